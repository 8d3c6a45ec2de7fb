import { type Static, Type } from 'typebox';
import { type Annotation, AnnotationSchema, valueTypes } from './schema.ts';
import { closed } from './shapes.ts';
import { type Generator, GeneratorSchema } from './source-schema.ts';

/**
 * Records of version 1, which had no `recordVersion`. They are read as version 2 would say the same; what is not named here is
 * alike in both.
 */

const { recordVersion: _, ...generatorFields } = GeneratorSchema.properties;
export const GeneratorSchema1 = Type.Object(generatorFields, closed);

const { motivation, passage, sentence, origin, target, ...annotationFields } = AnnotationSchema.properties;
export const AnnotationSchema1 = Type.Object(
  {
    ...annotationFields,
    target: Type.Object(
      {
        source: Type.String({ pattern: '^ni:///sha-256;[A-Za-z0-9_-]{43}$' }),
        selector: target.properties.selector,
      },
      closed,
    ),
  },
  closed,
);

export type Generator1 = Static<typeof GeneratorSchema1>;
export type Annotation1 = Static<typeof AnnotationSchema1>;

/** The version of a record by its generator; undefined where it is none that was ever written. */
export function versionOf(generator: unknown): number | undefined {
  const { recordVersion, software } = (generator ?? {}) as { recordVersion?: unknown; software?: unknown };
  if (recordVersion !== undefined) return typeof recordVersion === 'number' ? recordVersion : undefined;
  const major = /^onomast (\d+)\./.exec(String(software))?.[1];
  return major === undefined || major === '1' ? 1 : undefined;
}

/** A generator of version 1 as version 2 has it. */
export function upgradeGenerator(generator: Generator1): Generator {
  return { ...generator, recordVersion: 2 };
}

/** Makes annotations of version 1 those of version 2; told of the passages first. */
export class AnnotationUpgrade {
  readonly #passages: { readonly id: string; readonly start: number }[] = [];
  #at = 0;

  /** Takes the passages in order. */
  passage({ id, start }: { readonly id: string; readonly start: number }): void {
    this.#passages.push({ id, start });
  }

  /** Takes the annotations in order. */
  annotation({ id, type, target, ...rest }: Annotation1): Annotation {
    const [{ start }] = target.selector;
    while (this.#passages[this.#at + 1] !== undefined && this.#passages[this.#at + 1]!.start <= start)
      this.#at++;
    const isValue = (valueTypes as readonly string[]).includes(rest.entityType);
    return {
      id,
      type,
      motivation: isValue ? 'classifying' : 'identifying',
      ...rest,
      passage: this.#passages[this.#at]?.id ?? '#passage-0',
      target: { source: '', selector: target.selector },
    };
  }
}

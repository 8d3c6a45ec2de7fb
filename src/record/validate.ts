import { createRequire } from 'node:module';
import type * as AjvModule from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import type { Run } from './run-schema.ts';
import type { Annotation, DocumentRecord, Entity, Passage } from './schema.ts';
import type { Generator, RecordMetadata, RecordPage, RecordPart, Source } from './source-schema.ts';
import { validators } from './validators.generated.ts';
import type { Annotation1, Generator1 } from './version-1.ts';

/** What is wrong with a node, and where in it. */
export interface Violation {
  /** JSON pointer. */
  pointer: string;
  reason: string;
}

/** Says whether a node is valid; why the last one was not stands in `violation`. */
export interface Validator<T> {
  (node: unknown): node is T;
  violation: Violation | undefined;
}

/** A validator as ajv compiles it; the errors of the last call stay with it. */
interface Compiled {
  (node: unknown): unknown;
  readonly errors?:
    | readonly { readonly instancePath: string; readonly params: object; readonly message?: string }[]
    | null;
}

function validatorFrom<T>(compiled: () => Compiled): Validator<T> {
  const check = ((node: unknown): node is T => {
    const valid = compiled()(node) === true;
    check.violation = valid ? undefined : firstViolation(compiled());
    return valid;
  }) as Validator<T>;
  check.violation = undefined;
  return check;
}

function firstViolation({ errors }: Compiled): Violation {
  const error = errors?.[0];
  const detail =
    error?.params === undefined ? '' : ` (${Object.values(error.params).map(String).join(', ')})`;
  return { pointer: error?.instancePath ?? '', reason: `${error?.message ?? 'is not valid'}${detail}` };
}

/** How schemas are read, here and where validators are compiled ahead. */
export const validation = {
  allErrors: false,
  strict: true,
  strictTuples: false,
  allowUnionTypes: true,
} as const;

let ajv: AjvModule.Ajv2020 | undefined;

/** A check of a schema of one's own, compiled on first use; the compiler, too, is loaded then. */
export function validator<T>(schema: TSchema): Validator<T> {
  let compiled: Compiled | undefined;
  return validatorFrom<T>(() => {
    if (compiled === undefined) {
      const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof AjvModule;
      ajv ??= new Ajv2020(validation);
      compiled = ajv.compile(schema);
    }
    return compiled;
  });
}

const of = <T>(compiled: Compiled) => validatorFrom<T>(() => compiled);

/** Validators of the record's nodes, compiled from `node-schemas.ts` by `npm run schemas`: a run loads neither schemas nor a compiler. */
export const isRecord = of<DocumentRecord>(validators.record);
export const isEntity = of<Entity>(validators.entity);
export const isPassage = of<Passage>(validators.passage);
export const isAnnotation = of<Annotation>(validators.annotation);
export const isSource = of<Source>(validators.source);
export const isGenerator = of<Generator>(validators.generator);
export const isGenerator1 = of<Generator1>(validators.generator1);
export const isAnnotation1 = of<Annotation1>(validators.annotation1);
export const isMetadata = of<RecordMetadata>(validators.metadata);
export const isPages = of<RecordPage[]>(validators.pages);
export const isParts = of<RecordPart[]>(validators.parts);
export const isRun = of<Run>(validators.run);

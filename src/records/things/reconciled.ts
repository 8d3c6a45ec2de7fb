import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { OnomastError } from '../../errors/onomast-error.ts';
import { type NameType, nameTypes } from '../../record/schema.ts';
import { validator } from '../../record/validate.ts';
import { isIri, type ThingMember } from './own-thing.ts';

/** What a reconciliation service answered for a name, as `onomast reconcile` writes it. */
interface Answer {
  readonly query: string;
  readonly entityType: NameType;
  readonly asked: readonly { readonly document: string; readonly entity: string }[];
  /** Id of the one candidate that the service is sure of, and that id as an IRI. */
  readonly match?: string;
  readonly iri?: string;
}

const text = Type.String();
const isAnswer = validator<Answer>(
  Type.Object({
    query: text,
    entityType: Type.Enum([...nameTypes]),
    asked: Type.Array(Type.Object({ document: text, entity: text })),
    match: Type.Optional(text),
    iri: Type.Optional(text),
    candidates: Type.Array(Type.Unknown()),
  }),
);

/** Which entities of documents a reconciliation service is sure of. */
export class Reconciled {
  readonly #byEntity = new Map<string, { iri: string; name: string; type: NameType }>();

  /**
   * Reads the answers of `onomast reconcile`; those without a sure match say nothing.
   * @throws OnomastError `reconcile.answers-invalid` with the line, `usage.no-input`
   */
  static read(file: string): Reconciled {
    let content: string;
    try {
      content = readFileSync(file, 'utf8');
    } catch (cause) {
      throw new OnomastError('usage.no-input', 'the answers cannot be read', { file }, { cause });
    }
    const reconciled = new Reconciled();
    for (const [i, line] of content.split('\n').entries())
      if (line.trim() !== '') reconciled.#take(line, { file, line: i + 1 });
    return reconciled;
  }

  #take(line: string, place: { file: string; line: number }): void {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new OnomastError('reconcile.answers-invalid', 'not a line of JSON', place, { cause });
    }
    if (!isAnswer(value)) {
      const { pointer, reason } = isAnswer.violation!;
      throw new OnomastError('reconcile.answers-invalid', `no answer (${reason})`, { ...place, pointer });
    }
    const iri = value.iri ?? value.match;
    if (iri === undefined || !isIri(iri)) return;
    for (const { document, entity } of value.asked)
      this.#byEntity.set(`${document}\n${entity}`, { iri, name: value.query, type: value.entityType });
  }

  /** The IRI of an entity; undefined where the service was not sure, or another extraction made it another entity. */
  iriOf(document: string, { id, entityType, name }: ThingMember): string | undefined {
    const known = this.#byEntity.get(`${document}\n${id}`);
    return known?.name === name && known.type === entityType ? known.iri : undefined;
  }
}

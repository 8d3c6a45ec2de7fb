import { OnomastError } from '../../errors/onomast-error.ts';
import { type NameType, nameTypes } from '../../record/entity-types.ts';
import type { GazetteerEntry } from '../entry.ts';
import { parseJsonLine } from './jsonl.ts';

/** Labels of other schemes, as a type of ours. */
const typeOfLabel: Readonly<Record<string, NameType>> = {
  PER: 'PERSON',
  COUNTRY: 'GPE',
  CITY: 'GPE',
  LOCATION: 'LOC',
  ORGANIZATION: 'ORG',
  ORGANISATION: 'ORG',
  COMPANY: 'ORG',
  FACILITY: 'FAC',
};

/** Gathers spaCy `EntityRuler` patterns: lines of one `label` and `id` are forms of one entry. */
export class PatternReader {
  readonly #byKey = new Map<string, { type: NameType; id: string; forms: string[] }>();
  /** Token patterns, which are no names and are passed over. */
  skipped = 0;

  /** Reads `{"label": "ORG", "pattern": "Acme", "id": "acme"}`. */
  add(text: string, file: string, line: number): void {
    const value = parseJsonLine(text, file, line) as { label?: unknown; pattern?: unknown; id?: unknown };
    if (typeof value.label !== 'string' || value.pattern === undefined)
      throw new OnomastError('gazetteer.invalid-row', 'has no label or no pattern', {
        file,
        line,
        column: 1,
      });
    if (typeof value.pattern !== 'string') {
      this.skipped++;
      return;
    }
    const type = nameTypes.find((known) => known === value.label) ?? typeOfLabel[value.label.toUpperCase()];
    if (type === undefined)
      throw new OnomastError(
        'gazetteer.invalid-row',
        `label ${JSON.stringify(value.label)} is none of ${nameTypes.join(', ')}`,
        { file, line, column: 1 },
      );
    const id = typeof value.id === 'string' && value.id !== '' ? value.id : value.pattern;
    const key = `${type} ${id}`;
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, { type, id, forms: [value.pattern] });
    else known.forms.push(value.pattern);
  }

  entries(): GazetteerEntry[] {
    return [...this.#byKey.values()].map(({ type, id, forms }) => ({
      id: /^[a-z][a-z0-9+.-]*:\S+$/i.test(id)
        ? id
        : `urn:onomast:patterns:${type.toLowerCase()}:${encodeURIComponent(id.toLowerCase().replace(/\s+/g, '-'))}`,
      type,
      class: type.toLowerCase(),
      name: forms[0]!,
      aliases: [...new Set(forms.slice(1))].map((name) => ({ name, kind: 'alias' })),
      countryCodes: [],
      sameAs: [],
    }));
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';
import { guidelineValue } from '../../src/record/guideline-value.ts';
import type { Annotation, DocumentRecord, Entity } from '../../src/record/schema.ts';

/** A mention that a case asks for. */
interface Expected {
  readonly type: string;
  readonly exact: string;
  /** Code points. */
  readonly start: number;
  /** As the guideline writes it; any of a list is right, `''` is none; absent: not judged. */
  readonly value?: string | readonly string[];
  readonly or?: readonly string[];
  readonly optional?: boolean;
}

/** A short text with all mentions of some types. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly expect: readonly Expected[];
  readonly only: readonly string[];
  readonly near?: boolean;
  readonly entities?: readonly { readonly name: string; readonly jobTitle?: string }[];
  readonly same?: readonly (readonly string[])[];
  readonly apart?: readonly (readonly string[])[];
}

/** The lines of a file of `fixtures/cases`. */
export function readCases<T>(name: string): T[] {
  return readFileSync(path.join(packageRoot, 'fixtures', 'cases', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Code points of an annotation. */
export function positionsOf({ target }: Annotation): { start: number; end: number } {
  const [selector] = target.selector;
  return selector as { start: number; end: number };
}

interface Found {
  start: number;
  end: number;
  type: string;
  exact: string;
  value: string;
  body: Annotation['body'];
}

/** The value of an annotation as the guideline writes it; empty where it has none. */
function guidelineValueOf({ body, entityType }: Annotation, entities: ReadonlyMap<string, Entity>): string {
  if (typeof body !== 'string') return guidelineValue(body) ?? '';
  const entity = entities.get(body);
  if (entityType === 'NORP') return entity?.countryCode ?? '';
  if (entityType !== 'GPE') return entity?.name ?? '';
  const country = entity?.countryCode ?? '';
  return entity?.type[0] === 'Country' ? country : `${country}/${entity?.name ?? ''}`;
}

/** Quantities are compared by number and unit: marks, spaces and superscripts aside. */
function plain(type: string, value: string): string {
  if (type !== 'QUANTITY' || value === '') return value;
  const [number, ...unit] = value.replace(/ [~<>]$/, '').split(' ');
  const letters: Record<string, string> = { '²': '2', '³': '3', '⁻': '-', '¹': '1' };
  return `${number} ${unit
    .join('')
    .replace(/[²³⁻¹]/g, (c) => letters[c]!)
    .replace(/·/g, '')}`;
}

/** What is wrong in a record of a case; empty where all is right. */
export function faultsOf(one: Case, record: DocumentRecord): string[] {
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const units = [...one.text];
  const found: Found[] = record.annotations
    .filter(({ entityType }) => one.only.includes(entityType))
    .map((annotation) => {
      const { start, end } = positionsOf(annotation);
      const exact = units.slice(start, end).join('');
      const { entityType: type, body } = annotation;
      return { start, end, type, exact, value: guidelineValueOf(annotation, entities), body };
    });
  const faults: string[] = [];
  const free = [...found];
  for (const expected of one.expect) {
    const i = free.findIndex(
      (f) => f.type === expected.type && spansOf(one.text, expected).includes(`${f.start}-${f.end}`),
    );
    if (i < 0) {
      if (expected.optional !== true) faults.push(`missing ${expected.type} ${expected.exact}`);
      continue;
    }
    const [hit] = free.splice(i, 1);
    if (expected.value === undefined) continue;
    const values = [expected.value].flat().map((value) => plain(hit!.type, value));
    if (!values.includes(plain(hit!.type, hit!.value)))
      faults.push(`value of ${hit!.exact}: ${hit!.value || 'none'}, not ${values.join(' or ') || 'none'}`);
  }
  for (const { type, exact, value } of free) faults.push(`extra ${type} ${exact} ${value}`);
  return [...faults, ...entityFaults(one, found, entities)];
}

/** The spans that are right for an expected mention, `start-end` in code points. */
function spansOf(text: string, { exact, start, or = [] }: Expected): string[] {
  const units = [...text];
  const span = (at: number, of: string) => `${at}-${at + [...of].length}`;
  return [
    span(start, exact),
    ...or.flatMap((other) => {
      const from = Math.max(0, start - 20);
      const at = units.slice(from).join('').indexOf(other);
      return at < 0 ? [] : [span(from + at, other)];
    }),
  ];
}

function entityFaults(one: Case, found: readonly Found[], entities: ReadonlyMap<string, Entity>): string[] {
  const bodyOf = (name: string) => found.find(({ exact }) => exact === name)?.body;
  const faults: string[] = [];
  for (const { name, jobTitle } of one.entities ?? []) {
    const body = bodyOf(name);
    if (typeof body !== 'string' || jobTitle === undefined) continue;
    const title = entities.get(body)?.jobTitle ?? '';
    if (title !== jobTitle) faults.push(`jobTitle of ${name}: ${title || 'none'}, not ${jobTitle || 'none'}`);
  }
  const bodies = (names: readonly string[]) => names.map((name) => JSON.stringify(bodyOf(name)));
  for (const names of one.same ?? []) {
    const all = bodies(names);
    if (!all.includes(undefined as never) && new Set(all).size > 1)
      faults.push(`not one entity: ${names.join(', ')}`);
  }
  for (const names of one.apart ?? []) {
    const all = bodies(names);
    if (!all.includes(undefined as never) && new Set(all).size < all.length)
      faults.push(`one entity: ${names.join(', ')}`);
  }
  return faults;
}

/** A text with the date it was written on, and its dates that do not say their year. */
export interface DatedText {
  readonly text?: string;
  /** Number of an article of GeoVirus, instead of the text. */
  readonly geovirus?: number;
  readonly date: string;
  /** A code point inside each date, and its value; empty where nothing is a date. */
  readonly years: readonly { readonly at: number; readonly value: string }[];
}

/** The values that a record has for the dates of a text, next to those it should have. */
export function suppliedYears(
  { years }: DatedText,
  record: DocumentRecord,
): { found: string; value: string; at: number }[] {
  return years.map(({ at, value }) => {
    const annotation = record.annotations.find((one) => {
      const { start, end } = positionsOf(one);
      return one.entityType === 'DATE' && start <= at && at < end;
    });
    const body = annotation?.body;
    return { at, value, found: (typeof body === 'object' && 'value' in body ? body.value : undefined) ?? '' };
  });
}

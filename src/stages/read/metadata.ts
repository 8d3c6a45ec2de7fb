import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { DocumentWarning } from '../../record/run-schema.ts';
import type { RecordMetadata } from '../../record/source-schema.ts';
import { asEdtf } from '../../text/edtf.ts';
import { identifierOf } from '../../text/identifiers.ts';
import { readArchived } from './archives/bytes.ts';
import { type ArchiveStep, archivedPath } from './archives/steps.ts';
import { fileError } from './file-error.ts';

/** What a user says of a document. */
export interface Said {
  readonly metadata: RecordMetadata;
  /** SHA-256 of how it was said, as hex. */
  readonly sha256: string;
  readonly warnings: readonly DocumentWarning[];
}

/** Name of the file next to a publication in which its user says what it is. */
export const sidecarSuffix = '.meta.json';

type Term = Exclude<keyof RecordMetadata, 'own'>;

/** Dublin Core terms by the names that people give them; all others are own fields. */
const terms: Readonly<Record<string, Term>> = {
  title: 'title',
  creator: 'creator',
  author: 'creator',
  authors: 'creator',
  date: 'date',
  language: 'language',
  lang: 'language',
  publisher: 'publisher',
  identifier: 'identifier',
  rights: 'rights',
};
const listTerms: ReadonlySet<Term> = new Set(['creator', 'identifier']);

/**
 * Fields as metadata: Dublin Core terms by their names, all others under `own`.
 * @param warn is told of a value that cannot be taken
 */
export function metadataOf(
  fields: Readonly<Record<string, unknown>>,
  warn: (warning: DocumentWarning) => void,
): RecordMetadata {
  const metadata: RecordMetadata = {};
  const own: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    const term = Object.hasOwn(terms, name) ? terms[name]! : undefined;
    if (value === null || value === undefined || value === '') continue;
    if (term === undefined) {
      own.push([name, value]);
      continue;
    }
    const taken = termValue(term, value);
    if (taken === undefined)
      warn({ code: `metadata.${term}`, message: `${name}: ${JSON.stringify(value)} is no ${meaning(term)}` });
    else Object.assign(metadata, { [term]: taken });
  }
  if (own.length > 0) metadata.own = Object.fromEntries(own);
  return metadata;
}

function meaning(term: Term): string {
  if (term === 'date') return 'date by EDTF (2019, 2019-03, 2019-03-14, 2018/2019)';
  if (term === 'language') return 'language by BCP 47 (en, pt-BR)';
  return listTerms.has(term) ? 'text and no list of texts' : 'text';
}

function termValue(term: Term, value: unknown): string | string[] | undefined {
  if (listTerms.has(term)) {
    const list = [value].flat().map(textOf);
    if (list.length === 0 || !list.every((text) => text !== undefined)) return undefined;
    return term === 'identifier' ? list.map((text) => identifierOf(text) ?? text) : list;
  }
  const text = textOf(value);
  if (text === undefined) return undefined;
  if (term === 'date') return asEdtf(text);
  return term === 'language' ? languageTag(text) : text;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** A language tag in its usual form: `en_us` -> `en-US`; undefined where it is none. */
function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** Metadata of several origins; what comes later wins, own fields one by one. */
export function mergedMetadata(layers: readonly (RecordMetadata | undefined)[]): RecordMetadata | undefined {
  const merged: RecordMetadata = {};
  for (const layer of layers) {
    const own = { ...merged.own, ...layer?.own };
    Object.assign(merged, layer, Object.keys(own).length > 0 && { own });
  }
  return Object.keys(merged).length > 0 ? merged : undefined;
}

/** Bytes of what is said next to a file of an archive, at most. */
const mostSaidBytes = 1 << 22;

/** What a user says of a document in `<file>.meta.json`, next to the file or in its archive; undefined where there is no such file. */
export function saidOfFile({ file, steps, said }: FileOfMetadata): Said | undefined {
  if (steps !== undefined && said === undefined) return undefined;
  const name = said === undefined ? `${file}${sidecarSuffix}` : archivedPath(file, said);
  let bytes: Uint8Array;
  try {
    bytes = said === undefined ? readFileSync(name) : readArchived({ file, steps: said }, mostSaidBytes);
  } catch (cause) {
    const error = cause instanceof OnomastError ? cause : fileError(cause, name);
    if (error.code === 'input.not-found') return undefined;
    return { metadata: {}, sha256: hashOf(''), warnings: [unreadable(error.message)] };
  }
  return saidIn(bytes, name);
}

interface FileOfMetadata {
  readonly file: string;
  readonly steps?: readonly ArchiveStep[] | undefined;
  readonly said?: readonly ArchiveStep[] | undefined;
}

function saidIn(bytes: Uint8Array, name: string): Said {
  const sha256 = hashOf(bytes);
  try {
    const fields: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
      return { metadata: {}, sha256, warnings: [unreadable(`${name}: not a JSON object`)] };
    const warnings: DocumentWarning[] = [];
    const metadata = metadataOf(fields as Record<string, unknown>, (warning) => warnings.push(warning));
    return { metadata, sha256, warnings };
  } catch (error) {
    return { metadata: {}, sha256, warnings: [unreadable(`${name}: ${(error as Error).message}`)] };
  }
}

/** Metadata given as a value, as of a line of JSON. */
export function saidDirectly(metadata: RecordMetadata): Said {
  const warnings: DocumentWarning[] = [];
  const { own, ...fields } = metadata;
  const checked = metadataOf(fields, (warning) => warnings.push(warning));
  if (own !== undefined) checked.own = own;
  return { metadata: checked, sha256: hashOf(JSON.stringify(metadata)), warnings };
}

function unreadable(message: string): DocumentWarning {
  return { code: 'metadata.unreadable', message };
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

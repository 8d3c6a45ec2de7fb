import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { nameError } from '../../../files/safe-name.ts';
import { holdOutput, writeWhole } from '../../../files/whole-file.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { oneLine } from '../../../text/visible.ts';
import type { GoldDocument } from '../gold-document.ts';
import { brat } from './brat.ts';
import { conll, withoutOverlaps } from './conll.ts';
import {
  filesOf,
  type GoldFiles,
  type GoldFormat,
  type GoldRead,
  type GoldWritten,
  type WriteOptions,
} from './format.ts';
import { labelStudio } from './label-studio.ts';
import { onomast } from './onomast.ts';
import { spacy } from './spacy.ts';
import { webAnnotation } from './web-annotation.ts';

/** Formats of annotated text, in the order in which a folder's files are tried. */
const goldFormats: readonly GoldFormat[] = [onomast, brat, conll, webAnnotation, spacy, labelStudio];

export const goldFormatNames: readonly string[] = goldFormats.map(({ name }) => name);

/** @throws OnomastError `usage.bad-value` with the nearest right name */
export function goldFormat(name: string): GoldFormat {
  const found = goldFormats.find((format) => format.name === name);
  if (found !== undefined) return found;
  throw new OnomastError(
    'usage.bad-value',
    `no format ${JSON.stringify(name)} of gold (there are ${goldFormatNames.join(', ')})${didYouMean(name, goldFormatNames)}`,
  );
}

/**
 * Reads annotated text in any of the formats; positions are checked against the text.
 *
 * @param place a folder or a file
 * @param name of the format; told from the files where it is not given
 * @returns the documents in the order of their ids, everything that did not agree, and what was not read: files in folders below
 * @throws OnomastError `usage.no-input` where no file fits
 */
export async function readAnyGold(
  place: string,
  name?: string,
): Promise<GoldRead & { format: string; notRead: string[] }> {
  const files = await filesOf(place);
  const { folder, names, isFolder } = files;
  const format = name !== undefined ? goldFormat(name) : await detect(folder, names);
  // A file that was named is read whatever its ending.
  const own = isFolder ? names.filter((file) => format?.isOwn(file, names)) : names;
  if (format === undefined || own.length === 0) {
    const what = format === undefined ? goldFormatNames.join(', ') : format.name;
    throw new OnomastError('usage.no-input', `no annotated text (${what})`, { file: place });
  }
  const result: GoldRead = { documents: [], mismatches: [] };
  for (const file of own) {
    const { documents, mismatches } = await format.read(path.join(folder, file));
    const above = path.dirname(file).split(path.sep).join('/');
    result.documents.push(
      ...(above === '.' ? documents : documents.map((one) => ({ ...one, id: `${above}/${one.id}` }))),
    );
    result.mismatches.push(...mismatches);
  }
  result.documents.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const [i, { id }] of result.documents.entries()) {
    if (i > 0 && result.documents[i - 1]!.id === id) {
      throw new OnomastError('audit.gold-invalid', `two documents have the id ${JSON.stringify(id)}`, {
        file: place,
      });
    }
  }
  return { ...result, format: format.name, notRead: notRead(files, format) };
}

function notRead({ below }: GoldFiles, format: GoldFormat): string[] {
  return below.filter((file) => format.isOwn(file, below));
}

/**
 * Reads gold for scoring: like {@link readAnyGold}, but a mismatch is an error.
 * @param onNotRead is told of the files that stand in folders below
 * @throws OnomastError `audit.gold-invalid` naming every mismatch
 */
export async function loadGold(
  place: string,
  name?: string,
  onNotRead?: (files: readonly string[]) => void,
): Promise<GoldDocument[]> {
  const { documents, mismatches, notRead } = await readAnyGold(place, name);
  if (notRead.length > 0) onNotRead?.(notRead);
  if (mismatches.length > 0) {
    const lines = mismatches.map(({ file, at, reason }) => `\n  ${oneLine(`${file}, ${at}: ${reason}`)}`);
    throw new OnomastError(
      'audit.gold-invalid',
      `${mismatches.length === 1 ? 'one mention does' : `${mismatches.length} mentions do`} not agree with the text:${lines.join('')}`,
      { file: place },
    );
  }
  return documents;
}

async function detect(folder: string, names: readonly string[]): Promise<GoldFormat | undefined> {
  const candidate = goldFormats.find((format) => names.some((file) => format.isOwn(file, names)));
  if (candidate !== onomast) return candidate;
  // Label Studio's exports end in .json as well, but are arrays or tasks with data.
  const first = await readFile(path.join(folder, names.find((file) => file.endsWith('.json'))!), 'utf8');
  return /^\s*\{/.test(first) && first.includes('"mentions"') ? onomast : labelStudio;
}

/**
 * Writes annotated text.
 *
 * @param folder made where it is not there
 * @returns the files, and what the format could not hold
 */
export async function writeGold(
  documents: readonly GoldDocument[],
  folder: string,
  format: GoldFormat,
  options: WriteOptions = {},
): Promise<GoldWritten> {
  const lost: string[] = [];
  let kept = documents;
  if (!format.holdsValues) {
    const values = documents.reduce(
      (sum, { mentions }) => sum + mentions.filter(({ value }) => value !== '').length,
      0,
    );
    if (values > 0) lost.push(`${values} normalised values: ${format.name} has no place for them`);
  }
  if (!format.holdsOverlaps) {
    kept = documents.map((document) => ({ ...document, mentions: withoutOverlaps(document.mentions) }));
    documents.forEach(({ id, mentions }, d) => {
      const fewer = mentions.length - kept[d]!.mentions.length;
      if (fewer > 0) lost.push(`${id}: ${fewer} mentions that overlap a longer one`);
    });
  }
  const files = format.write(kept, options);
  const hold = await holdOutput(folder, { isFolder: true });
  try {
    for (const { name, content } of files) {
      const error = nameError(name);
      if (error !== undefined) throw error;
      writeWhole(path.join(folder, name), content);
    }
  } finally {
    hold.release();
  }
  return { files: files.map(({ name }) => name), lost };
}

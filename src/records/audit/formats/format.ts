import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { manifestFile } from '../../../record/read-run.ts';
import { sniffByteOrderMark } from '../../../text/decode.ts';
import { recordFiles } from '../../read/find.ts';
import { type CodePointIndex, codePointIndex } from '../align/code-points.ts';
import type { GoldDocument, GoldMention } from '../gold-document.ts';

/** Something in a gold file that does not agree with its text, or that the format's rules forbid. Its mention is left out. */
export interface Mismatch {
  file: string;
  /** Which mention: `T3`, `/mentions/4`, `line 12`. */
  at: string;
  reason: string;
}

export interface GoldRead {
  documents: GoldDocument[];
  mismatches: Mismatch[];
}

export interface GoldWritten {
  /** Names of the files, relative to the folder. */
  files: string[];
  /** What the format cannot hold, one line each. */
  lost: string[];
}

export interface WriteOptions {
  /** Tagging scheme of CoNLL. */
  readonly scheme?: TagScheme;
}

export const tagSchemes = ['iob1', 'iob2', 'bilou'] as const;
export type TagScheme = (typeof tagSchemes)[number];

/** One format of annotated text, in and out. */
export interface GoldFormat {
  readonly name: string;
  /** Which of a folder's files are its own (those with the annotations). */
  isOwn(name: string, names: readonly string[]): boolean;
  /** Reads one of its files. */
  read(file: string): Promise<GoldRead>;
  write(documents: readonly GoldDocument[], options: WriteOptions): { name: string; content: string }[];
  /** Whether it has a place for normalised values. */
  readonly holdsValues: boolean;
  /** Whether mentions may overlap. */
  readonly holdsOverlaps: boolean;
}

/** A mention as a format's file has it, before its position is checked. */
export interface RawMention {
  start: unknown;
  end: unknown;
  type: unknown;
  /** Where the format repeats the text. */
  text?: unknown;
  value?: unknown;
}

/**
 * Checks a mention against its text.
 *
 * @returns the mention, or why it cannot be taken
 */
function placeMention(index: CodePointIndex, raw: RawMention): GoldMention | string {
  const { start, end, type, text, value } = raw;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return 'its start and end are not whole numbers';
  if (typeof type !== 'string' || type === '') return 'it has no type';
  if (text !== undefined && typeof text !== 'string') return 'its text is no string';
  if (value !== undefined && typeof value !== 'string') return 'its value is no string';
  const [from, to] = [start as number, end as number];
  if (!(from >= 0 && from < to && to <= index.length)) {
    return `[${from}, ${to}) is no range of a text of ${index.length} code points`;
  }
  const found = index.slice(from, to);
  // Formats and editors show a line end inside a mention as a space.
  if (text !== undefined && text !== found && spaced(text) !== spaced(found)) {
    const inUnits =
      index.text.slice(from, to) === text ? '; it agrees when counted in UTF-16 code units' : '';
    return `[${from}, ${to}) reads ${quoted(found)}, not ${quoted(text)}${inUnits || elsewhere(index, text, from)}`;
  }
  return { start: from, end: to, type, text: found, value: value ?? '' };
}

/** Where the text stands that was not found at its position, the nearest place. */
function elsewhere(index: CodePointIndex, text: string, near: number): string {
  if (text === '') return '';
  const at = index.toUnits(Math.min(near, index.length));
  const [before, after] = [index.text.lastIndexOf(text, at), index.text.indexOf(text, at)];
  const found = before === -1 ? after : after === -1 ? before : at - before <= after - at ? before : after;
  if (found === -1) return '; the text has it nowhere';
  const start = index.toPoints(found);
  return `; that stands at [${start}, ${index.toPoints(found + text.length)})`;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** Takes every mention whose position is right; the others become mismatches. */
export function placeMentions(
  text: string,
  raws: Iterable<readonly [at: string, raw: RawMention]>,
  file: string,
  mismatches: Mismatch[],
): GoldMention[] {
  const index = codePointIndex(text);
  const mentions: GoldMention[] = [];
  for (const [at, raw] of raws) {
    const placed = placeMention(index, raw);
    if (typeof placed === 'string') mismatches.push({ file, at, reason: placed });
    else mentions.push(placed);
  }
  return mentions.sort(byPosition);
}

export function byPosition(a: GoldMention, b: GoldMention): number {
  return a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0);
}

/**
 * Reads UTF-8 text, or UTF-16 with a byte order mark, without that mark; it is otherwise as it stands, line ends included.
 * @throws OnomastError `input.encoding`
 */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file);
  const encoding = sniffByteOrderMark(bytes)?.encoding ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new OnomastError('input.encoding', `not valid ${encoding}`, { file }, { cause });
  }
}

/**
 * The text file of an annotation file: the one it names, or the one next to it, `report.ann` to `report.txt`; undefined where there
 * is none.
 */
export async function textNextTo(
  file: string,
  named?: string,
): Promise<{ path: string; text: string } | undefined> {
  const textFile =
    named === undefined ? `${withoutEnding(file)}.txt` : path.resolve(path.dirname(file), named);
  const found = await stat(textFile).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  return { path: textFile, text: await readText(textFile) };
}

export function withoutEnding(file: string): string {
  return file.slice(0, file.length - path.extname(file).length);
}

/** The id of the document that a file is about. */
export function idOf(file: string): string {
  return path.basename(withoutEnding(file));
}

/** Parses JSON with the file in the error. */
export function parseJson(text: string, file: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OnomastError(
      'audit.gold-invalid',
      `not JSON: ${(cause as Error).message}`,
      { file, ...(line !== undefined && { line }) },
      { cause },
    );
  }
}

/** What of a place may be annotated text. */
export interface GoldFiles {
  readonly folder: string;
  /** Below the folder, sorted. */
  readonly names: string[];
  readonly isFolder: boolean;
  /** In folders below it, which are not read. */
  readonly below: string[];
}

/**
 * The files of a folder; a file alone is itself. Records that a run wrote stand in folders as their documents do, and count as one
 * collection.
 */
export async function filesOf(place: string): Promise<GoldFiles> {
  const found = await stat(place).catch((cause) => {
    throw new OnomastError('usage.no-input', 'no such file or folder', { file: place }, { cause });
  });
  if (!found.isDirectory())
    return { folder: path.dirname(place), names: [path.basename(place)], isFolder: false, below: [] };
  if (existsSync(path.join(place, manifestFile))) {
    const names = [...recordFiles(place)].map((file) => path.relative(place, file));
    return { folder: place, names: names.sort(), isFolder: true, below: [] };
  }
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const all = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(path.sep).some((part) => part.startsWith('.')));
  const [below = [], names = []] = [true, false].map((isBelow) =>
    all.filter((name) => name.includes(path.sep) === isBelow).sort(),
  );
  return { folder: place, names, isFolder: true, below };
}

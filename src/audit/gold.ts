import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { OnomastError } from '../errors.ts';
import { codePointIndex } from './code-points.ts';

/** One gold mention. Positions are Unicode code points of the decoded text (a byte order mark not counted), end exclusive. */
export interface GoldMention {
  start: number;
  end: number;
  type: string;
  /** The text between `start` and `end`, character for character. */
  text: string;
  /** The normalised value (`USD 419100000`, `BY/Minsk`, a full name), or empty. */
  value: string;
}

/** One annotated text. */
export interface GoldDocument {
  /** The file name without its ending. */
  id: string;
  /** Path of the text file, where the gold was read from files. */
  path?: string;
  text: string;
  /** By start, then end. */
  mentions: GoldMention[];
}

/**
 * Reads gold in onomast's own format: `<id>.txt` beside `<id>.json`, the latter `{ "mentions": [{ start, end, type, text, value }] }`.
 * Every position is checked against the text.
 *
 * @param folder the folder with the pairs; not searched below
 * @returns the documents in the order of their ids
 * @throws OnomastError `audit.gold-invalid` naming file and mention; `usage.no-input` where the folder has no pair
 */
export async function readGold(folder: string): Promise<GoldDocument[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    throw new OnomastError('input.not-found', 'no such folder of gold', { file: folder }, { cause });
  }
  const ids = names
    .filter((name) => name.endsWith('.json') && names.includes(`${name.slice(0, -5)}.txt`))
    .map((name) => name.slice(0, -5))
    .sort();
  if (ids.length === 0) {
    throw new OnomastError('usage.no-input', 'no pair of <id>.txt and <id>.json', { file: folder });
  }
  const documents: GoldDocument[] = [];
  for (const id of ids) documents.push(await readGoldPair(folder, id));
  return documents;
}

async function readGoldPair(folder: string, id: string): Promise<GoldDocument> {
  const textPath = path.join(folder, `${id}.txt`);
  const jsonPath = path.join(folder, `${id}.json`);
  const text = decodeText(await readFile(textPath), textPath);
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(jsonPath, 'utf8'));
  } catch (cause) {
    throw new OnomastError('audit.gold-invalid', (cause as Error).message, { file: jsonPath }, { cause });
  }
  const mentions = parseMentions(parsed, jsonPath);
  checkMentions(text, mentions, jsonPath);
  mentions.sort((a, b) => a.start - b.start || a.end - b.end);
  return { id, path: textPath, text, mentions };
}

/** Decodes UTF-8 text, without its byte order mark; the bytes are otherwise kept, line ends included. */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new OnomastError('input.encoding', 'not valid UTF-8', { file }, { cause });
  }
}

function parseMentions(parsed: unknown, file: string): GoldMention[] {
  const list = (parsed as { mentions?: unknown } | null)?.mentions;
  if (!Array.isArray(list)) {
    throw new OnomastError('audit.gold-invalid', '"mentions" is not an array', {
      file,
      pointer: '/mentions',
    });
  }
  return list.map((item: Record<string, unknown>, i) => {
    const { start, end, type, text, value = '' } = item ?? {};
    const right =
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      typeof type === 'string' &&
      (text === undefined || typeof text === 'string') &&
      typeof value === 'string';
    if (!right) {
      throw new OnomastError(
        'audit.gold-invalid',
        'a mention has whole numbers "start" and "end" and strings "type", "text" and "value"',
        { file, pointer: `/mentions/${i}` },
      );
    }
    return { start, end, type, text, value } as GoldMention;
  });
}

/** Checks positions against the text and fills in a `text` that is not given. */
function checkMentions(text: string, mentions: GoldMention[], file: string): void {
  const index = codePointIndex(text);
  mentions.forEach((mention, i) => {
    const { start, end } = mention;
    const place = { file, pointer: `/mentions/${i}` };
    if (!(start >= 0 && start < end && end <= index.length)) {
      throw new OnomastError(
        'audit.gold-invalid',
        `[${start}, ${end}) is no range of a text of ${index.length} code points`,
        place,
      );
    }
    const found = index.slice(start, end);
    mention.text ??= found;
    if (mention.text !== found) {
      throw new OnomastError(
        'audit.gold-invalid',
        `[${start}, ${end}) reads ${JSON.stringify(found)}, not ${JSON.stringify(mention.text)}`,
        place,
      );
    }
  });
}

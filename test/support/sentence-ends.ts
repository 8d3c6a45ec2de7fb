import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { cutPieces } from '../../src/stages/tokenise/pretokens.ts';
import { SentenceEnds } from '../../src/stages/tokenise/sentence-ends.ts';
import { Wink } from '../../src/stages/tokenise/wink.ts';

const wink = new Wink();
const ends = new SentenceEnds();

/** What wink ends sentences after, and what the table does. */
function both(text: string): { wink: number[]; table: number[] } {
  const pieces = cutPieces(text);
  const tokens = pieces.starts.map((start, i) => text.slice(start, pieces.ends[i]));
  const marked = (list: Uint8Array) => [...list.keys()].filter((i) => list[i] === 1);
  return {
    wink: marked(wink.read(text, pieces).sentenceEnd),
    table: marked(ends.read(text, pieces, tokens)),
  };
}
/** Fails where the table ends the sentences of a text elsewhere than wink does. */
export function agree(text: string): void {
  const said = both(text);
  expect(said.table, JSON.stringify(text.slice(0, 200))).toEqual(said.wink);
}

/** The same of every text of a folder. */
export function agreeInFolder(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt')))
    agree(readFileSync(path.join(folder, name), 'utf8'));
}

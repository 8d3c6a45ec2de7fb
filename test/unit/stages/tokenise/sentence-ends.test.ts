import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataFolder, packageRoot } from '../../../../src/paths.ts';
import { shownAbbreviations, shownMarks } from '../../../../src/stages/tokenise/mask.ts';
import { cutPieces } from '../../../../src/stages/tokenise/pretokens.ts';
import data from '../../../../src/stages/tokenise/sentence-ends.data.json' with { type: 'json' };
import { SentenceEnds } from '../../../../src/stages/tokenise/sentence-ends.ts';
import { Wink } from '../../../../src/stages/tokenise/wink.ts';

const wink = new Wink();
const ends = new SentenceEnds();

/** What wink ends sentences behind, and what the table does. */
function both(text: string): { wink: number[]; table: number[] } {
  const pieces = cutPieces(text);
  const tokens = pieces.starts.map((start, i) => text.slice(start, pieces.ends[i]));
  const marked = (list: Uint8Array) => [...list.keys()].filter((i) => list[i] === 1);
  return {
    wink: marked(wink.read(text, pieces).sentenceEnd),
    table: marked(ends.read(text, pieces, tokens)),
  };
}
const agree = (text: string) => {
  const said = both(text);
  expect(said.table, JSON.stringify(text.slice(0, 200))).toEqual(said.wink);
};

/** Everything that is an event, and words that are none. */
const parts = [
  ...Object.keys(data.forms),
  ...shownMarks,
  ...shownAbbreviations,
  ..."\"Wait\" he said river Nairobi x Q 12 3.5 1,000 2nd 1990s G20 can't it's Łódź Gdańsk's no. pp. Art. https://a.org a@b.com A.B. ... —".split(
    ' ',
  ),
];

describe('SentenceEnds', () => {
  it('ends sentences where wink does, whatever stands together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(' ', ' ', '', '\n')), { maxLength: 60 }),
        (list) => agree(list.flat().join('')),
      ),
      { numRuns: 3000 },
    );
  });

  it('ends sentences where wink does in any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), agree), { numRuns: 300 });
  });

  it('reads long texts in the same batches', () => {
    agree('Lima grew (by a tenth.) And so did Quito, e.g. No. 5. "It did." '.repeat(900));
    agree('word '.repeat(20_000));
  });

  const folders = [
    path.join(packageRoot, 'fixtures', 'publications'),
    ...['corpus', 'gold/train', 'gold/dev', 'gold/general', 'gold/elsewhere/train'].map((name) =>
      path.join(dataFolder, name),
    ),
  ];
  it.each(
    folders.filter((folder) => existsSync(folder)),
  )('ends sentences where wink does in %s', (folder) => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt')))
      agree(readFileSync(path.join(folder, name), 'utf8'));
  });
});

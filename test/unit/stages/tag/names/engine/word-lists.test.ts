import { globSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { wordList } from '../../../../../../src/stages/tag/names/engine/word-lists.ts';

const folder = 'data/languages/en/names';

describe('word lists', () => {
  it('has the words of a list and no others', () => {
    const [, ...rows] = parse(readFileSync(`${folder}/edges.csv`, 'utf8')) as [string, string][];
    for (const name of new Set(rows.map(([list]) => list))) {
      const words = rows.filter(([list]) => list === name).map(([, word]) => word);
      expect([...wordList(`edges/${name}`)]).toEqual([...new Set(words)]);
    }
  });

  it('refuses a list that no file has', () => {
    expect(() => wordList('edges/no-such-list')).toThrow('no list of words edges/no-such-list');
  });

  it.each(globSync(`${folder}/*.csv`))('%s has the rows of each list together', (file) => {
    const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
    if (!header!.startsWith('list,')) return;
    const lists = rows.map((row) => row.slice(0, row.indexOf(',')));
    const begins = lists.filter((list, i) => list !== lists[i - 1]);
    expect(begins).toEqual([...new Set(begins)]);
  });

  it('reads a word with a comma without the marks that the file sets round it', () => {
    expect(wordList('edges/heading-of-standings')).toContain('won, drawn');
  });
});

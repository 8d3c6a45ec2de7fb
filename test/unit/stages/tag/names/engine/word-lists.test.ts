import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordList } from '../../../../../../src/stages/tag/names/engine/word-lists.ts';

const folder = 'data/languages/en/names';

describe('word lists', () => {
  it('has the words of a list and no others', () => {
    const rows = readFileSync(`${folder}/edges.csv`, 'utf8').trim().split('\n').slice(1);
    const names = new Set(rows.map((row) => row.slice(0, row.indexOf(','))));
    for (const name of names) {
      const words = rows.filter((row) => row.startsWith(`${name},`)).map((row) => row.slice(name.length + 1));
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
});

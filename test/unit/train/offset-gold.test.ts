import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOffsetGold } from '../../../src/train/offset-gold.ts';

const sentences = ['Late news 𝔸', '𝔸 Mina Ó Faoláin left Ghent.', 'She had lost.'];
const sha256 = createHash('sha256').update(sentences.join('\n\n')).digest('hex');
const mentions = [
  [1, 2, 16, 'PERSON'],
  [1, 22, 27, 'GPE'],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offset-gold-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, lines: readonly unknown[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

describe('readOffsetGold', () => {
  it('lays offsets over the sentences of the document, in code points', () => {
    const offsets = write('offsets.jsonl', [{ document: 'b', sha256, mentions }]);
    const other = [{ doc: 'a', text: 'Nothing here.' }];
    const set = write('set.jsonl', [...other, ...sentences.map((text) => ({ doc: 'b', text }))]);
    const [document] = readOffsetGold(offsets, set);
    expect(document!.id).toBe('b');
    expect(document!.mentions.map(({ type, text }) => `${type} ${text}`)).toEqual([
      'PERSON Mina Ó Faoláin',
      'GPE Ghent',
    ]);
    const points = [...document!.text];
    for (const { start, end, text } of document!.mentions) {
      expect(points.slice(start, end).join('')).toBe(text);
    }
  });

  it('takes sentences by their places, put together from their tokens, where the set names no documents', () => {
    const joined = ['Mr. Aho left.', '"We lost," Aho said.'];
    const set = write('set.jsonl', [
      { tokens: ['Before', '.'] },
      { tokens: ['Mr.', 'Aho', 'left', '.'] },
      { tokens: ['"', 'We', 'lost', ',', '"', 'Aho', 'said', '.'] },
    ]);
    const offsets = write('offsets.jsonl', [
      {
        document: 'news-1',
        sentences: [1, 3],
        sha256: createHash('sha256').update(joined.join('\n\n')).digest('hex'),
        mentions: [
          [0, 4, 7, 'PERSON'],
          [1, 11, 14, 'PERSON'],
        ],
      },
    ]);
    const [document] = readOffsetGold(offsets, set);
    expect(document!.text).toBe(joined.join('\n\n'));
    expect(document!.mentions.map(({ start, text }) => `${start} ${text}`)).toEqual(['4 Aho', '26 Aho']);
  });

  it('makes sentences that have nothing to do with each other documents of their own', () => {
    const lists = path.join(folder, 'lists');
    mkdirSync(lists);
    writeFileSync(path.join(lists, 'list-10.json'), JSON.stringify(['𝔸 Mina left Ghent.']));
    writeFileSync(path.join(lists, 'list-9.json'), JSON.stringify(['Ghent was lost.', 'Nothing here.']));
    const own = ['Ghent was lost.', '𝔸 Mina left Ghent.'];
    const offsets = write('offsets.jsonl', [
      {
        document: 'some-0',
        apart: [0, 2],
        sha256: createHash('sha256').update(own.join('\n\n')).digest('hex'),
        mentions: [
          [0, 0, 5, 'GPE'],
          [1, 2, 6, 'PERSON'],
          [1, 12, 17, 'GPE'],
        ],
      },
    ]);
    const read = readOffsetGold(offsets, lists);
    expect(read.map(({ id, text }) => `${id}: ${text}`)).toEqual([
      'some-0-0: Ghent was lost.',
      'some-0-2: 𝔸 Mina left Ghent.',
    ]);
    expect(read.map(({ mentions: all }) => all.map(({ start, text }) => `${start} ${text}`))).toEqual([
      ['0 Ghent'],
      ['2 Mina', '12 Ghent'],
    ]);
  });

  it('refuses a set with another text of the document, or without it', () => {
    const offsets = write('offsets.jsonl', [{ document: 'b', sha256, mentions }]);
    const changed = write(
      'changed.jsonl',
      [...sentences.slice(1), 'x'].map((text) => ({ doc: 'b', text })),
    );
    expect(() => readOffsetGold(offsets, changed)).toThrow(/another text of b/);
    expect(() => readOffsetGold(offsets, write('empty.jsonl', []))).toThrow(/another text of b/);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../src/paths.ts';
import { agreeInFolder } from '../../../support/sentence-ends.ts';
import { sentences } from '../../../support/sentences.ts';

/** Share of gold sentences that are found exactly, and of found ones that are gold: their harmonic mean. */
function f1(file: string): number {
  let correct = 0;
  let found = 0;
  let expected = 0;
  for (const line of readFileSync(path.join(dataFolder, 'bench/sentences', file), 'utf8')
    .trim()
    .split('\n')) {
    const { input, sentences: gold } = JSON.parse(line) as { input: string; sentences: string[] };
    const mine = sentences(input);
    const left = new Map<string, number>();
    for (const sentence of gold) left.set(sentence.trim(), (left.get(sentence.trim()) ?? 0) + 1);
    for (const sentence of mine) {
      const count = left.get(sentence) ?? 0;
      if (count > 0) {
        correct++;
        left.set(sentence, count - 1);
      }
    }
    found += mine.length;
    expected += gold.length;
  }
  return (2 * correct) / (found + expected);
}

describe.skipIf(!existsSync(path.join(dataFolder, 'bench/sentences')))(
  'sentences of outside test sets',
  () => {
    it('are found better than by wink-nlp alone (EWT .786, GUM .914)', () => {
      expect(f1('ewt_paragraphs_dev.jsonl')).toBeGreaterThan(0.83);
      expect(f1('gum_paragraphs_dev.jsonl')).toBeGreaterThan(0.94);
    });
  },
);

const folders = ['corpus', 'gold/train', 'gold/dev', 'gold/general', 'gold/elsewhere/train'];
it.each(folders.map((name) => path.join(dataFolder, name)).filter((folder) => existsSync(folder)))(
  'the table of sentence ends says what wink says in %s',
  agreeInFolder,
);

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { partSources, readSources } from '../../../src/train/sources.ts';

test('documents are of the source the table names, others of their own', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'onomast-')), 'sources.tsv');
  writeFileSync(file, 'part\tid\tsource\ntrain\tlaos-1\tgazette\ntrain\tlaos-2\tgazette\n');
  const sourceOf = readSources(file);
  expect(['laos-1', 'laos-2', 'peru-1'].map(sourceOf)).toEqual(['gazette', 'gazette', 'peru-1']);
});

test('sources are parted in turn, each once', () => {
  const parts = partSources(['a', 'a', 'b', 'c', 'a', 'd'], 3);
  expect([...parts]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['d', 0],
  ]);
});

import { describe, expect, it } from 'vitest';
import { phraseHash } from '../../../src/model/hash.ts';
import { labelsOf, modelTypes, spansOf } from '../../../src/model/labels.ts';
import { DocumentMemory } from '../../../src/model/memory.ts';
import { WordLists, writeWordLists } from '../../../src/model/word-lists.ts';
import { WordTable } from '../../../src/model/word-types.ts';

const bytes = writeWordLists(new Map([[phraseHash(['a']) >>> 0, { leaf: 0, bits: 0 }]]));
const buffer = new ArrayBuffer(bytes.length);
new Uint8Array(buffer).set(bytes);
const table = new WordTable(new WordLists(buffer));
const typesOf = (words: string) => words.split(' ').map((word) => table.types[table.id(word)]!);
const person = modelTypes.indexOf('PERSON');

function featuresOf(memory: DocumentMemory, words: string, labels: Uint8Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const types = typesOf(words);
  memory.features(types, labels, 0, types.length, (t, hash) => {
    found.set(t, [...(found.get(t) ?? []), hash]);
  });
  return found;
}

describe('DocumentMemory', () => {
  it('tells the same of a word wherever else it stood', () => {
    const memory = new DocumentMemory();
    const words = 'then Ada Brunn spoke';
    const labels = labelsOf([{ type: person, start: 1, end: 3 }], 4);
    memory.add(typesOf(words), labels, spansOf(labels), 0, 4);
    const nothing = new Uint8Array(3);
    memory.add(typesOf('Brunn went home'), nothing, [], 0, 3);
    const there = featuresOf(memory, 'Brunn went home', nothing);
    expect(there.get(0)!.length).toBeGreaterThan(2);
    expect(there.has(1)).toBe(false);
    // A word never seen elsewhere says only that.
    memory.add(typesOf('Zorn went home'), nothing, [], 0, 3);
    expect(featuresOf(memory, 'Zorn went home', nothing).get(0)).toHaveLength(1);
  });

  it('never lets an occurrence speak for itself', () => {
    const words = 'then Ada Brunn spoke';
    const labels = labelsOf([{ type: person, start: 1, end: 3 }], 4);
    const alone = new DocumentMemory();
    alone.add(typesOf(words), labels, spansOf(labels), 0, 4);
    for (const list of featuresOf(alone, words, labels).values()) expect(list).toHaveLength(1);
  });

  it('finds a longer name known from elsewhere', () => {
    const memory = new DocumentMemory();
    const words = 'then Ada Brunn spoke';
    const labels = labelsOf([{ type: person, start: 1, end: 3 }], 4);
    memory.add(typesOf(words), labels, spansOf(labels), 0, 4);
    const plain = new Uint8Array(4);
    memory.add(typesOf(words), plain, [], 0, 4);
    const both = featuresOf(memory, words, plain);
    const lone = featuresOf(memory, 'then Ada Zorn spoke', plain);
    expect(both.get(1)!.length).toBeGreaterThan(lone.get(1)!.length);
  });
});

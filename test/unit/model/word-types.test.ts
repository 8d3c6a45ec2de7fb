import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OnomastError } from '../../../src/errors/onomast-error.ts';
import { phraseHash } from '../../../src/model/hash.ts';
import { lexiconBit, WordLists, writeWordLists } from '../../../src/model/word-lists.ts';
import { Caps, shapeOf } from '../../../src/model/word-shape.ts';
import { wordType } from '../../../src/model/word-types.ts';
import { packageRoot } from '../../../src/paths.ts';

function listsOf(entries: Record<string, { leaf: number; bits: number }>): WordLists {
  const bytes = writeWordLists(
    new Map(Object.entries(entries).map(([word, entry]) => [phraseHash(word.split(' ')) >>> 0, entry])),
  );
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return new WordLists(buffer);
}

describe('wordType', () => {
  const lists = listsOf({ minister: { leaf: 4, bits: lexiconBit.ordinary | lexiconBit.role } });

  it.each([
    ['Vilnius', Caps.initial],
    ['OECD', Caps.all],
    ['McLaren', Caps.mixed],
    ['J', Caps.single],
    ['J.', Caps.single],
    ['Anglo-Saxon', Caps.initial],
    ['harbour', Caps.none],
    ['1994', Caps.digits],
    ['G20', Caps.alphanumeric],
    ['«', Caps.quote],
    ['(', Caps.open],
    [']', Caps.close],
    ['–', Caps.hyphen],
    [';', Caps.punctuation],
    ['Łódź', Caps.initial],
  ])('says how %s is written', (word, caps) => {
    expect(wordType(word, lists).caps).toBe(caps);
  });

  it('squeezes repeats in shapes', () => {
    expect(shapeOf('McLaren')).toBe('XxXx');
    expect(shapeOf('2,400')).toBe('d,d');
    expect(shapeOf('Łódź')).toBe('Xx');
    expect(shapeOf('_'.repeat(5000))).toBe('_');
  });

  it('looks the folded word up, and its possessive', () => {
    expect(wordType('Minister', lists).lexicon).toBe(lexiconBit.ordinary | lexiconBit.role);
    expect(wordType("minister's", lists).lexicon).toBe(lexiconBit.ordinary | lexiconBit.role);
    expect(wordType('Minister', lists, 0).lexicon).toBe(0);
    expect(wordType('ministry', lists).lexicon).toBe(0);
  });

  it('keeps features bounded for a word of any length', () => {
    expect(wordType('A'.repeat(1_000_000), lists).own.length).toBeLessThan(60);
  });
});

describe('WordLists', () => {
  it('finds what was written and nothing else', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${i}`);
    const lists = listsOf(
      Object.fromEntries(words.map((word, i) => [word, { leaf: i % 4608, bits: i % 512 }])),
    );
    for (const [i, word] of words.entries()) {
      expect(lists.leaf(phraseHash([word]))).toBe(i % 4608);
      expect(lists.bits(phraseHash([word]))).toBe(i % 512);
    }
    expect(lists.leaf(phraseHash(['absent']))).toBe(-1);
    expect(lists.bits(phraseHash(['absent']))).toBe(0);
  });

  it('refuses another file', () => {
    expect(() => new WordLists(new ArrayBuffer(64))).toThrow(OnomastError);
    expect(() => new WordLists(new ArrayBuffer(3))).toThrow(OnomastError);
  });

  const shipped = path.join(packageRoot, 'data', 'models', 'words.bin');
  it('reads the shipped lists', () => {
    expect(existsSync(shipped)).toBe(true);
    const lists = WordLists.read(shipped);
    expect(lists.bits(phraseHash(['costa', 'rica'])) & lexiconBit.country).toBeGreaterThan(0);
    expect(lists.bits(phraseHash(['minister'])) & lexiconBit.ordinary).toBeGreaterThan(0);
    // Riga and Vilnius are used alike.
    expect(lists.leaf(phraseHash(['riga'])) >> 2).toBe(lists.leaf(phraseHash(['vilnius'])) >> 2);
  });
});

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stretchesOf } from '../../../src/model/decoder.ts';
import { FlowFeatures, type ModelInput } from '../../../src/model/features.ts';
import { WordLists } from '../../../src/model/word-lists.ts';
import { WordTable } from '../../../src/model/word-types.ts';
import { packageRoot } from '../../../src/paths.ts';

const words = WordLists.read(path.join(packageRoot, 'data', 'models', 'words.bin'));

function inputOf(text: string): ModelInput {
  const tokens = text.split(' ');
  return {
    count: tokens.length,
    text: tokens,
    sentences: Uint32Array.of(0, tokens.length),
    kind: 'paragraph',
    citation: false,
  };
}

/** The tokens that may belong to a name. */
function activeOf(text: string): string {
  const features = new FlowFeatures(new WordTable(words));
  const input = inputOf(text);
  features.read(input);
  return input.text.filter((_, t) => features.active[t] === 1).join(' ');
}

describe('FlowFeatures', () => {
  it('passes over text without capitals', () => {
    expect(activeOf('goods were sent by rail and by road for 20 days')).toBe('');
  });

  it('looks from three tokens before a capital to six after one', () => {
    expect(activeOf('a b c d e f Vilnius g h i j k l m n o')).toBe('d e f Vilnius g h i j k l');
  });

  it('looks further after a word that begins a title, and through a quotation that begins with a capital', () => {
    expect(activeOf('the Agreement on a b c d e f g h i j k l')).toMatch(/ k l$/);
    expect(activeOf('he read " Main a b c d e f g h i j k l " then')).toMatch(/ k l$/);
    expect(activeOf('he read " main a b c d e f g h i j k l " then')).toBe('');
  });

  it('cuts long runs, so that no stretch is longer than the limit', () => {
    const features = new FlowFeatures(new WordTable(words));
    const input = inputOf(Array.from({ length: 5000 }, (_, i) => `Word${i % 7}`).join(' '));
    features.read(input);
    const lengths: number[] = [];
    stretchesOf(features, input, (from, to) => lengths.push(to - from));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(401);
    expect(lengths.reduce((a, b) => a + b, 0)).toBe(5000);
  });

  it('knows an acronym by the initials before its bracket', () => {
    const features = new FlowFeatures(new WordTable(words));
    const counts = ['the Baltic Grain Exchange ( BGE )', 'the Baltic Grain Exchange ( XYZ )'].map((text) => {
      const input = inputOf(text);
      features.read(input);
      features.context(5);
      return [...features.list.hashes.subarray(0, features.list.count)];
    });
    expect(counts[0]!.filter((hash) => !counts[1]!.includes(hash)).length).toBeGreaterThan(0);
  });
});

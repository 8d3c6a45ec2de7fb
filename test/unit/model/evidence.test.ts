import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../src/contract/proposal.ts';
import { addProposals } from '../../../src/model/evidence.ts';
import { FlowFeatures } from '../../../src/model/features.ts';
import { WordLists } from '../../../src/model/word-lists.ts';
import { WordTable } from '../../../src/model/word-types.ts';
import { packageRoot } from '../../../src/paths.ts';
import { flowOf } from '../../support/names.ts';

const words = WordLists.read(path.join(packageRoot, 'data', 'models', 'words.bin'));
const text =
  'Norway has a plan of measures for the growth of trade and crafts in small towns and villages up to 2030';

function read(...proposals: Omit<Proposal, 'stage'>[]): {
  features: FlowFeatures;
  tokens: readonly string[];
} {
  const { tokens } = flowOf(text);
  const features = new FlowFeatures(new WordTable(words));
  features.read({
    count: tokens.count,
    text: tokens.text,
    sentences: tokens.sentences,
    kind: 'paragraph',
    citation: false,
  });
  addProposals(
    features,
    tokens,
    proposals.map((proposal) => ({ ...proposal, stage: 'tag.law' })),
  );
  return { features, tokens: tokens.text };
}
const start = text.indexOf('plan');
const active = ({ features, tokens }: ReturnType<typeof read>): string =>
  tokens.filter((_, t) => features.active[t] === 1).join(' ');
/** Features of the word `growth`. */
function hashesOf({ features, tokens }: ReturnType<typeof read>): number[] {
  features.context(tokens.indexOf('growth'));
  return [...features.list.hashes.subarray(0, features.list.count)];
}

describe('addProposals', () => {
  it('lets a proposed title go on far from any capital, but no other proposal', () => {
    expect(active(read())).toBe('Norway has a plan of measures for');
    expect(active(read({ type: 'LAW', start, end: text.length, confidence: 0.8 }))).toBe(text);
    expect(active(read({ type: 'ORG', start, end: text.length, confidence: 0.8 }))).toBe(active(read()));
  });

  it('tells sure proposals from unsure ones', () => {
    const sure = hashesOf(read({ type: 'LAW', start, end: text.length, confidence: 0.9 }));
    const surer = hashesOf(read({ type: 'LAW', start, end: text.length, confidence: 0.95 }));
    const unsure = hashesOf(read({ type: 'LAW', start, end: text.length, confidence: 0.5 }));
    expect(surer).toEqual(sure);
    expect(unsure).not.toEqual(sure);
    expect(unsure).toHaveLength(sure.length);
  });
});

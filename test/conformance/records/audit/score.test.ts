import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../src/paths.ts';
import type { Alignable } from '../../../../src/records/audit/align/align.ts';
import { type DocumentPair, type Scheme, score } from '../../../../src/records/audit/figures/score.ts';

const vectorFile = path.join(dataFolder, 'bench/ner_metrics/nervaluate_semeval.jsonl');

interface VectorSpan {
  label: string;
  start: number;
  end: number;
}
interface Vector {
  name: string;
  format: 'spans' | 'bio';
  documents: boolean;
  tags: string[];
  end_inclusive?: boolean;
  note?: string;
  true: unknown[];
  pred: unknown[];
  expected: Record<'overall' | 'by_type', Record<string, Record<string, unknown>> | undefined>;
}

function spansOf(side: unknown[], vector: Vector): Alignable[] {
  const list: VectorSpan[] = vector.format === 'bio' ? fromBio(side as string[]) : (side as VectorSpan[]);
  return list
    .filter(({ label }) => vector.tags.includes(label))
    .map(({ label, start, end }) => ({
      type: label,
      start,
      end: vector.end_inclusive === true ? end + 1 : end,
    }));
}

function fromBio(tags: string[]): VectorSpan[] {
  const spans: VectorSpan[] = [];
  tags.forEach((tag, i) => {
    if (tag.startsWith('B-')) spans.push({ label: tag.slice(2), start: i, end: i + 1 });
    else if (tag.startsWith('I-')) spans.at(-1)!.end = i + 1;
  });
  return spans;
}

function pairsOf(vector: Vector): DocumentPair[] {
  if (!vector.documents)
    return [{ gold: spansOf(vector.true, vector), predicted: spansOf(vector.pred, vector) }];
  return vector.true.map((side, i) => ({
    gold: spansOf(side as unknown[], vector),
    predicted: spansOf(vector.pred[i] as unknown[], vector),
  }));
}

function schemeOf(name: string): Scheme {
  return name === 'ent_type' ? 'type' : (name as Scheme);
}

describe.skipIf(!existsSync(vectorFile))('vectors of other scorers (needs the outside data)', () => {
  // A skipped group is still read, so it must not fail where the data are missing.
  const vectors = (existsSync(vectorFile) ? readFileSync(vectorFile, 'utf8') : '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Vector);

  it('are all there', () => {
    expect(vectors).toHaveLength(32);
  });

  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    // A vector with a note counts one prediction once per gold mention it covers; our own rule is one to one.
    const result = score(pairsOf(vector), { reuse: vector.note !== undefined });
    let checked = 0;
    for (const [name, expected] of Object.entries(vector.expected.overall ?? {})) {
      expect(result[schemeOf(name)].micro).toMatchObject(closely(expected));
      checked++;
    }
    for (const [type, byScheme] of Object.entries(vector.expected.by_type ?? {})) {
      for (const [name, expected] of Object.entries(byScheme)) {
        const figures = result[schemeOf(name)].types[type];
        expect(figures, `${type} ${name}`).toMatchObject(closely(expected as Record<string, number>));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(0);
  });

  it('differ from ours where their note says so', () => {
    const noted = vectors.filter((vector) => vector.note !== undefined);
    expect(noted).toHaveLength(2);
    for (const vector of noted) {
      expect(score(pairsOf(vector)).type.micro).toMatchObject({
        correct: 1,
        incorrect: 0,
        missed: 1,
        actual: 1,
      });
    }
  });
});

function closely(expected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [
      name,
      Number.isInteger(value) ? value : expect.closeTo(value as number, 10),
    ]),
  );
}

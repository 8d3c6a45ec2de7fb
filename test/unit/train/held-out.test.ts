import { describe, expect, it } from 'vitest';
import { beginOf, labelCount, lastOf, O, unitOf } from '../../../src/model/labels.ts';
import { chooseEpochs, HeldOut } from '../../../src/train/held-out.ts';
import type { Stretch } from '../../../src/train/instances.ts';
import type { Weights } from '../../../src/train/weight-tables.ts';

/** A stretch whose token t has the feature t alone. */
function stretchOf(allowed: readonly number[]): Stretch {
  return {
    document: 0,
    flow: 0,
    from: 0,
    count: allowed.length,
    offsets: Uint32Array.from({ length: allowed.length + 1 }, (_, t) => t),
    features: Uint32Array.from(allowed.keys()),
    groups: new Uint8Array(allowed.length),
    allowed: Uint16Array.from(allowed),
    types: [],
  };
}
/** Weights that give token t the label `labels[t]`. */
function weightsFor(labels: readonly number[]): Weights {
  const rows = new Float32Array(labels.length * labelCount);
  for (const [t, label] of labels.entries()) rows[t * labelCount + label] = 10;
  return { rows, transitions: new Float32Array(labelCount * labelCount) };
}

const gold = [unitOf(0), O, beginOf(1), lastOf(1)];
const half = [unitOf(0), O, unitOf(2), unitOf(2)];
const none = [O, O, O, O];

describe('held-out parts', () => {
  it('count strict matches of what the weights find', () => {
    const part = new HeldOut([stretchOf(gold)], 2);
    part.look(weightsFor(gold));
    part.look(weightsFor(half));
    part.look(weightsFor(none));
    expect(part.looks.map(({ right, found, gold: all }) => [right, found, all])).toEqual([
      [2, 2, 2],
      [1, 3, 2],
      [0, 0, 2],
    ]);
    expect([...part.looks[0]!.labels[0]!]).toEqual(gold);
    expect(part.line()).toBe('1.0000 0.4000 0.0000');
  });

  it('say to stop once F1 has not risen for as many epochs as patience lasts', () => {
    const part = new HeldOut([stretchOf(gold)], 2);
    expect([none, half, half, gold, half, half].map((labels) => part.look(weightsFor(labels)))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('choose together the epoch that served them best, of equals the first, of those that all reached', () => {
    const a = new HeldOut([stretchOf(gold)], 9);
    const b = new HeldOut([stretchOf(gold)], 9);
    for (const labels of [half, gold, gold, gold]) a.look(weightsFor(labels));
    for (const labels of [half, half, gold]) b.look(weightsFor(labels));
    expect(chooseEpochs([a, b])).toEqual({ look: 2, f1: [0.4, 0.6667, 1] });
    const c = new HeldOut([stretchOf(gold)], 9);
    for (const labels of [gold, gold]) c.look(weightsFor(labels));
    expect(chooseEpochs([a, c]).look).toBe(1);
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { OnomastError } from '../../../../../../src/errors/onomast-error.ts';
import { openPdf } from '../../../../../../src/stages/read/formats/pdf/library.ts';
import { pdf } from '../../../../../../src/stages/read/formats/pdf/pdf.ts';
import { damager } from '../../../../../support/damage.ts';
import { formatOptions, pdfFixtures } from '../../../../../support/formats.ts';
import { runs } from '../../../../../support/runs.ts';

const files = ['two-columns', 'tables', 'tight-heads', 'plain'].map((name) =>
  readFileSync(new URL(`${name}.pdf`, pdfFixtures)),
);

const { below } = damager(7);

/** Cuts a file short, changes bytes, takes a stretch out, or turns bits. */
function damaged(file: Buffer, way: number): Buffer {
  const bytes = Buffer.from(file);
  if (way === 0) return bytes.subarray(0, below(bytes.length));
  if (way === 2) {
    const at = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(3000))]);
  }
  const many = way === 1 ? 50 : 2000;
  for (let i = 0; i < many; i++) {
    const at = below(bytes.length);
    bytes[at] = way === 1 ? below(256) : bytes[at]! ^ (1 << below(8));
  }
  return bytes;
}

const before = process.listenerCount('unhandledRejection');
afterAll(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  expect(process.listenerCount('unhandledRejection')).toBe(before);
});

it(
  'reads damaged files or names the damage',
  async () => {
    for (let i = 0; i < runs(500); i++) {
      try {
        const { text, runs: ranges } = await pdf.open(
          damaged(files[i % 4]!, (i >> 2) % 4),
          formatOptions('damaged.pdf'),
        );
        expect(ranges.every((run) => run.start < run.end && run.end <= text.length)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(OnomastError);
        expect((error as OnomastError).kind).toBe('input');
      }
    }
  },
  60_000 + runs(500) * 2000,
);

it('watches for stray failures with one listener, however many files are open', async () => {
  const open = await Promise.all(Array.from({ length: 12 }, () => openPdf(files[3]!, { name: 'plain.pdf' })));
  expect(process.listenerCount('unhandledRejection')).toBe(before + 1);
  await Promise.all(open.map(({ close }) => close()));
  await new Promise((resolve) => setImmediate(resolve));
  expect(process.listenerCount('unhandledRejection')).toBe(before);
});

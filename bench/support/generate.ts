import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';

/** Paragraphs of the fixtures, the material of generated publications. */
function fixtureParagraphs(): string[] {
  const folder = path.join(packageRoot, 'fixtures', 'publications');
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .filter((text) => !text.includes('\0'))
    .flatMap((text) => text.split(/\r?\n\s*\r?\n/))
    .filter((paragraph) => paragraph.length > 200);
}

/** A small seeded generator (mulberry32, public domain): benchmarks must be repeatable. */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables = [
  'bor',
  'lin',
  'ska',
  'mar',
  'ten',
  'vol',
  'gri',
  'dan',
  'ush',
  'kov',
  'ben',
  'ara',
  'nov',
  'zel',
  'tim',
];

/** Makes words of a capital and some syllables. */
export function wordMaker(random: () => number): () => string {
  const pick = () => syllables[Math.floor(random() * syllables.length)]!;
  return () => {
    const word = pick() + pick() + (random() < 0.5 ? pick() : '');
    return word[0]!.toUpperCase() + word.slice(1);
  };
}

/**
 * Writes about `bytes` bytes of publications into `folder`, in files of about `documentBytes`: sentences of the fixtures with other
 * numbers and other names, so that no line repeats.
 */
export function generatePublications(folder: string, bytes: number, documentBytes: number, seed = 1): number {
  mkdirSync(folder, { recursive: true });
  const random = randomSource(seed);
  const paragraphs = fixtureParagraphs();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const name = wordMaker(random);
  const vary = (paragraph: string) =>
    paragraph
      .replace(/\d/g, (digit) => (random() < 0.3 ? String(1 + Math.floor(random() * 9)) : digit))
      .replace(/\b[A-Z][a-z]{4,}\b/g, (word) => (random() < 0.1 ? name() : word));
  let files = 0;
  for (let written = 0; written < bytes; files++) {
    const descriptor = openSync(path.join(folder, `${String(files).padStart(6, '0')}.txt`), 'w');
    for (let size = 0; size < documentBytes && written < bytes; ) {
      const count = writeSync(descriptor, `${vary(pick(paragraphs))}\n\n`);
      size += count;
      written += count;
    }
    closeSync(descriptor);
  }
  return files;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../src/paths.ts';
import { cleanText } from '../../../support/clean.ts';

const folder = path.join(dataFolder, 'gold');

/** Shares of a gold set's mentions that lie in one flow, map back exactly, and are not blocked. */
function reached(set: string): number {
  let found = 0;
  let all = 0;
  for (const name of readdirSync(path.join(folder, set)).filter((file) => file.endsWith('.json'))) {
    const gold = JSON.parse(readFileSync(path.join(folder, set, name), 'utf8')) as {
      text_file: string;
      mentions: { start: number; end: number }[];
    };
    const text = readFileSync(path.join(folder, set, gold.text_file), 'utf8');
    const units = [0];
    for (const character of text) units.push(units[units.length - 1]! + character.length);
    const spans = new Set<string>();
    for (const { view, blocked } of cleanText(text).flows) {
      const starts = new Map<number, number>();
      const ends = new Map<number, number>();
      for (let i = 0; i < view.text.length; i++) {
        if (!starts.has(view.sourceStart(i))) starts.set(view.sourceStart(i), i);
        ends.set(view.sourceEnd(i + 1), i + 1);
      }
      for (const mention of gold.mentions) {
        const start = starts.get(units[mention.start]!);
        const end = ends.get(units[mention.end]!);
        if (start === undefined || end === undefined || end <= start) continue;
        if (!blocked.some((range) => range.start < end && start < range.end))
          spans.add(`${mention.start}-${mention.end}`);
      }
    }
    found += spans.size;
    all += gold.mentions.length;
  }
  return found / all;
}

// needs the outside data of gold/ (see src/data.ts); skipped without it
describe.skipIf(!existsSync(folder))('gold mentions', () => {
  it.each(['train', 'general'])('of %s are neither hidden nor cut', (set) => {
    expect(reached(set)).toBeGreaterThan(0.995);
  });
});

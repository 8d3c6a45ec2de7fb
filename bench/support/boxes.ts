import { spawnSync } from 'node:child_process';
import type { DocumentRecord } from '../../src/record/schema.ts';

/** A word as Poppler places it: points from the top left corner of its page. */
interface PlacedWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Distances of the edges of mentions from those of Poppler's words, in points. */
export interface EdgeDistances {
  readonly left: number[];
  readonly right: number[];
  /** Mentions of one line of which Poppler has no word at their place. */
  unplaced: number;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The words of each page by `pdftotext -bbox`; undefined where Poppler is not there, or does not open the file. */
export function popplerWords(file: string): PlacedWord[][] | undefined {
  const { stdout, status } = spawnSync('pdftotext', ['-bbox', '-cropbox', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return undefined;
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, text]) => ({
          text: text!.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole),
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        }),
      ),
    );
}

/**
 * Compares mentions that lie on one line with Poppler's words. An edge counts where a word of Poppler's begins or ends with the mention:
 * `Lomé,` has a left edge only.
 */
export function compareEdges(
  { annotations }: DocumentRecord,
  pages: readonly (readonly PlacedWord[])[],
  distances: EdgeDistances,
): void {
  for (const { origin = [], target } of annotations) {
    const place =
      origin.length === 1 ? /^page=(\d+)&viewrect=(.*)$/.exec(fragmentOf(origin[0]!.selector)) : null;
    if (place === null) continue;
    const [left, top, width, height] = place[2]!.split(',').map(Number) as [number, number, number, number];
    const middle = top + height / 2;
    const line = (pages[Number(place[1]) - 1] ?? []).filter(
      (word) => word.top <= middle && middle <= word.bottom,
    );
    const words = target.selector[2].exact.trim().split(/\s+/);
    const first = nearest(line, left, 'left', (text) => text.startsWith(words[0]!));
    const last = nearest(line, left + width, 'right', (text) => text.endsWith(words.at(-1)!));
    if (first !== undefined) distances.left.push(Math.abs(first.left - left));
    if (last !== undefined) distances.right.push(Math.abs(last.right - left - width));
    if (first === undefined && last === undefined) distances.unplaced++;
  }
}

function nearest(
  words: readonly PlacedWord[],
  at: number,
  edge: 'left' | 'right',
  fits: (text: string) => boolean,
): PlacedWord | undefined {
  return words
    .filter(({ text }) => fits(text))
    .sort((a, b) => Math.abs(a[edge] - at) - Math.abs(b[edge] - at))[0];
}

function fragmentOf(selector: unknown): string {
  return (selector as { value?: string }).value ?? '';
}

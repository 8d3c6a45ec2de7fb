import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openFixture, pdfFixtures } from '../../../../../support/formats.ts';

interface Labels {
  readonly pages: number;
  readonly furniture: readonly string[];
  readonly footnotes: readonly string[];
}

const labelled = JSON.parse(readFileSync(new URL('labels.json', pdfFixtures), 'utf8')) as Record<
  string,
  Labels
>;
const wordsOf = (texts: readonly string[]) =>
  texts.flatMap((text) => text.match(/\p{L}+|\p{N}+/gu) ?? []).sort();

describe.each(Object.entries(labelled))('%s', (name, labels) => {
  it('has its furniture and footnotes told from its text', async () => {
    const { text, runs, pages } = await openFixture(name);
    expect(pages).toHaveLength(labels.pages);
    for (const [kind, expected] of [
      ['furniture', labels.furniture],
      ['footnote', labels.footnotes],
    ] as const) {
      const found = runs.filter((run) => run.kind === kind).map((run) => text.slice(run.start, run.end));
      expect(wordsOf(found)).toEqual(wordsOf(expected));
    }
  });
});

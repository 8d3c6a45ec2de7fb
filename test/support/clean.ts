import type { CleanChunk, Flow } from '../../src/contract/flow.ts';
import { createCleaner } from '../../src/stages/clean/clean.ts';
import type { CleanOptions } from '../../src/stages/clean/detectors.ts';
import { ProfileBuilder } from '../../src/stages/read/profile.ts';

/** A text as the only chunk of a document of its own. */
export function cleanText(text: string, options: Partial<CleanOptions> = {}): CleanChunk {
  const builder = new ProfileBuilder();
  builder.add(text);
  return createCleaner(options, builder.build('a.txt', 'text/plain')).clean({ text, start: 0, index: 0 });
}

/** What the flows show, all or those of one kind. */
export function shownTexts({ flows }: { readonly flows: readonly Flow[] }, kind?: string): string[] {
  return flows.filter((flow) => kind === undefined || flow.kind === kind).map(({ view }) => view.text);
}

/** The blocked parts of the flows. */
export function shownUrls({ flows }: { readonly flows: readonly Flow[] }): string[] {
  return flows.flatMap(({ view, blocked }) => blocked.map(({ start, end }) => view.text.slice(start, end)));
}

/** Kind and printed text of each passage. */
export function passages({ chunk, passages: spans }: CleanChunk): [string, string][] {
  return spans.map(({ kind, start, end }) => [kind, chunk.text.slice(start, end).trim()]);
}

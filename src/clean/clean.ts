import type { Chunk, CleanChunk, DocumentProfile, Flow, PassageSpan } from '../pipeline/contract.ts';
import { ViewBuilder } from '../text/view.ts';

/** Options of the stage `clean`. */
export type CleanOptions = Record<string, never>;

/** The stage `clean`. */
export interface Cleaner {
  clean(chunk: Chunk): CleanChunk;
}

export function createCleaner(_options: CleanOptions, _profile: DocumentProfile): Cleaner {
  return { clean };
}

function clean(chunk: Chunk): CleanChunk {
  const { text } = chunk;
  const passages: PassageSpan[] = [];
  const flows: Flow[] = [];
  const gap = /\n[ \t\r]*\n\s*/g;
  let start = 0;
  while (start < text.length) {
    gap.lastIndex = start;
    const match = gap.exec(text);
    const end = match === null ? text.length : gap.lastIndex;
    passages.push({ kind: 'paragraph', start, end });
    const builder = new ViewBuilder(text);
    let from = start;
    const to = match === null ? text.length : match.index;
    for (let i = start; i < to; i++) {
      if (text[i] !== '\n' && text[i] !== '\r') continue;
      builder.keep(from, i).show(i, i + 1, ' ');
      from = i + 1;
    }
    const view = builder.keep(from, to).build();
    if (view.text.trim() !== '') flows.push({ kind: 'paragraph', view, blocked: [], citation: false });
    start = end;
  }
  return { chunk, passages, flows };
}

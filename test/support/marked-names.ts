import type { Draft } from '../../src/contract/proposal.ts';
import type { EntityType } from '../../src/record/entity-types.ts';

/** The text without its marks, and the drafts that `[TYPE words]` stand for; `[TYPE? words]` is one the model doubts. */
export function readMarked(marked: string): { text: string; drafts: Draft[] } {
  let text = '';
  const drafts: Draft[] = [];
  for (const part of marked.split(/(\[[A-Z]+\?? [^\]]+\])/)) {
    const draft = /^\[([A-Z]+)(\??) ([^\]]+)\]$/.exec(part);
    const words = draft === null ? part : draft[3]!;
    if (draft !== null)
      drafts.push({
        type: draft[1] as EntityType,
        start: text.length,
        end: text.length + words.length,
        confidence: draft[2] === '?' ? 0.6 : 0.95,
      });
    text += words;
  }
  return { text, drafts };
}

/** Drafts in order, as `PERSON Ada Lovelace`. */
export const shown = (text: string, drafts: readonly Draft[]) =>
  [...drafts]
    .sort((a, b) => a.start - b.start)
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

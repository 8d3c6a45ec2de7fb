import type { Draft } from '../../../../contract/proposal.ts';
import { isUsuallySmall, Known, type NameContext, propose } from '../engine/name-context.ts';
import type { Words } from '../engine/words.ts';

/** One flow while its people are looked for: what the rules share. */
export class Search {
  readonly names: NameContext;
  readonly words: Words;
  /** Surnames of the document so far. */
  readonly surnames: Set<string>;
  /** Whether the flow cites: a bibliography, a footnote. */
  readonly citation: boolean;
  readonly found: Draft[] = [];
  /** Words up to here are in a span already. */
  done = 0;
  /** Last office or form of address in the clause, or -1. */
  office = -1;

  constructor(names: NameContext, surnames: Set<string>) {
    this.names = names;
    this.words = names.words;
    this.surnames = surnames;
    this.citation = names.flow.citation;
  }

  /** Proposes words `[first, last)`; returns `last`. */
  add(first: number, last: number, confidence: number): number {
    this.found.push(propose(this.names, first, last, 'PERSON', confidence));
    return last;
  }

  /** Keeps word `i` as a surname of the document, unless it may be something else. */
  remember(i: number): void {
    const text = this.words.text[i]!;
    if (text.length <= 3 || (this.names.known[i]! & (Known.place | Known.nationality)) !== 0) return;
    if (!isUsuallySmall(this.names, i)) this.surnames.add(text);
  }
}

import type { Draft } from '../../../../contract/proposal.ts';
import { isUsuallySmall, Known, type NameContext, propose } from '../engine/name-context.ts';
import type { Words } from '../engine/words.ts';

/** One flow while its people are looked for: what the rules share. */
export class Search {
  readonly reading: NameContext;
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

  constructor(reading: NameContext, surnames: Set<string>) {
    this.reading = reading;
    this.words = reading.words;
    this.surnames = surnames;
    this.citation = reading.flow.citation;
  }

  /** Proposes words `[first, last)`; returns `last`. */
  add(first: number, last: number, confidence: number): number {
    this.found.push(propose(this.reading, first, last, 'PERSON', confidence));
    return last;
  }

  /** Keeps word `i` as a surname of the document, unless it may be something else. */
  remember(i: number): void {
    const text = this.words.text[i]!;
    if (text.length <= 3 || (this.reading.known[i]! & (Known.place | Known.nationality)) !== 0) return;
    if (!isUsuallySmall(this.reading, i)) this.surnames.add(text);
  }
}

import { shownForm } from './mask.ts';
import type { Pieces } from './pretokens.ts';
import { abbreviation, clitic, punctuation, word } from './pretokens.ts';
import data from './sentence-ends.data.json' with { type: 'json' };

/**
 * Where wink-nlp ends sentences, said without it. Its automaton knows a dozen events (a full stop, a closing bracket, a word that opens
 * sentences …), and all other words are one to it: with a table of the forms that are events (`scripts/build-sentence-ends.ts`) the same
 * ends come out, proven against wink itself by the tests, and its model, 0.1 s and 50 MB, need not be loaded.
 */

/** Pieces that are read at a time, and the least after which a full stop ends a batch: where a pattern may not reach over. */
const batchLimit = 8192;
const batchLeast = 4096;

const eventCount = 16;
const states = data.states as readonly (StateData | null)[];
interface StateData {
  readonly moves?: Readonly<Record<string, number>>;
  readonly otherwise?: number;
  readonly end?: number;
}
/** `moves[state * eventCount + event]`: the state that follows, 0 where none does. */
const moves = new Uint8Array(states.length * eventCount);
/** The state that stands for what was read up to here, if nothing longer comes of it; 0 where none does. */
const otherwise = new Uint8Array(states.length);
/** A sentence ends so many tokens after the pattern's first; -1: nowhere; -2: no pattern is complete in this state. */
const ends = new Int8Array(states.length).fill(-2);
for (const [state, own] of states.entries()) {
  for (const [event, target] of Object.entries(own?.moves ?? {}))
    moves[state * eventCount + Number(event)] = target;
  otherwise[state] = own?.otherwise ?? 0;
  ends[state] = own?.end ?? -2;
}

/** Events of forms; a contraction has one for each of its words. */
const events = new Map(Object.entries(data.forms as Readonly<Record<string, number | readonly number[]>>));

/** Marks the pieces after which wink-nlp ends a sentence. */
export class SentenceEnds {
  #events = new Uint8Array(1024);
  /** The piece of each event. */
  #pieces = new Uint32Array(1024);
  #count = 0;

  /** @param tokens the pieces' own text */
  read(text: string, pieces: Pieces, tokens: readonly string[]): Uint8Array {
    const count = tokens.length;
    const sentenceEnd = new Uint8Array(count);
    this.#count = 0;
    let first = 0;
    for (let i = 0; i < count; i++) {
      this.#add(text, pieces, i, tokens[i]!);
      const size = i + 1 - first;
      if (size === batchLimit || (size >= batchLeast && endsBatch(text, pieces, i)) || i === count - 1) {
        this.#run(sentenceEnd);
        sentenceEnd[i] = 1;
        first = i + 1;
        this.#count = 0;
      }
    }
    return sentenceEnd;
  }

  #add(text: string, pieces: Pieces, i: number, token: string): void {
    const kind = pieces.kinds[i]!;
    let found: number | readonly number[] | undefined;
    if (kind === word) found = events.get(token);
    else if (kind === punctuation || kind === clitic || kind === abbreviation)
      found = events.get(shownForm(text, pieces, i));
    if (found === undefined || typeof found === 'number') this.#push(found ?? 0, i);
    else for (const event of found) this.#push(event, i);
  }

  #push(event: number, piece: number): void {
    if (this.#count === this.#events.length) {
      const events = new Uint8Array(this.#count * 2);
      events.set(this.#events);
      this.#events = events;
      const pieces = new Uint32Array(this.#count * 2);
      pieces.set(this.#pieces);
      this.#pieces = pieces;
    }
    this.#events[this.#count] = event;
    this.#pieces[this.#count++] = piece;
  }

  /** Runs the automaton over a batch: the longest pattern from each place on; what was read in vain is read again from its second token. */
  #run(sentenceEnd: Uint8Array): void {
    const count = this.#count;
    for (let from = 0; from < count; ) {
      let state = 0;
      let next = from;
      let found = 0;
      let after = 0;
      for (;;) {
        state = next < count ? moves[state * eventCount + this.#events[next]!]! : 0;
        if (state === 0) break;
        next++;
        if (ends[state]! > -2) {
          found = state;
          after = next;
          break;
        }
        if (otherwise[state]! > 0) {
          found = otherwise[state]!;
          after = next;
        }
      }
      if (found === 0) {
        from++;
        continue;
      }
      const last = from + ends[found]!;
      if (ends[found]! >= 0 && last < count) sentenceEnd[this.#pieces[last]!] = 1;
      from = after;
    }
  }
}

/** Whether a piece is shown as a mark that ends a sentence. */
function endsBatch(text: string, pieces: Pieces, i: number): boolean {
  if (pieces.kinds[i] !== punctuation) return false;
  const form = shownForm(text, pieces, i);
  return form === '.' || form === '!' || form === '?';
}

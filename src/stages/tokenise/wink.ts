import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { posTags } from '../../contract/flow.ts';
import { shownForm } from './mask.ts';
import type { Pieces } from './pretokens.ts';

/** What wink-nlp says of a text's pieces. */
export interface WinkReading {
  /** 1 where wink ends a sentence after this piece. */
  readonly sentenceEnd: Uint8Array;
  /** Index into `posTags`. */
  readonly pos: Uint8Array;
}

const posIndex = new Map<string, number>(posTags.map((tag, index) => [tag, index]));

/** Pieces that wink sees at a time, and the least after which a full stop ends a batch. */
const batchLimit = 8192;
const batchLeast = 4096;
/**
 * wink keeps every form that it ever met, at about 130 bytes each, under rising numbers; its own words end near 82,600. Every two
 * million code units the numbers are looked at, and above this one it is loaded afresh (about 0.1 s).
 */
const highestForm = 400_000;
const lookAfter = 2_000_000;

const load = () => winkNLP(winkModel, ['sbd', 'pos']);

/** wink-nlp with its English model, shown each piece of a text as one token. */
export class Wink {
  #nlp = load();
  #seen = 0;

  read(text: string, pieces: Pieces): WinkReading {
    const count = pieces.starts.length;
    const sentenceEnd = new Uint8Array(count);
    const pos = new Uint8Array(count);
    let from = 0;
    while (from < count) {
      const forms: string[] = [];
      let to = from;
      while (to < count && to - from < batchLimit) {
        const form = shownForm(text, pieces, to);
        forms.push(form);
        to++;
        if (to - from >= batchLeast && (form === '.' || form === '!' || form === '?')) break;
      }
      this.#readBatch(forms, from, sentenceEnd, pos);
      from = to;
    }
    return { sentenceEnd, pos };
  }

  #readBatch(forms: string[], from: number, sentenceEnd: Uint8Array, pos: Uint8Array): void {
    const shown = forms.join(' ');
    const { its } = this.#nlp;
    const doc = this.#nlp.readDoc(shown);
    const tokens = doc.tokens();
    // last piece of each wink token; only differs from the token's own number where wink splits a form against expectation
    const pieceOf =
      tokens.length() === forms.length ? undefined : alignTokens(tokens.out() as string[], forms);
    for (const [, last] of doc.sentences().out(its.span) as unknown as [number, number][]) {
      const piece = pieceOf === undefined ? last : pieceOf[last]!;
      if (piece < forms.length) sentenceEnd[from + piece] = 1;
    }
    this.#tag(tokens.out(its.pos) as string[], pieceOf, from, pos);
    this.#seen += shown.length;
    if (this.#seen > lookAfter) {
      const numbers = tokens.out(its.uniqueId) as number[];
      if (numbers.some((number) => number > highestForm)) this.#nlp = load();
      this.#seen = 0;
    }
  }

  #tag(tags: readonly string[], pieceOf: readonly number[] | undefined, from: number, pos: Uint8Array): void {
    for (let t = tags.length - 1; t >= 0; t--) {
      pos[from + (pieceOf === undefined ? t : pieceOf[t]!)] = posIndex.get(tags[t]!) ?? 0;
    }
  }
}

/** For each wink token the form it belongs to, by their lengths. */
function alignTokens(values: readonly string[], forms: readonly string[]): number[] {
  const pieceOf: number[] = [];
  let piece = 0;
  let used = 0;
  for (const value of values) {
    while (piece < forms.length - 1 && used >= forms[piece]!.length) {
      piece++;
      used = 0;
    }
    pieceOf.push(piece);
    used += value.length;
  }
  return pieceOf;
}

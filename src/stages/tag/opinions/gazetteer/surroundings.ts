import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { headWord } from '../../../../gazetteer/heads.ts';
import type { NameType } from '../../../../record/schema.ts';
import { firstWhere } from '../../../../text/first-where.ts';
import { isLanguage } from '../../names/engine/language.ts';
import { openers, topics } from '../../names/engine/lexicon.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { givenNames } from '../../names/person/lexicon.ts';
import { tellsPerson } from '../../names/person/post-nominals.ts';
import type { Opinion } from './opinion.ts';

/** Names of places and people that are ordinary English words besides; openers and topics are in the lexicon. */
const ordinary = new Set(readDataTable<'word'>('languages/en/ordinary-names.csv').map(({ word }) => word));
const isOrdinaryWord = (word: string) =>
  openers.has(word) || topics.has(word) || ordinary.has(word) || headWord(word) !== undefined;

/** Prepositions of place, and words like them. */
const locatives = wordList('surroundings/locative');
const surnameEndings = [...wordList('surroundings/surname-ending')];
/** What stands before a language: `speaks French`; and after one that is spoken. */
const beforeLanguage = wordList('surroundings/before-language');
const afterSpokenLanguage = wordList('surroundings/after-spoken-language');
/** What says of a word before it that it is a language: `French dictionary`. */
const afterLanguage = wordList('surroundings/after-language');
const capital = /^\p{Lu}/u;
const initial = /^\p{Lu}\.?$/u;
const letter = /\p{L}/u;
/** Where a match stands. */
export interface Place {
  readonly flow: TokenisedFlow;
  readonly document: DocumentContext;
  /** View code units. */
  readonly start: number;
  readonly end: number;
  /** Its tokens. */
  readonly first: number;
  readonly last: number;
  /** Where countries and regions begin. */
  readonly containers: ReadonlySet<number>;
}

/** What stands around a match; each sign is looked for when it is first asked of, since most types ask of few. */
export class Surroundings {
  readonly words: number;
  readonly #place: Place;
  readonly #text: string;
  readonly #form: string;
  readonly #lower: string;
  /** The tokens next to it. */
  readonly #before: string;
  readonly #after: string;

  constructor(place: Place) {
    const { flow, start, end, first, last } = place;
    const { tokens } = flow;
    this.#place = place;
    this.#text = flow.view.text;
    this.#form = this.#text.slice(start, end);
    this.#lower = this.#form.toLowerCase();
    this.#before = first > 0 ? tokens.text[first - 1]! : '';
    this.#after = last + 1 < tokens.count ? tokens.text[last + 1]! : '';
    this.words = this.#form.split(/[\s-]+/).length;
  }

  /** An ordinary word of English, or one that the document also writes small. */
  get isOrdinary(): boolean {
    if (this.#form === this.#lower) return false;
    if (this.#lower.split(/[\s-]+/).every(isOrdinaryWord)) return true;
    if (this.words > 1) return false;
    const { wordCounts } = this.#place.document.profile;
    return (wordCounts.get(this.#lower) ?? 0) * 3 > (wordCounts.get(this.#form) ?? 0);
  }

  get isGivenName(): boolean {
    return this.words === 1 && givenNames.has(this.#form);
  }

  get hasSurnameEnding(): boolean {
    return this.words === 1 && surnameEndings.some((ending) => this.#lower.endsWith(ending));
  }

  get startsSentence(): boolean {
    const { flow, first } = this.#place;
    const { sentences } = flow.tokens;
    return sentences[firstWhere(0, sentences.length, (s) => sentences[s]! >= first)] === first;
  }

  /** Joined by a hyphen to letters outside the match. */
  get isGlued(): boolean {
    const text = this.#text;
    const { start, end } = this.#place;
    return (
      (/[-–]/.test(text[end] ?? '') && letter.test(text[end + 1] ?? '')) ||
      (/[-–]/.test(text[start - 1] ?? '') && letter.test(text[start - 2] ?? ''))
    );
  }

  /** An initial or another capitalised word stands right before or after. */
  get nextToInitial(): boolean {
    const { flow, first } = this.#place;
    const before = this.#before;
    return (
      initial.test(before) ||
      (before === '.' && first > 1 && initial.test(flow.tokens.text[first - 2]!)) ||
      initial.test(this.#after)
    );
  }

  get nextToCapital(): boolean {
    const { flow, start, end, first, last } = this.#place;
    const { tokens } = flow;
    const after = this.#after;
    return (
      (capital.test(this.#before) &&
        isNextTo(this.#text, tokens.end[first - 1]!, start) &&
        !this.startsSentence) ||
      (capital.test(after) &&
        isNextTo(this.#text, end, tokens.start[last + 1]!) &&
        headWord(after) === undefined)
    );
  }

  /** A preposition of place stands before it, or a place that may hold it after it ("Lida, Grodno Region"). */
  get isLocated(): boolean {
    return locatives.has(this.#before.toLowerCase());
  }

  get isContained(): boolean {
    const { end, containers } = this.#place;
    return this.#text[end] === ',' && containers.has(end + 2);
  }

  get isLanguage(): boolean {
    const after = this.#after;
    return (
      isLanguage(this.#text, this.#place.start, this.#place.end) ||
      after === ':' ||
      afterLanguage.has(after.toLowerCase()) ||
      (beforeLanguage.has(this.#before.toLowerCase()) &&
        (/^[.,;)]?$/.test(after) || afterSpokenLanguage.has(after)))
    );
  }

  get isShouted(): boolean {
    return this.#form.length > 4 && this.#form === this.#form.toUpperCase();
  }

  /** Letters of honour after a name: `Everard Hale, C.M.G.` */
  get isHonour(): boolean {
    const { start } = this.#place;
    return (
      tellsPerson(this.#form.replaceAll('.', '')) &&
      /\p{Lu}[\p{L}'’-]*\p{Ll}, $/u.test(this.#text.slice(Math.max(0, start - 30), start))
    );
  }
}

const isNextTo = (text: string, from: number, to: number) =>
  from <= to && /^[ \n]?$/.test(text.slice(from, to));

export function weigh(type: NameType, opinion: Opinion, around: Surroundings): number {
  let confidence = opinion.weight;
  if (type === 'GPE' || type === 'LOC') {
    // "Cape Town" is made of ordinary words as well, but is none; "Federal District" may be any.
    if (around.isOrdinary && (around.words === 1 || opinion.isContainer || opinion.weight < 0.7))
      confidence *= opinion.isCountry ? 0.8 : around.startsSentence ? 0.15 : 0.3;
    if (!opinion.isCountry) {
      if (around.isContained) return Math.min(0.95, Math.max(confidence * 2, 0.6));
      if (around.isLocated) confidence = Math.min(0.95, confidence * 1.25);
      else if (!opinion.isListed && confidence < 0.6 && around.hasSurnameEnding) confidence *= 0.7;
      if (around.isGivenName) confidence *= 0.45;
      if (around.nextToInitial) confidence *= 0.4;
      if (around.nextToCapital && around.words === 1) confidence *= opinion.isListed ? 0.75 : 0.5;
      if (around.startsSentence && around.words === 1 && !opinion.isListed) confidence *= 0.75;
      if (around.isGlued) confidence *= opinion.isListed ? 0.8 : 0.35;
      if (around.isShouted && !opinion.isListed && !opinion.isAcronym) confidence *= 0.5;
    } else if (around.isGivenName && (around.nextToInitial || around.nextToCapital)) confidence *= 0.6;
  } else if (type === 'NORP') {
    if (around.isLanguage) confidence *= 0.25;
    if (around.isOrdinary && !around.startsSentence) confidence *= 0.8;
  } else if (around.words === 1) {
    if (around.isHonour) confidence *= 0.3;
    if (around.isOrdinary) confidence *= around.startsSentence ? 0.2 : 0.4;
    if (type !== 'PERSON' && around.isGivenName) confidence *= 0.6;
  }
  return Math.min(confidence, 0.98);
}

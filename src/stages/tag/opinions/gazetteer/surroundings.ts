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

/** What stands around a match. */
export interface Surroundings {
  readonly words: number;
  /** An ordinary word of English, or one that the document also writes small. */
  readonly isOrdinary: boolean;
  readonly isGivenName: boolean;
  readonly hasSurnameEnding: boolean;
  readonly startsSentence: boolean;
  /** Joined by a hyphen to letters outside the match. */
  readonly isGlued: boolean;
  /** An initial or another capitalised word stands right before or after. */
  readonly nextToInitial: boolean;
  readonly nextToCapital: boolean;
  readonly isLanguage: boolean;
  /** A preposition of place stands before it, or a place that may hold it after it ("Lida, Grodno Region"). */
  readonly isLocated: boolean;
  readonly isContained: boolean;
  readonly isShouted: boolean;
  /** Letters of honour after a name: `Everard Hale, C.M.G.` */
  readonly isHonour: boolean;
}

function isSentenceStart(sentences: Uint32Array, token: number): boolean {
  return sentences[firstWhere(0, sentences.length, (s) => sentences[s]! >= token)] === token;
}

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

export function surroundings({ flow, document, start, end, first, last, containers }: Place): Surroundings {
  const { tokens, view } = flow;
  const text = view.text;
  const form = text.slice(start, end);
  const before = first > 0 ? tokens.text[first - 1]! : '';
  const after = last + 1 < tokens.count ? tokens.text[last + 1]! : '';
  const words = form.split(/[\s-]+/).length;
  const startsSentence = isSentenceStart(tokens.sentences, first);
  const lower = form.toLowerCase();
  const small = words === 1 ? (document.profile.wordCounts.get(lower) ?? 0) : 0;
  const large = words === 1 ? (document.profile.wordCounts.get(form) ?? 0) : 0;
  return {
    words,
    isOrdinary: form !== lower && (lower.split(/[\s-]+/).every(isOrdinaryWord) || small * 3 > large),
    isGivenName: words === 1 && givenNames.has(form),
    hasSurnameEnding: words === 1 && surnameEndings.some((ending) => lower.endsWith(ending)),
    startsSentence,
    isGlued:
      (/[-–]/.test(text[end] ?? '') && letter.test(text[end + 1] ?? '')) ||
      (/[-–]/.test(text[start - 1] ?? '') && letter.test(text[start - 2] ?? '')),
    nextToInitial:
      initial.test(before) ||
      (before === '.' && first > 1 && initial.test(tokens.text[first - 2]!)) ||
      initial.test(after),
    nextToCapital:
      (!startsSentence && capital.test(before) && isNextTo(text, tokens.end[first - 1]!, start)) ||
      (capital.test(after) && isNextTo(text, end, tokens.start[last + 1]!) && headWord(after) === undefined),
    isLocated: locatives.has(before.toLowerCase()),
    isContained: text[end] === ',' && containers.has(end + 2),
    isLanguage:
      isLanguage(text, start, end) ||
      after === ':' ||
      afterLanguage.has(after.toLowerCase()) ||
      (beforeLanguage.has(before.toLowerCase()) &&
        (/^[.,;)]?$/.test(after) || afterSpokenLanguage.has(after))),
    isShouted: form.length > 4 && form === form.toUpperCase(),
    isHonour:
      tellsPerson(form.replaceAll('.', '')) &&
      /\p{Lu}[\p{L}'’-]*\p{Ll}, $/u.test(text.slice(Math.max(0, start - 30), start)),
  };
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

import type { DocumentContext } from '../../../../../contract/context.ts';
import type { MemoryKey } from '../../../../../contract/memory.ts';
import type { Draft } from '../../../../../contract/proposal.ts';
import type { EntityType } from '../../../../../record/entity-types.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { inPlaceOf } from '../rewritten.ts';

const confidence = 0.82;
/** Terms remembered of a document. */
const limit = 5000;

/** The type of a term; `none` for letters of ordinary words; `undefined` where the document says it of two things. */
export type Terms = Map<string, EntityType | 'none' | undefined>;

const terms: MemoryKey<DocumentContext, Terms> = { name: 'model.defined-terms', create: () => new Map() };

/** The short names that the document so far has said it uses. */
export const termsOf = (document: DocumentContext): Terms => document.memory(terms);

const open = '["“”‘\'«]';
const close = '["”’\'»]';
/** `("Marlow")`, `(hereinafter referred to as the “NSMB”)`, `(the "MFB" or the "Board")`, `(" MBZ ")`. */
const definition = lazily(
  () =>
    new RegExp(
      `^(?:['’]s)?,?\\s*\\((?:(?:here(?:in)?after|hereinafter),?\\s)?(?:(?:referred to|called|known)\\s(?:as\\s)?)?(?:the\\s)?${open}\\s?(\\p{Lu}[\\p{L}\\p{N}&.’'-]*(?:\\s\\p{Lu}[\\p{L}\\p{N}&.’'-]*){0,3}?)\\s?${close}\\s?(?:\\)|,|\\s?or\\s|;)`,
      'u',
    ),
);
/** A bracket right behind a name, where the document may say what it is for short. */
const bracketFollows = /^(?:['’]s)?,?\s*[([]/;
/** Something in quotation marks in it. */
const mayBeQuoted = /^[^(]*\([^()]*["“”‘'«]/;
/** An abbreviation without quotation marks. */
const abbreviation = lazily(() => /^(?:['’]s)?\s*[([](?:the\s)?(\p{Lu}[\p{Lu}\p{N}&-]{1,9})[)\]]/u);
/** A word of a name without quotation marks: `(Marlow)`, `(Marlow or the Firm)`. */
const wordOfName = lazily(() => /^\s*\((\p{Lu}\p{Ll}[\p{L}’'-]+)(?:\)|,?\sor\s(?:the\s)?\p{Lu})/u);
/** What a judgment calls a case for short, after its report: `2019 SCC 65 at para 85 [Marlow]`. */
const caseTerm = lazily(() => /\s[[(][“"‘]?(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})[”"’]?[\])]/u);
const isCase = (name: string) => /\s[vV]s?\.?\s/.test(name);
/** Letters in brackets after words without a capital, which they stand for: `internal flight alternative [IFA]`. */
const wordsBefore = lazily(() => /(?:(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}’'-]*\s){2,8}$/u);
/** Letters in brackets at all. */
const lettersInBrackets = lazily(() => /[([](\p{Lu}{2,6})s?[)\]]/gu);
/** So far before them their words are looked for. */
const farthest = 200;
const shortForms = new Set([...wordList('edges/short-form'), ...wordList('courts/no-term')]);
const lawForms = wordList('courts/statute-head');

/**
 * Learns what the document calls its companies, bodies and laws for short, where it says so in brackets:
 *
 *     Marlow Dairies Limited (“[Marlow]”) … [Marlow] supplies          a word of the name
 *     Northern Milk Marketing Board (“the [NMMB]”), Capital Markets Act 2007 ("[CMA]")
 *     Pell v Marlow Mills, 2019 SCC 65 at para 85 [[Marlow]]
 *     internal flight alternative [IFA] … the IFA                       letters of ordinary words are no name
 *
 * Near misses: `(“the Company”)`, `(the "Award")`, `(“the Director”)`, terms for something of the kind.
 */
export function learnTerms(known: Terms, drafts: readonly Draft[], text: string): void {
  if (!/[([]/.test(text)) return;
  learnWords(known, text);
  for (const { type, start, end } of drafts) {
    if (type !== 'ORG' && type !== 'LAW') continue;
    const rest = text.slice(end, end + 110);
    const name = text.slice(start, end);
    const inBracket = bracketFollows.test(rest) ? termInBracket(rest, type, name) : undefined;
    const term = inBracket ?? caseAfter(rest, name);
    if (term === undefined || known.size > limit || !isTermOf(term, name, type)) continue;
    known.set(term, known.has(term) && known.get(term) !== type ? undefined : type);
  }
}

function termInBracket(rest: string, type: EntityType, name: string): string | undefined {
  const quoted = mayBeQuoted.test(rest) ? definition().exec(rest)?.[1] : undefined;
  return quoted ?? lettersAfter(rest, type, name) ?? wordOfName().exec(rest)?.[1];
}

/** Learns letters that stand for words without a capital. */
function learnWords(known: Terms, text: string): void {
  if (!/[([][^\sa-z]{2}/.test(text)) return;
  for (const { index, 1: letters } of text.matchAll(lettersInBrackets())) {
    const words = wordsBefore().exec(text.slice(Math.max(0, index - farthest), index))?.[0];
    if (words === undefined) continue;
    const own = words.match(/\p{Ll}[\p{Ll}’']*/gu)!;
    const initials = own.map((word) => word.charAt(0).toUpperCase()).join('');
    if (!initials.endsWith(letters!) || common.has(own.at(-1)!) || known.has(letters!)) continue;
    known.set(letters!, 'none').set(`${letters}s`, 'none');
  }
}

/** The short name in brackets that ends the citation of a case. */
function caseAfter(rest: string, name: string): string | undefined {
  if (!isCase(name)) return undefined;
  const found = caseTerm().exec(rest.slice(0, 80));
  return found === null || /[;\n]|\s[vV]s?\.?\s/u.test(rest.slice(0, found.index)) ? undefined : found[1];
}

/** The letters of an act in brackets, where its words begin with them: `Rural Lands Act (RLA)`, not `Rural Lands Act (NZ)`. */
function lettersAfter(rest: string, type: EntityType, name: string): string | undefined {
  const [, letters] = (type === 'LAW' && abbreviation().exec(rest)) || [];
  if (letters === undefined) return undefined;
  let from = 0;
  const initials = [...name.matchAll(/(?<!\p{L})\p{L}/gu)].map(([own]) => own.toUpperCase());
  for (const letter of letters.replaceAll(/[^\p{L}]/gu, '')) {
    from = initials.indexOf(letter, from) + 1;
    if (from === 0) return undefined;
  }
  return letters;
}

/** Whether a term names the one thing: its letters, or words of its name that are not said of every such thing. */
function isTermOf(term: string, name: string, type: EntityType): boolean {
  if (shortForms.has(term) || lawForms.has(term)) return false;
  if (/^[\p{Lu}\p{N}&.-]{2,10}$/u.test(term)) return true;
  const words = wordsIn(name);
  const own = wordsIn(term);
  if (own.length === 0 || !own.every((word) => words.includes(word)) || own.length === words.length)
    return false;
  return type === 'ORG' || isCase(name) ? !own.every((word) => common.has(word)) : own.length > 1;
}

const wordsIn = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{N}&]+/gu) ?? [];

/** Words that are said of any body of the kind, in lowercase. */
const common = new Set([...shortForms].map((word) => word.toLowerCase()));

/** Puts the document's terms where they stand alone, whatever the model saw there. */
export function findTerms(drafts: readonly Draft[], text: string, known: Terms): readonly Draft[] {
  if (known.size === 0) return drafts;
  const found: Draft[] = [];
  const nothing = new Set<number>();
  let next = 0;
  const add = (start: number, end: number, type: EntityType) => {
    while (next < drafts.length && drafts[next]!.end <= start) next++;
    const own = drafts[next];
    const isWithin =
      own !== undefined && own.start <= start && own.end >= end && own.end - own.start > end - start;
    if (!isWithin && (found.at(-1)?.end ?? 0) <= start) found.push({ type, start, end, confidence });
  };
  const words = [...text.matchAll(/\p{Lu}[\p{L}\p{N}&.’'-]*(?<![.’'-])/gu)];
  for (let i = 0; i < words.length; i++) {
    for (let n = Math.min(4, words.length - i); n > 0; n--) {
      const last = words[i + n - 1]!;
      const start = words[i]!.index;
      const end = last.index + last[0].length;
      if (end - start > 60) continue;
      const whole = text.slice(start, end);
      const term = /['’]s$/u.test(whole) ? whole.slice(0, -2) : whole;
      const type = known.get(term);
      if (type === undefined || isPart(text, start, start + term.length)) continue;
      if (type === 'none') nothing.add(start);
      else add(start, start + term.length, type);
      i += n - 1;
      break;
    }
  }
  const kept = drafts.filter(
    ({ start, end }) => !nothing.has(start) || known.get(text.slice(start, end)) !== 'none',
  );
  return inPlaceOf(kept, found);
}

/** Whether a capitalised word right beside makes it a longer name, or it is a part of a code or a path. */
function isPart(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 3);
  return (
    /[\p{L}\p{N}/_-]$/u.test(before) ||
    /^(?:[/_\p{L}\p{N}]|-\p{L}|[ \n]\p{Lu}|\.\p{L})/u.test(after) ||
    (/(?<![.:;?!]\s)(?<=\s)\p{Lu}[\p{L}’'-]*\s$/u.test(before) &&
      !/\b(?:The|In|By|For|On|At|When|While|If|As|Since|And|But|That|To|From|With|Both|Under|After|Before|According)\s$/.test(
        before,
      ))
  );
}

import type { FlowContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';

/**
 * Words as the name rules read them: cut finer than tokens where a name may begin or end inside one.
 * `Belarusian-Uzbek` is three (the hyphen one of them), `V.` two, `Minsk's` two (`Minsk`, `'s`), `L'Enfant` one, `OJSC "X"` four.
 * A parallel-array table made once per flow and shared by all rules.
 */
export interface Words {
  readonly count: number;
  readonly text: readonly string[];
  /** Capitalised words in lowercase, others as they are. */
  readonly lower: readonly string[];
  /** Bits of {@link trigger}: the tables that hold the word. */
  readonly triggers: Uint32Array;
  /** View code units. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Bits of {@link Kind}. */
  readonly kind: Uint8Array;
  /** 1 where a sentence begins. */
  readonly sentenceStart: Uint8Array;
}

export const Kind = {
  /** Starts with a letter. */
  word: 1,
  /** Starts with a capital. */
  capital: 2,
  /** All capitals, two letters or more: `CIS`, `BELAZ`. */
  upper: 4,
  /** One capital letter, as in initials. */
  initial: 8,
  /** Starts with a digit. */
  number: 16,
  /** A capital after a lowercase letter: `BelAZ`, `ResearchGate`. */
  camel: 32,
  /** A quotation mark. */
  quote: 64,
  /** Glued to the word before it. */
  glued: 128,
} as const;

const tables = new Map<string, number>();
let tableCount = 0;

/**
 * Makes a table of trigger words known and returns its bit. The rules name their tables when their modules load; then every word
 * of a flow is looked up once for all of them, and a rule reads one bit instead of asking its own sets.
 *
 * @param words in lowercase
 */
export function trigger(words: Iterable<string>): number {
  if (tableCount === 31) throw new Error('more than 31 tables of trigger words: the bits of a word are full');
  const bit = 1 << tableCount++;
  for (const word of words) tables.set(word, (tables.get(word) ?? 0) | bit);
  return bit;
}

const words: MemoryKey<FlowContext, Words> = { name: 'names.words', create: ({ flow }) => cut(flow) };

/** The words of a flow; cut once. */
export function wordsOf(context: FlowContext): Words {
  return context.memory(words);
}

// What a code unit below 0x250 is: 1 lowercase letter, 2 capital, 3 digit, 4 white space, 5 quotation mark, 0 another sign.
const small = 1;
const capital = 2;
const digit = 3;
const space = 4;
const quote = 5;
const table = new Uint8Array(0x250);
for (let c = 0; c < table.length; c++) table[c] = classify(String.fromCharCode(c));

function classify(character: string): number {
  if (/\p{Lu}|\p{Lt}/u.test(character)) return capital;
  if (/\p{L}|\p{M}/u.test(character)) return small;
  if (/\p{Nd}/u.test(character)) return digit;
  if (/\s/u.test(character)) return space;
  if (/["“”„«»]/u.test(character)) return quote;
  return 0;
}

function classOf(code: number): number {
  if (code < 0x250) return table[code]!;
  if (code === 0x201c || code === 0x201d || code === 0x201e) return quote;
  if (code >= 0x2000 && code <= 0x206f)
    return code <= 0x200a || code === 0x2028 || code === 0x2029 ? space : 0;
  return classify(String.fromCharCode(code));
}

interface Scratch {
  readonly start: Uint32Array<ArrayBuffer>;
  readonly end: Uint32Array<ArrayBuffer>;
  readonly kind: Uint8Array<ArrayBuffer>;
  readonly triggers: Uint32Array<ArrayBuffer>;
}

const scratchOf = (size: number): Scratch => ({
  start: new Uint32Array(size),
  end: new Uint32Array(size),
  kind: new Uint8Array(size),
  triggers: new Uint32Array(size),
});
let scratch = scratchOf(4096);

function grown(old: Scratch): Scratch {
  const next = scratchOf(old.start.length * 2);
  next.start.set(old.start);
  next.end.set(old.end);
  next.kind.set(old.kind);
  next.triggers.set(old.triggers);
  return next;
}

function cut(flow: TokenisedFlow): Words {
  const text = flow.view.text;
  const texts: string[] = [];
  const lowers: string[] = [];
  const { tokens } = flow;
  let token = 0;
  let count = 0;
  const length = text.length;
  let i = 0;
  while (i < length) {
    const first = classOf(text.charCodeAt(i));
    if (first === space) {
      i++;
      continue;
    }
    const start = i;
    let kind = start > 0 && count > 0 && scratch.end[count - 1] === start ? Kind.glued : 0;
    i++;
    if (first === small || first === capital) {
      let capitals = first === capital ? 1 : 0;
      let smalls = 1 - capitals;
      let camel = false;
      for (; i < length; i++) {
        const c = classOf(text.charCodeAt(i));
        if (c === small) smalls++;
        else if (c === capital) {
          if (smalls > 0) camel = true;
          capitals++;
        } else if (c === digit) {
          // `P5`, `I44` are words; a footnote mark attached to a lowercase word is not part of it.
          if (smalls > 0) break;
        } else if (!isInnerApostrophe(text, i)) break;
      }
      kind |= Kind.word;
      if (first === capital) kind |= Kind.capital;
      if (smalls === 0) kind |= i - start === 1 ? Kind.initial : Kind.upper;
      if (camel) kind |= Kind.camel;
    } else if (first === digit) {
      i = figuresEnd(text, i);
      kind |= Kind.number;
    } else if (first === quote) kind |= Kind.quote;
    else if (isPossessive(text, start)) i = start + 2;
    // Most words are tokens: their strings are there already, and hashed.
    while (token < tokens.count && tokens.end[token]! <= start) token++;
    const same = token < tokens.count && tokens.start[token] === start && tokens.end[token] === i;
    const word = same ? tokens.text[token]! : text.slice(start, i);
    const lower = first === capital ? word.toLowerCase() : word;
    texts.push(word);
    lowers.push(lower);
    if (count === scratch.start.length) scratch = grown(scratch);
    scratch.triggers[count] = first === small || first === capital ? (tables.get(lower) ?? 0) : 0;
    scratch.start[count] = start;
    scratch.end[count] = i;
    scratch.kind[count] = kind;
    count++;
  }
  return takeWords(flow, texts, lowers);
}

/** The words that stand in the scratch. */
function takeWords(flow: TokenisedFlow, text: readonly string[], lower: readonly string[]): Words {
  const count = text.length;
  const start = scratch.start.slice(0, count);
  return {
    count,
    text,
    lower,
    triggers: scratch.triggers.slice(0, count),
    start,
    end: scratch.end.slice(0, count),
    kind: scratch.kind.slice(0, count),
    sentenceStart: markSentences(flow, start),
  };
}

/** Index after figures that go on at `from`: 1,500 and 2.5 stay whole. */
function figuresEnd(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (classOf(c) === digit) continue;
    const separates = c === 0x2c || c === 0x2e;
    if (!separates || i + 1 >= text.length || classOf(text.charCodeAt(i + 1)) !== digit) break;
  }
  return i;
}

/** `O'Brien`, `L’Enfant`, `d'Ivoire`, but not the `'s` of `Minsk's`. */
function isInnerApostrophe(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c !== 0x27 && c !== 0x2019 && c !== 0x2bc) return false;
  const next = i + 1 < text.length ? classOf(text.charCodeAt(i + 1)) : 0;
  return (next === small || next === capital) && !isPossessive(text, i);
}

function isPossessive(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c !== 0x27 && c !== 0x2019) return false;
  const s = text.charCodeAt(i + 1);
  if (s !== 0x73 && s !== 0x53) return false;
  const after = i + 2 < text.length ? classOf(text.charCodeAt(i + 2)) : 0;
  return after !== small && after !== capital && after !== digit;
}

function markSentences(flow: TokenisedFlow, start: Uint32Array): Uint8Array {
  const marks = new Uint8Array(start.length);
  const { sentences, start: tokenStart, count } = flow.tokens;
  let w = 0;
  for (let s = 0; s < sentences.length; s++) {
    const token = sentences[s]!;
    if (token >= count) break;
    const position = tokenStart[token]!;
    while (w < start.length && start[w]! < position) w++;
    if (w < start.length) marks[w] = 1;
  }
  return marks;
}

/** Whether words `i` and `i + 1` stand next to each other, with a blank (or a blank and a line break) between at most. */
export function adjacent(words: Words, i: number): boolean {
  return i + 1 < words.count && words.start[i + 1]! - words.end[i]! <= 2;
}

/** Whether the word after goes on with a capital in the same sentence. */
export function capitalFollows(words: Words, i: number): boolean {
  return adjacent(words, i) && (words.kind[i + 1]! & Kind.capital) !== 0 && words.sentenceStart[i + 1] !== 1;
}

/** Whether the word before has a capital and stands in the same sentence. */
export function capitalPrecedes(words: Words, i: number): boolean {
  return (
    i > 0 &&
    adjacent(words, i - 1) &&
    (words.kind[i - 1]! & Kind.capital) !== 0 &&
    words.sentenceStart[i] !== 1
  );
}

/** A capitalised word of two letters or more. */
export function isCapitalised(words: Words, i: number): boolean {
  const kind = words.kind[i]!;
  return (kind & Kind.capital) !== 0 && (kind & Kind.initial) === 0;
}

/** Whether word `i` follows the one before it without white space. */
export function isGlued(words: Words, i: number): boolean {
  return (words.kind[i]! & Kind.glued) !== 0;
}

/** Whether word `i` is a year of this century or the last. */
export function isYear(words: Words, i: number): boolean {
  return i < words.count && (words.kind[i]! & Kind.number) !== 0 && /^(?:19|20)\d\d$/.test(words.text[i]!);
}

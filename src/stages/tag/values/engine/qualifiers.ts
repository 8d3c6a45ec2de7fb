import { readDataTable } from '../../../../gazetteer/data-table.ts';
import type { Qualifier } from '../../../../record/schema.ts';
import type { Lexemes } from './lexer.ts';
import { wordsOf } from './word-roles.ts';

/**
 * Approximating words and bounds before an amount; they belong to its span:
 * `almost`, `more than half a`, `no less than`, `up to`, `in excess of`, `c.`, `~`.
 */
const phrases = readDataTable<'phrase' | 'qualifier'>('languages/en/amount-qualifiers.csv');

const byWords = new Map<string, Qualifier>();
/** Words that strengthen or weaken a bound: `just over`, `well above`, `slightly more than`. */
const degreeWords = new Set<string>();
for (const { phrase, qualifier } of phrases) {
  if (qualifier === 'degree') degreeWords.add(phrase);
  else byWords.set(phrase, qualifier as Qualifier);
}
const lastWords = new Set([...byWords.keys()].map((phrase) => phrase.split(' ').at(-1)!));
const longest = 3;

/**
 * The approximating words that end where an amount begins.
 *
 * @param at lexeme at which the amount begins
 * @param floor lexeme before which nothing may be taken
 */
export function qualifierBefore(
  lex: Lexemes,
  at: number,
  floor: number,
  depth = 0,
): { from: number; qualifier: Qualifier } | undefined {
  const word = (i: number): string | undefined => (i >= floor ? lex.entry[i]?.w : undefined);
  let end = at;
  // A backslash before `$` is inside the span here: `about \$53 million`.
  if (word(end - 1) === '\\') end--;
  // `over a $5 million contract` counts contracts; `between about`, `in about` are outside.
  if (!lastWords.has(word(end - 1) ?? '')) return undefined;
  let found: { from: number; qualifier: Qualifier } | undefined;
  let phrase = '';
  for (let n = 1; n <= longest; n++) {
    const w = word(end - n);
    if (w === undefined) break;
    phrase = n === 1 ? w : `${w} ${phrase}`;
    const qualifier = byWords.get(phrase);
    if (qualifier !== undefined) found = { from: end - n, qualifier };
  }
  if (found === undefined || isPointOfList(lex, found.from) || followsVerb(lex, found.from)) return undefined;
  // `around or slightly above`; a degree by itself is outside: `just over`.
  if (depth === 0) {
    const or = degreeWords.has(word(found.from - 1) ?? '') ? found.from - 2 : found.from - 1;
    const other = word(or) === 'or' ? qualifierBefore(lex, or, floor, 1) : undefined;
    if (other !== undefined) return { from: other.from, qualifier: 'approximately' };
  }
  return found;
}

const verbsBeforeUp = wordsOf('verb-before-up');

/** The `up to` of `the fare went up to $8`, which is reached. */
function followsVerb(lex: Lexemes, at: number): boolean {
  if (at < 1 || lex.entry[at]?.w !== 'up') return false;
  return verbsBeforeUp.has(lex.text.slice(lex.start[at - 1]!, lex.end[at - 1]!).toLowerCase());
}

/** The `c.` of `a. $400; b. $500; c. $600`, which is no circa. */
function isPointOfList(lex: Lexemes, at: number): boolean {
  if (lex.entry[at]?.w !== 'c') return false;
  for (let i = at - 2; i >= Math.max(0, at - 40); i--)
    if (lex.text.slice(lex.start[i]!, lex.end[i]!) === 'b' && lex.entry[i + 1]?.w === '.') return true;
  return false;
}

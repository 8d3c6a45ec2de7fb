import { classAt, isLetter, space, upper, widthAt } from './characters.ts';
import type { Pieces } from './pretokens.ts';
import { abbreviation, clitic, link, mixed, number, ordinal, word } from './pretokens.ts';

/**
 * What wink-nlp is shown in place of a piece, so that it takes the piece as one token, by its form alone and not by what it met
 * before: `Łódź` as `Xxxx`, `AVT2` as `XXXX`, a URL as `url`, a straight quotation mark as the opening or closing one it is.
 */
export function shownForm(text: string, pieces: Pieces, i: number): string {
  const start = pieces.starts[i]!;
  const end = pieces.ends[i]!;
  switch (pieces.kinds[i]) {
    case word:
      return shownWord(text.slice(start, end));
    case number: {
      const form = text.slice(start, end);
      return form.length <= 24 && /^\d+(?:[.,]\d+)*$/.test(form) ? form : '1';
    }
    case ordinal: {
      const form = text.slice(start, end);
      if (form.endsWith('s') && form.length > 2) return /^[12]\d\d0s$/.test(form) ? form : '1990s';
      return '5th';
    }
    case abbreviation: {
      const form = text.slice(start, end);
      return knownAbbreviations.has(form) ? form : end - start === 2 ? 'J.' : 'Mr.';
    }
    case clitic:
      return text.slice(start, end).toLowerCase().replace(/[’ʼ]/, "'");
    case link:
      return 'url';
    case mixed:
      return text.slice(start, Math.min(end, start + 20)).includes('.') ? 'url' : 'XXX';
    default:
      return shownPunctuation(text, start, end);
  }
}

/** Abbreviations that are one token of wink's own lexicon. */
const knownAbbreviations = new Set(
  'Mr. Mrs. Ms. Dr. Prof. U.S. U.K. U.N. e.g. i.e. a.m. p.m. etc. Inc. Ltd. Co. Corp. Jr. Sr. St. No. Gen. Gov. Sen. Rep. Ph.D. vs. approx.'.split(
    ' ',
  ),
);

/** All that is shown in place of abbreviations. */
export const shownAbbreviations: readonly string[] = [...knownAbbreviations, 'J.'];

const plainWord = /^[A-Za-zÀ-ÖØ-öø-ÿ]{1,40}$/;
/** Words that wink splits in two, or that it takes for something else than a word. */
export const awkward = /^(?:cannot|gonna|gotta|wanna|gimme|lemme|usd|aud|inr|gbp)$/i;

function shownWord(form: string): string {
  if (plainWord.test(form)) return awkward.test(form) ? shape(form) : form;
  return shape(form);
}

/** `Łódź` to `Xxxx`: case is kept, at most 12 characters. */
function shape(form: string): string {
  let shown = '';
  for (let i = 0; i < form.length && shown.length < 12; i += widthAt(form, i)) {
    const kind = classAt(form, i);
    if (isLetter(kind)) shown += kind === upper ? 'X' : 'x';
  }
  return shown === '' ? 'x' : shown;
}

const plainPunctuation = new Set("’'‘`“”[](){}….,!;?/:-–—~@#%^+=*|<>&§©±÷×°$£¥€".split(''));

function shownPunctuation(text: string, start: number, end: number): string {
  const first = text[start]!;
  if (first === '"') return opensQuote(text, start) ? '“' : '”';
  if (first === '«' || first === '„') return '“';
  if (first === '»' || first === '‟') return '”';
  if (!plainPunctuation.has(first)) return '*';
  if (end - start === 1) return first;
  if (first === '.') return '...';
  if (first === '-') return '--';
  if (first === '–') return '––';
  return first === "'" || first === '`' ? '”' : first;
}

/** All that is shown in place of punctuation. */
export const shownMarks: readonly string[] = [...plainPunctuation, '*', '...', '--', '––'];

/** Whether a straight quotation mark opens: white space or an opening bracket before it, something printed after it. */
function opensQuote(text: string, position: number): boolean {
  const before = position === 0 ? space : classAt(text, position - 1);
  const glued = before !== space && !'([{-–—/'.includes(text[position - 1]!);
  const after = position + 1 >= text.length ? space : classAt(text, position + 1);
  return !glued && after !== space;
}

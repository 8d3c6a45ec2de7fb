import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { patternOf } from '../engine/word-roles.ts';
import { regionOfWords } from './country-words.ts';
import type { CurrencyMeasure } from './currency-measure.ts';
import { countryOfCode } from './currency-times.ts';
import { currencyOfSubunit } from './subunit-tables.ts';

/** `75 euro cents`, `550 US cents`, `12 Belarusian kopecks`. */
export function subunitsOfCountry(lex: Lexemes, at: number): CurrencyMeasure | undefined {
  let i = at;
  while (i < at + 4 && lex.entry[i]?.subunit === undefined) {
    const e = lex.entry[i];
    if (
      e === undefined ||
      (e.adjective !== true && e.w !== 'euro' && e.w !== '.' && e.w !== 'u' && e.w !== 's')
    )
      return undefined;
    i++;
  }
  const form = lex.entry[i]?.subunit === undefined ? undefined : lex.entry[i]!.w;
  if (form === undefined || i === at) return undefined;
  const measure = { from: at, to: i + 1, key: `subunit:${form}`, subunit: form, head: form };
  if (lex.entry[at]?.w === 'euro') return i === at + 1 ? { ...measure, code: 'EUR' } : undefined;
  const words = lex.text
    .slice(lex.start[at]!, lex.end[i - 1]!)
    .toLowerCase()
    .replace(/\s+/g, ' ');
  const region = regionOfWords(words) ?? regionOfWords(words.replaceAll('.', ''));
  if (region === undefined) return undefined;
  // `Swiss rappen`: a part of one currency, of that country
  const code = currencyOfSubunit(form);
  return { ...measure, region, ...(code !== undefined && countryOfCode(code) === region && { code }) };
}

/** `15.94P` too, where a fraction says that no page is meant. */
const isLetterP = (lex: Lexemes, i: number): boolean =>
  textOf(lex, i) === 'p' || (textOf(lex, i) === 'P' && textOf(lex, i - 1).includes('.'));

const retailWords = patternOf('retail');

/** `99p` among prices; not the page of `12p`. */
export function isPence(lex: Lexemes, i: number, number: NumberMention): boolean {
  if (!glued(lex, i) || lex.kind[number.from] !== LexKind.number || !isLetterP(lex, i)) return false;
  if (glued(lex, i + 1) && lex.kind[i + 1] !== LexKind.sign) return false;
  const around = lex.text.slice(Math.max(0, lex.start[number.from]! - 80), lex.end[i]! + 40);
  return around.includes('£') || retailWords.test(around);
}

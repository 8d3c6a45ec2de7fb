import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../../../paths.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { addWord } from '../engine/lexicon.ts';
import { regionOfWords } from './currencies.ts';

/** Capitals and money places, which say in whose currency a sum is: `it is 120 kr in Oslo`. */
const cities = new Map(
  readFileSync(path.join(packageRoot, 'data', 'gazetteers', 'tables', 'capitals.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(',') as [string, string])
    .map(([city, country]) => [city.toLowerCase(), country]),
);
/** Names of countries that CLDR writes otherwise. */
const others: Readonly<Record<string, string>> = {
  ussr: 'SU',
  'soviet union': 'SU',
  ceylon: 'LK',
  burma: 'MM',
  persia: 'IR',
  siam: 'TH',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  holland: 'NL',
  america: 'US',
  turkey: 'TR',
  kong: 'HK',
};
for (const phrase of [...cities.keys(), ...Object.keys(others)])
  for (const w of phrase.split(/[ '-]/)) if (w !== '') addWord(w);

/** The country of a city, or of a name that CLDR writes otherwise, in lowercase. */
export function countryOfPlace(words: string): string | undefined {
  return others[words] ?? cities.get(words);
}

/** The country that the words ending at lexeme `i` name: `Pakistan`, `Sri Lanka`, `Oslo`, `Japanese`. */
export function countryAt(lex: Lexemes, i: number): string | undefined {
  if (lex.kind[i] !== LexKind.word || lex.entry[i] === undefined) return undefined;
  let words = '';
  let found: string | undefined;
  for (let k = i; k > i - 3 && k >= 0; k--) {
    const w = lex.entry[k]?.w;
    if (w === undefined || lex.kind[k] !== LexKind.word) break;
    words = words === '' ? w : `${w} ${words}`;
    found = regionOfWords(words) ?? countryOfPlace(words) ?? found;
  }
  // A name has a capital: not the `us` of "gave us 5 rupees".
  return found !== undefined && /^\p{Lu}/u.test(lex.text.slice(lex.start[i]!, lex.start[i]! + 2))
    ? found
    : undefined;
}

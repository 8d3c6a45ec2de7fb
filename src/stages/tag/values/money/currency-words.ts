import { currencyParts, currencySigns, wordlikeCodes } from '../../../../gazetteer/currency-lists.ts';
import { currencies, present } from '../../../../gazetteer/currency-names.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { addExact, addSign, addWord, Subject } from '../engine/lexicon.ts';
import { countryPhrases } from './country-words.ts';
import { brokenNames, fullNames, joinedNames, soleNames } from './currencies.ts';
import { headOf } from './currency-forms.ts';

/** Gives the words and signs of currencies their meanings in the lexicon. */

for (const [form, head] of headOf) addWord(form, { head });
for (const name of [...joinedNames, ...soleNames]) addWord(name, { head: name });
for (const phrase of countryPhrases)
  for (const w of phrase.split(/[ .-]/)) if (w.length > 0) addWord(w, { adjective: true });
for (const phrase of fullNames)
  for (const w of phrase.split(' ').slice(0, -1)) addWord(w, { adjective: true });
for (const first of brokenNames.keys()) addWord(first.split(' ')[0]!, { subjects: Subject.money });

for (const code of currencies.keys()) addExact(code, { code });
for (const { form, code } of readDataTable<'form' | 'code'>('languages/en/currency-code-forms.csv'))
  addExact(form, { code });
// `MEUR`, `kUSD`, `EURm`
const codeScales = readDataTable<'letters' | 'power' | 'place'>('languages/en/currency-code-scales.csv');
for (const code of present) {
  if (wordlikeCodes.has(code)) continue;
  for (const { letters, power, place } of codeScales)
    addExact(place === 'before' ? letters + code : code + letters, { code, codeScale: Number(power) });
}

for (const { form, part } of currencyParts) {
  if (form.length === 1) addSign(form, { subunit: part });
  else addWord(form, { subunit: part });
}

// `15.94P`
addExact('P', {});

/** A sign of letters is cut out as a word. */
const isLetters = (sign: string): boolean => /^[\p{L}\p{M}]/u.test(sign);

for (const { sign, currency, standing } of currencySigns) {
  // `S/` is read by its stroke.
  if (standing === 'stroke') continue;
  if (isLetters(sign)) addExact(sign, { sign: currency });
  else addSign(sign, { sign: currency });
}
for (const [code, { signs }] of currencies) {
  if (!present.has(code)) continue;
  for (const sign of signs)
    if (sign.length === 1 && !/[\p{L}$€£¥]/u.test(sign)) addSign(sign, { sign: code });
}

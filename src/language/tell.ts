import { readDataTable } from '../gazetteer/data-table.ts';
import { detector } from './detector.ts';

/** Code units of a text that are looked at. */
const looked = 1000;
/** Letters that running text must have for its language to be told. */
export const fewestLetters = 60;
/** A language that is known to be none that can be named. */
export const undetermined = 'und';
/** Share of English function words among the words from which a text is English; in other languages they are a twentieth. */
const plainlyEnglish = 0.12;
/** Share from which three words or more speak against another language. */
const partlyEnglish = 0.06;
/** Share up to which a text of so many words is certainly not English. */
const hardlyEnglish = 0.04;
const fewestWords = 15;
/** Share from which the first twenty words say so. */
const clearlyEnglish = 0.25;
/** Share of words that must begin small in running text of a script with capitals; German has some 60 %, a list of names few. */
const smallWords = 0.5;
/** Share of letters that may be foreign to a language's alphabet. */
const strangeLetters = 0.01;

const functionWords: ReadonlySet<string> = new Set(
  readDataTable<'word'>('languages/en/function-words.csv').map(({ word }) => word),
);
const alphabets: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  readDataTable<'language' | 'letters'>('languages/alphabets.csv').map(({ language, letters }) => [
    language,
    new Set(letters),
  ]),
);

/**
 * The language of running text by BCP 47 (`fr`), `und` where it is only certain that it is not English, undefined where it cannot be
 * told: too short, a list of names, a table of figures, words that several languages share.
 * @param text its first 1,000 code units are looked at
 */
export function languageOf(text: string, fewest = fewestLetters): string | undefined {
  const survey = surveyWords(text.slice(0, looked));
  if (survey.isEnglish) return survey.letters >= fewest ? 'en' : undefined;
  if (survey.letters < fewest) return undefined;
  const part = text.slice(0, looked).replace(addresses, ' ');
  const words = surveyWords(part);
  if (words.letters < fewest) return undefined;
  const isLatin = words.latin > words.letters / 2;
  if (words.cased > 0 && words.small < words.cased * smallWords) return undefined;
  // Too many for another language, too few to be sure: not worth loading the detector for.
  if (words.english >= 3 && words.english > words.count * partlyEnglish) return undefined;
  const told = detector().detect(part);
  const { language } = told;
  if (language === 'en') return told.isReliable() ? 'en' : undefined;
  if (language !== '' && told.isReliable() && isWrittenSo(part, language)) return language;
  return isLatin && !isHardlyEnglish(words) ? undefined : undetermined;
}

/** Whether a text of some length has next to none of the words that no English text does without. */
function isHardlyEnglish({ count, cased, small, english }: Words): boolean {
  return count >= fewestWords && small >= cased * 0.6 && english <= count * hardlyEnglish;
}

/** Whether the letters of a text are those of the language, where its alphabet is known: a Kazakh text is none in Russian. */
function isWrittenSo(text: string, language: string): boolean {
  const alphabet = alphabets.get(language);
  if (alphabet === undefined) return true;
  let letters = 0;
  let strange = 0;
  for (const letter of text.toLowerCase().match(/\p{L}/gu) ?? []) {
    letters++;
    if (letter > '\u024f' && !alphabet.has(letter)) strange++;
  }
  return strange <= letters * strangeLetters;
}

interface Words {
  count: number;
  /** Letters; one of a script that writes syllables or words with a sign counts as three. */
  letters: number;
  /** Letters of the Latin script. */
  latin: number;
  /** Words of a script that has capitals, and those of them that begin small. */
  cased: number;
  small: number;
  /** English function words. */
  english: number;
  /** Whether enough was seen to say that it is English; then the counts are those up to there. */
  isEnglish: boolean;
}

/** URLs, e-mail addresses, names of files. */
const addresses = /\S*(?:[/@_]|www\.)\S*/g;
const wordForms = /[\p{L}\p{M}'’]+/gu;
const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function surveyWords(text: string): Words {
  const words: Words = { count: 0, letters: 0, latin: 0, cased: 0, small: 0, english: 0, isEnglish: false };
  wordForms.lastIndex = 0;
  for (let match = wordForms.exec(text); match !== null; match = wordForms.exec(text)) {
    const word = match[0];
    words.count++;
    const first = word[0]!;
    const small = word.toLowerCase();
    if (first <= '\u024f') words.latin += word.length;
    words.letters += signs.test(first) ? word.length * 3 : word.length;
    if (first !== first.toUpperCase()) {
      words.small++;
      words.cased++;
    } else if (first !== first.toLowerCase()) words.cased++;
    if (functionWords.has(small)) words.english++;
    if (words.count >= 20 && words.count % 10 === 0 && words.english > words.count * clearlyEnglish) break;
  }
  words.isEnglish =
    words.english >= 2 && words.english > words.count * plainlyEnglish && words.latin > words.letters / 2;
  return words;
}

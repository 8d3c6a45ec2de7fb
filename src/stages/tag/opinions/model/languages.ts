import { readDataTable } from '../../../../gazetteer/data-table.ts';

/** Languages whose names are those of peoples too. */
const names = readDataTable<'language'>('languages/en/languages.csv').map(({ language }) => language);
const known = new Set(names);
const any = `(?:${[...names].sort((a, b) => b.length - a.length).join('|')})`;
const joint = '(?:, | and |, and | or )';

/** "grammar": what only a language has. */
const ofLanguage =
  /^[ -](?:languages?|texts?|versions?|translations?|alphabet|words?|grammar|lexicon|dictionar(?:y|ies)|loanwords?|borrowings|dialects?|speakers?|speaking|script|plural|noun|verb|subtitles|edition|lessons|transliteration|spelling|pronunciation)\b/;
/** "in Tajik, Persian" before "and English". */
const listBefore = new RegExp(`\\b(?:in|into|from) (?:${any}${joint})*$`);
const listEnds = new RegExp(`^(?:${joint}${any})*\\s*(?:[.;:)]|,(?! ${any})|$)`);
/** "speaks Chinese and a little" before "German". */
const spoken = new RegExp(
  `\\b(?:speak|speaks|spoke|speaking|spoken|learns?|learnt|learned|taught|teaches|fluent in|knows?|knew)(?: (?:${any}(?:,| and|, and| or|,? but)? )*)?(?: ?(?:only|good|some|no|a little|little|a bit of|fluent|broken))? ?$`,
);
/** What {@link spoken} begins with: most texts have none, and the long list of names need not be tried. */
const verb = /\b(?:sp(?:eak|oke)|learn|taught|teaches|fluent in|know|knew)/;
const clauseEnds = /^\s*(?:[.,;:)]|(?:and|or|but|to|with|at|in|badly|well|as|fluently)\b|$)/;

/** Whether the name of a people from `start` to `end` stands for its language there. */
export function isLanguage(text: string, start: number, end: number): boolean {
  if (!known.has(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - 96), start).replace(/\s/g, ' ');
  const behind = text.slice(end, end + 96).replace(/\s/g, ' ');
  if (ofLanguage.test(behind)) return true;
  if (before.endsWith(' ') && listEnds.test(behind) && listBefore.test(before)) return true;
  return clauseEnds.test(behind) && verb.test(before) && spoken.test(before);
}

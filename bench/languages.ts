/**
 * How well the language of short passages is told, on passages of the fixtures in 38 languages and on what each begins with, and how
 * often an English paragraph of the outside texts is taken for another language.
 *
 *     node bench/languages.ts
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isSameLanguage } from '../src/language/document-language.ts';
import { languageOf } from '../src/language/tell.ts';
import { dataFolder, packageRoot } from '../src/paths.ts';

const rows = readFileSync(path.join(packageRoot, 'fixtures/languages/passages.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string]);

const score = { right: 0, untold: 0, wrong: 0 };
const wrong: string[] = [];
for (const [language, text] of rows) {
  const told = languageOf(text, 24);
  if (told === undefined) score.untold++;
  else if (told === language || isSameLanguage(language, told)) score.right++;
  else {
    score.wrong++;
    wrong.push(`${language} as ${told}`);
  }
}
console.log(`${rows.length} passages: ${JSON.stringify(score)} ${wrong.join(', ')}`);

const paragraphs = globSync('{corpus,gold/**}/*.txt', { cwd: dataFolder }).flatMap((file) =>
  readFileSync(path.join(dataFolder, file), 'utf8').split(/\n\s*\n/),
);
const before = process.cpuUsage();
const taken: Record<string, number> = {};
for (const text of paragraphs) {
  const told = languageOf(text) ?? 'untold';
  taken[told] = (taken[told] ?? 0) + 1;
}
const { user, system } = process.cpuUsage(before);
const letters = paragraphs.reduce((sum, text) => sum + text.length, 0);
console.log(`${paragraphs.length} English paragraphs: ${JSON.stringify(taken)}`);
console.log(`${((user + system) / letters).toFixed(3)} s CPU a million characters`);

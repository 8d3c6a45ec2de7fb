/**
 * Years that dates do not say, supplied from the date of their text: the texts of `fixtures/cases/supplied-years.jsonl`, the wrong ones printed.
 *
 * Run: `node bench/years.ts`; articles are read from the folder of outside data (`ONOMAST_DATA`), and left out where it is not there.
 */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createPipeline } from '../src/index.ts';
import { dataFolder } from '../src/paths.ts';
import { type DatedText, readCases, suppliedYears } from '../test/support/cases.ts';

const file = path.join(dataFolder, 'bench', 'toponyms', 'geovirus.jsonl');
const articles = new Map<number, string>();
if (existsSync(file)) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { id, text } = JSON.parse(line) as { id: number; text: string };
    articles.set(id, text);
  }
}
const texts = readCases<DatedText>('supplied-years.jsonl').flatMap((one) => {
  const text = one.text ?? articles.get(one.geovirus!);
  return text === undefined ? [] : [{ ...one, text }];
});

const pipeline = await createPipeline();
let right = 0;
let total = 0;
let valued = 0;
const sources = texts.map(({ text, date }, i) => ({ path: String(i), text, metadata: { date } }));
let i = 0;
for await (const record of pipeline.extract(sources)) {
  const { text, date } = texts[i]!;
  for (const { found, value, at } of suppliedYears(texts[i]!, record)) {
    if (found === value) right++;
    else
      console.log(
        `  ${date}: ${found || 'none'}, not ${value || 'none'}: …${[...text].slice(Math.max(0, at - 60), at + 30).join('')}…`,
      );
    if (found !== '') valued++;
    total++;
  }
  i++;
}
await pipeline.close();
console.log(
  `years supplied in ${texts.length} texts: ${right} of ${total} right (${((100 * right) / total).toFixed(1)}%), ${valued} with a value`,
);

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createPipeline } from '../../src/index.ts';
import { packageRoot } from '../../src/paths.ts';
import { guidelineValue } from '../../src/record/guideline-value.ts';

/**
 * `fixtures/cases/money.txt`: a sentence a line, its amounts of money and percentages in square brackets, then their values in order
 * after `=>`, parted by semicolons; bars part values that are right alike.
 */
const lines = readFileSync(path.join(packageRoot, 'fixtures/cases/money.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

function caseOf(line: string) {
  const [marked, values = ''] = line.split(' =>') as [string, string?];
  const spans = [...marked.matchAll(/\[(.*?)\]/g)].map((match) => match[1]!);
  const alike = values
    .split(';')
    .map((value) => value.split('|').map((one) => one.trim()))
    .filter(([first]) => first !== '');
  return { text: marked.replace(/[[\]]/g, ''), spans, alike };
}

test('money and percentages as the world writes them', async () => {
  const cases = lines.map(caseOf);
  const pipeline = await createPipeline();
  const faults: string[] = [];
  let i = 0;
  for await (const record of pipeline.extract(cases.map(({ text }, n) => ({ path: `case${n}`, text })))) {
    const { text, spans, alike } = cases[i++]!;
    const found = record.annotations.flatMap(({ entityType, body, target }) => {
      if (!['MONEY', 'PERCENT', 'QUANTITY'].includes(entityType) || typeof body === 'string') return [];
      const quote = target.selector.find((selector) => 'exact' in selector) as { exact: string };
      return [{ exact: quote.exact, value: guidelineValue(body) ?? '-' }];
    });
    const isRight =
      found.length === spans.length &&
      found.every(({ exact, value }, n) => exact === spans[n] && alike[n]?.includes(value) === true);
    if (!isRight)
      faults.push(
        `${text}: ${found.map(({ exact, value }) => `[${exact}] ${value}`).join('; ') || 'nothing'}`,
      );
  }
  await pipeline.close();
  expect(faults).toEqual([]);
});

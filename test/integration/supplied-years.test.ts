import { expect, test } from 'vitest';
import { createPipeline } from '../../src/index.ts';
import { type DatedText, readCases, suppliedYears } from '../support/cases.ts';

const pipeline = await createPipeline();
const texts = readCases<DatedText>('supplied-years.jsonl').filter(({ text }) => text !== undefined);

test.each(texts)('$text', async (dated) => {
  const { text, date } = dated;
  for await (const record of pipeline.extract([{ path: 'text', text: text!, metadata: { date } }])) {
    const dates = suppliedYears(dated, record);
    expect(dates.map(({ found }) => found)).toEqual(dates.map(({ value }) => value));
  }
});

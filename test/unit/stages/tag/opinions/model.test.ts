import { describe, expect, it } from 'vitest';
import { createPipeline } from '../../../../../src/run/create-pipeline.ts';

const names = async (text: string, pipeline = 'publications'): Promise<string[]> => {
  const found: string[] = [];
  await using made = await createPipeline(pipeline);
  for await (const { annotations } of made.extract([{ path: 'text.txt', text }])) {
    for (const { entityType, target } of annotations) {
      const [position, , quote] = target.selector;
      expect([...text].slice(position.start, position.end).join('')).toBe(quote.exact);
      found.push(`${entityType} ${quote.exact}`);
    }
  }
  return found;
};

describe('the shipped models', () => {
  it.each(['publications', 'news'])('%s finds names no list has', async (pipeline) => {
    const found = await names(
      'On Tuesday the Minister of Trade of Norway, Halvard Brekstad, met Keisha Andrade in Tromsø. ' +
        'Mr. Brekstad said that Norwegian companies would take part in the project.\n',
      pipeline,
    );
    expect(found).toContain('PERSON Halvard Brekstad');
    expect(found).toContain('PERSON Keisha Andrade');
    expect(found).toContain('PERSON Brekstad');
    expect(found).toContain('GPE Tromsø');
    expect(found).toContain('NORP Norwegian');
  });

  it('takes long titles whole', async () => {
    const found = await names(
      'In 2019 the sides signed the Agreement on Cooperation in the Field of Veterinary Medicine between Uruguay and Paraguay, ' +
        'and the Ministry of Agriculture of Uruguay welcomed it.\n',
    );
    expect(found).toContain(
      'LAW Agreement on Cooperation in the Field of Veterinary Medicine between Uruguay and Paraguay',
    );
    expect(found).toContain('ORG Ministry of Agriculture of Uruguay');
  });

  it('gives every mention a confidence and says who else proposed it', async () => {
    await using made = await createPipeline('publications');
    for await (const { annotations } of made.extract([
      { path: 'text.txt', text: 'The port of Antwerp lies in Belgium.\n' },
    ])) {
      expect(annotations.length).toBeGreaterThan(0);
      for (const { confidence, stages } of annotations) {
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(stages[0]).toBe('tag.model');
      }
      const belgium = annotations.find(({ target }) => target.selector[2].exact === 'Belgium');
      expect(belgium?.stages).toContain('tag.gazetteer');
    }
  });

  it('gets through hostile text', async () => {
    const hostile = [
      `${'A '.repeat(30_000)}\n`,
      `${'"'.repeat(5000)} ${'('.repeat(5000)}\n`,
      `Agreement ${'of the '.repeat(10_000)}\n`,
      `${'X'.repeat(100_000)}\n`,
    ];
    for (const text of hostile) await names(text);
  });
});

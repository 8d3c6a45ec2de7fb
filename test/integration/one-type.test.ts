import { expect, test } from 'vitest';
import { createPipeline } from '../../src/run/create-pipeline.ts';

test('an entity has the type of its mentions, and every id once', async () => {
  const text = [
    'The Louvre lies in Paris; the White House in Washington, and the White House said so.',
    'We drove through Northeast Ohio to the Great Lakes, and from Thrace to Asia Minor and the Gulf.',
    'The FRA was asked by the Fiji Roads Authority. Sicily is an island; Sicily elected a governor.',
    'Belagro opened in Minsk, and Belagro signed a contract with the Commonwealth.',
  ].join('\n\n');
  await using pipeline = await createPipeline();
  for await (const { annotations, entities } of pipeline.extract([{ path: 'a.txt', text }])) {
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    expect(byId.size).toBe(entities.length);
    for (const { body, entityType } of annotations)
      if (typeof body === 'string') expect(byId.get(body)!.entityType).toBe(entityType);
  }
});

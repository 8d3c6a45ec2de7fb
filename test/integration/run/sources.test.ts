import { describe, expect, it } from 'vitest';
import { createPipeline, OnomastError, type SourceInput } from '../../../src/index.ts';

describe('sources of a pipeline', () => {
  it.each([
    [{ id: 'a', text: 'Anna Lind' }, 'id, text'],
    [{ path: 'a.txt', text: 7 }, 'path, text'],
    [{}, 'nothing'],
    [null, 'null'],
    [undefined, 'undefined'],
  ])('refuses %j with a remedy', async (source, told) => {
    const pipeline = await createPipeline('rules');
    const records = pipeline.extract([source as unknown as SourceInput]);
    const error = await records.next().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(OnomastError);
    expect((error as OnomastError).message).toContain(told);
    expect((error as OnomastError).remedy).toContain('{ path, text }');
  });
});

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/paths.ts';
import { createPipeline } from '../../../src/run/create-pipeline.ts';
import { loadPlugin } from '../../../src/run/plugin.ts';

const example = path.join(packageRoot, 'fixtures', 'plugins', 'resolutions.mjs');
const config = (module: string) => ({
  name: 'mine',
  gazetteers: [],
  stages: [
    { use: 'read' },
    { use: 'clean' },
    { use: 'tokenise' },
    { use: module, confidence: 0.8 },
    { use: 'tag.merge' },
    { use: 'resolve' },
    { use: 'write' },
  ],
});

describe('a recogniser plug-in', () => {
  it('finds its mentions at exact source offsets, over footnote marks and line breaks', async () => {
    const text =
      'The council¹ recalled what it had said in reso-\nlution 1325 on the same matter, and then also Resolution 2250 (2015), which had been adopted in that very year.\n';
    const pipeline = await createPipeline(config(example));
    for await (const record of pipeline.extract([{ path: 'x.txt', text }])) {
      expect(
        record.annotations.map(({ entityType, confidence, stages, target }) => [
          entityType,
          confidence,
          stages,
          target.selector[2].exact,
        ]),
      ).toEqual([
        ['LAW', 0.8, ['tag.resolutions'], 'reso-\nlution 1325'],
        ['LAW', 0.8, ['tag.resolutions'], 'Resolution 2250 (2015)'],
      ]);
    }
  });

  it('is named when it does not load or is none', async () => {
    await expect(loadPlugin('./missing.mjs', packageRoot)).rejects.toMatchObject({
      code: 'config.invalid',
      message: expect.stringContaining('missing.mjs'),
    });
    await expect(loadPlugin('npm:vitest', packageRoot)).rejects.toMatchObject({
      message: expect.stringContaining('no component as its default export'),
    });
  });

  it('belongs to the pipeline hash', async () => {
    const [one, other] = [
      await createPipeline(config(example)),
      await createPipeline({
        ...config(example),
        stages: config(example).stages.filter(({ use }) => use !== example),
      }),
    ];
    expect(one.generator.pipelineHash).not.toBe(other.generator.pipelineHash);
  });
});

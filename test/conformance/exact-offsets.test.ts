import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder } from '../../src/paths.ts';
import { createPipeline } from '../../src/run/create-pipeline.ts';
import { readBack } from '../support/exact.ts';

const corpus = path.join(dataFolder, 'corpus');

it.skipIf(!existsSync(corpus))('every annotation of the corpus reads back exactly', async () => {
  await using pipeline = await createPipeline();
  expect(await readBack(pipeline, corpus)).toBeGreaterThan(5000);
});

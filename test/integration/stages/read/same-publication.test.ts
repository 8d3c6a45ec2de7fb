import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPipeline, type Pipeline } from '../../../../src/run/create-pipeline.ts';
import { shippedFormats } from '../../../../src/stages/read/formats/formats.ts';
import { followBytes } from '../../../support/origins.ts';
import { agreementOf, f1, publicationFile, publicationNames } from '../../../support/same-publication.ts';

const known = new Set(shippedFormats.flatMap(({ extensions }) => extensions));
const extensions = ['pdf', 'html', 'epub', 'docx', 'odt', 'rtf'].filter((extension) =>
  known.has(`.${extension}`),
);

/** Five publications of the fixtures, made into other formats by pandoc and LibreOffice. */
describe('the same publication', () => {
  let pipeline: Pipeline;
  let ofText: number;
  beforeAll(async () => {
    pipeline = await createPipeline();
    ofText = f1(await agreementOf(pipeline, 'text'));
  });

  it.each(extensions)('as %s gives the same mentions as its text', async (extension) => {
    const agreement = await agreementOf(pipeline, extension);
    expect(Math.abs(f1(agreement) - ofText)).toBeLessThanOrEqual(0.01);
  });

  it.each(
    extensions.filter((extension) => extension !== 'pdf'),
  )('as %s leads back to the bytes of its parts', async (extension) => {
    let [mentions, inOneNode] = [0, 0];
    for (const name of publicationNames()) {
      const file = publicationFile(name, extension);
      for await (const record of pipeline.extract([file])) {
        const way = followBytes(record, readFileSync(file));
        expect(way.astray).toEqual([]);
        mentions += way.mentions;
        inOneNode += way.inOneNode;
      }
    }
    // RTF has no text nodes: what the file writes as numbers of characters, and its line ends, part the words
    expect(inOneNode / mentions).toBeGreaterThan(extension === 'rtf' ? 0.5 : 0.9);
  });
});

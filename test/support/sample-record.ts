import type { DocumentRecord } from '../../src/record/schema.ts';
import { createPipeline } from '../../src/run/create-pipeline.ts';

/** A short publication with every type of mention. */
export const sampleText = `# Trade of two neighbours

In March 2017, V. Karpov, Chairman of the Belarusian-Kazakh Business Council, visited the Minsk Tractor Plant and Almaty.
The trade between Belarus and Kazakhstan reached $2-2.5 billion, or about 15 percent more than in 2016, and up to 300 tons
of potash left the port of Klaipeda for Southeast Asia. The Treaty on Good Neighbourhood was signed at the Forum of Regions "EXPO-2017".
`;

/** The record of {@link sampleText} by the default pipeline. */
export async function sampleRecord(): Promise<DocumentRecord> {
  const pipeline = await createPipeline();
  for await (const record of pipeline.extract([
    { path: 'sample.md', text: sampleText, mediaType: 'text/markdown' },
  ]))
    return record;
  throw new Error('the sample gave no record');
}

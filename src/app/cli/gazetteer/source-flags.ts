import { SingleBar } from 'cli-progress';
import { OnomastError } from '../../../errors/onomast-error.ts';
import {
  findSources,
  formats,
  type ImportOptions,
  type SourceFile,
} from '../../../gazetteer/import/formats.ts';
import { nameTypes } from '../../../record/entity-types.ts';
import { choiceFlag, type Flag, type Invocation, integerFlag } from '../command.ts';
import { warn } from '../terminal.ts';

/** Flags of the commands that read sources. */
export const sourceFlags = {
  format: { type: 'string', value: 'FORMAT', help: 'format of the sources, if it is not seen from them' },
  type: {
    type: 'string',
    value: 'TYPE',
    default: 'LOC',
    help: 'type of entries where the source names none (SKOS)',
  },
  'min-population': {
    type: 'string',
    value: 'N',
    default: '0',
    help: 'leaves out GeoNames places with fewer inhabitants',
  },
} as const satisfies Record<string, Flag>;

/** The formats, for `--help`. */
export const formatNotes = [
  'Formats (seen from the file; or name one with --format):',
  ...Object.entries(formats).map(([name, { summary }]) => `  ${name.padEnd(22)}  ${summary}`),
].join('\n');

/** The sources and options that an invocation names. */
export async function readSourceFlags(
  invocation: Invocation,
): Promise<{ files: SourceFile[]; options: ImportOptions; done: () => void }> {
  if (invocation.positionals.length === 0)
    throw new OnomastError('usage.no-input', 'no source is named', {}, { remedy: 'Name files or folders.' });
  const format = choiceFlag(invocation, 'format', Object.keys(formats));
  const type = choiceFlag(invocation, 'type', nameTypes) ?? 'LOC';
  const minPopulation = integerFlag(invocation, 'min-population', { min: 0 }) ?? 0;
  const files = await findSources(invocation.positionals, format);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const bar = progressBar(total);
  return {
    files,
    options: {
      type,
      minPopulation,
      progress: bar.progress,
      warn: (message) => warn(`onomast: ${message}`),
    },
    done: bar.done,
  };
}

/** Sources larger than this take long enough for a progress bar. */
const longBytes = 1_000_000;

function progressBar(total: number): { progress: (bytes: number) => void; done: () => void } {
  if (!process.stderr.isTTY || total < longBytes) return { progress: () => {}, done: () => {} };
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return { progress: (bytes) => bar.increment(bytes), done: () => bar.stop() };
}

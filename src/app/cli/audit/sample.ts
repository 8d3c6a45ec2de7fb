import path from 'node:path';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { normalQuantile } from '../../../records/audit/figures/intervals.ts';
import { readText } from '../../../records/audit/formats/format.ts';
import { readRecords } from '../../../records/audit/records.ts';
import { drawSample, type Stratifier, stratifiers } from '../../../records/audit/sample/sample.ts';
import { writeSample } from '../../../records/audit/sample/sample-files.ts';
import { sizeForMargin } from '../../../records/audit/sample/strata.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { type Command, exitCode, type Invocation, integerFlag } from '../command.ts';
import { say } from '../terminal.ts';

export const sample: Command = {
  name: 'audit sample',
  summary: 'draw mentions and passages to judge',
  usage: '<records> --n 300 [--passages 80] [--out sample.jsonl]',
  flags: {
    n: { type: 'string', value: 'N', help: 'mentions to draw (default 300)' },
    margin: {
      type: 'string',
      value: 'M',
      help: 'as many mentions as an interval of ± M needs, instead of --n',
    },
    expected: {
      type: 'string',
      value: 'P',
      default: '0.5',
      help: 'with --margin: the precision expected; 0.5 is the safe choice',
    },
    by: {
      type: 'string',
      value: 'LIST',
      default: 'type,confidence',
      help: `strata: ${stratifiers.join(', ')}`,
    },
    passages: { type: 'string', value: 'N', default: '0', help: 'whole passages to draw, for recall' },
    seed: { type: 'string', value: 'N', default: '1', help: 'the same seed draws the same sample' },
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      default: 'sample.jsonl',
      help: 'JSON lines, or .csv for a spreadsheet',
    },
    sources: {
      type: 'string',
      value: 'DIR',
      help: 'the text files, where the records carry no passage text',
    },
  },
  examples: [
    [
      'onomast audit sample output --n 300 --passages 80',
      'for precision and recall, to judge in the terminal',
    ],
    [
      'onomast audit sample output --margin 0.03 --expected 0.9 --out sample.csv',
      'as large as needed, as a table',
    ],
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const [place] = positionals;
  if (place === undefined) throw new OnomastError('usage.no-input', 'onomast audit sample: name the records');
  const by = strataOf(flags['by'] as string);
  const seed = integerFlag(invocation, 'seed', { min: 0 })!;
  const passages = integerFlag(invocation, 'passages', { min: 0 })!;
  const margin = shareFlag(invocation, 'margin');
  const expected = shareFlag(invocation, 'expected')!;
  const mentions =
    margin === undefined
      ? (integerFlag(invocation, 'n', { min: 0 }) ?? 300)
      : sizeForMargin(margin, expected, await countMentions(place), normalQuantile(0.975));
  const sources = flags['sources'] as string | undefined;
  const drawn = await drawSample(() => readRecords(place), {
    mentions,
    passages,
    by,
    seed,
    text: async ({ source }) => {
      if (sources !== undefined) return readText(path.join(sources, source.path));
      throw new OnomastError('usage.bad-value', 'the records carry no passage text: give --sources DIR', {
        file: source.path,
      });
    },
  });
  const file = flags['out'] as string;
  await writeSample(drawn, file);
  const { header } = drawn;
  say(
    `${drawn.items.filter(({ kind }) => kind === 'mention').length} of ${header.mentions} mentions in ${header.strata.length} strata, ` +
      `${header.passages.sampled} of ${header.passages.size} passages: ${file}\n`,
  );
  return exitCode.done;
}

async function countMentions(place: string): Promise<number> {
  let count = 0;
  for await (const record of readRecords(place)) count += record.annotations.length;
  return count;
}

function strataOf(list: string): Stratifier[] {
  const names = list.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .map((name) => {
      if ((stratifiers as readonly string[]).includes(name)) return name as Stratifier;
      throw new OnomastError(
        'usage.bad-value',
        `--by takes ${stratifiers.join(', ')}, not ${JSON.stringify(name)}${didYouMean(name, stratifiers)}`,
      );
    });
}

function shareFlag({ flags }: Invocation, name: string): number | undefined {
  const text = flags[name] as string | undefined;
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value > 0 && value < 1)) {
    throw new OnomastError(
      'usage.bad-value',
      `--${name} takes a number between 0 and 1, not ${JSON.stringify(text)}`,
    );
  }
  return value;
}

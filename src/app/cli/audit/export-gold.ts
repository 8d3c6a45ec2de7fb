import { OnomastError } from '../../../errors/onomast-error.ts';
import { goldFormat, goldFormatNames, writeGold } from '../../../records/audit/formats/formats.ts';
import type { GoldDocument } from '../../../records/audit/gold-document.ts';
import { chosenJudgements } from '../../../records/audit/judge/curation.ts';
import { goldFromPassages } from '../../../records/audit/judge/passage-gold.ts';
import { recordText } from '../../../records/audit/record-text.ts';
import { readRecords } from '../../../records/audit/records.ts';
import { readJudgedSample } from '../../../records/audit/sample/sample-files.ts';
import { goldOfChecked } from '../../../records/review/checked-gold.ts';
import { DecisionLog } from '../../../records/review/decision-log.ts';
import { sourceTexts } from '../../../records/store/source-texts.ts';
import { type Command, exitCode, type Invocation } from '../command.ts';
import { say } from '../terminal.ts';

export const exportGold: Command = {
  name: 'audit export-gold',
  summary: 'make gold of judged passages',
  usage: '<sample> | --corrections FILE <records> --out DIR',
  flags: {
    corrections: {
      type: 'string',
      value: 'FILE',
      help: 'decisions.jsonl of the reading room: gold of the passages that were read to their end',
    },
    sources: {
      type: 'string',
      value: 'DIR',
      help: 'with --corrections: the publications, where the records carry no passage text',
    },
    out: { type: 'string', short: 'o', value: 'DIR', help: 'folder of the gold' },
    judge: {
      type: 'string',
      value: 'NAME',
      help: 'whose judgements count: a name, or `curated` (default: curated ones where there are any, else the first)',
    },
    format: { type: 'string', value: 'FORMAT', default: 'onomast', help: goldFormatNames.join(', ') },
  },
  examples: [
    ['onomast audit export-gold sample.jsonl --out gold/more', 'for onomast train, and for the score'],
    [
      'onomast audit export-gold output --corrections output/decisions.jsonl --out gold/read',
      'what people corrected while reading',
    ],
  ],
  notes:
    'A passage is left out while anything in it is not judged, or was judged wrong without saying what is right.',
  run,
};

async function run({ flags, positionals }: Invocation): Promise<number> {
  const [file, ...more] = positionals;
  if (file === undefined)
    throw new OnomastError('usage.no-input', 'onomast audit export-gold: name a sample');
  const out = flags['out'] as string | undefined;
  if (out === undefined)
    throw new OnomastError('usage.bad-value', 'onomast audit export-gold: --out is not given');
  const corrections = flags['corrections'] as string | undefined;
  if (corrections !== undefined) return exportChecked(file, corrections, out, flags);
  const judged = await readJudgedSample(file, more);
  const judge = chosenJudgements(judged, flags['judge'] as string | undefined);
  if (judge === undefined) throw new OnomastError('usage.no-input', 'nothing is judged yet', { file });
  const { documents, leftOut } = goldFromPassages(judged.sample, judge);
  if (documents.length === 0)
    throw new OnomastError('usage.no-input', 'no passage is judged to its end', { file });
  await writeGold(documents, out, goldFormat(flags['format'] as string));
  const mentions = documents.reduce((sum, document) => sum + document.mentions.length, 0);
  say(
    `${documents.length} passages with ${mentions} mentions in ${out}${leftOut.length > 0 ? `; ${leftOut.length} left out (${leftOut.slice(0, 8).join(', ')}${leftOut.length > 8 ? ', …' : ''})` : ''}\n`,
  );
  return exitCode.done;
}

/** Gold of the passages that people marked as read to their end, with all that they corrected in them. */
async function exportChecked(
  records: string,
  file: string,
  out: string,
  flags: Invocation['flags'],
): Promise<number> {
  const { decisions } = DecisionLog.open(file);
  const sources = flags['sources'] as string | undefined;
  const textOf = sources === undefined ? undefined : sourceTexts(sources);
  const documents: GoldDocument[] = [];
  for await (const record of readRecords(records)) {
    const own = decisions.of(record.source.path);
    if (!own.some(({ action }) => action === 'checked')) continue;
    const text = recordText(record) ?? textOf?.(record)(0, record.source.length);
    documents.push(...(text === undefined ? [] : goldOfChecked(record, own, text)));
  }
  if (documents.length === 0)
    throw new OnomastError('usage.no-input', 'no passage is marked as read to its end', { file });
  await writeGold(documents, out, goldFormat(flags['format'] as string));
  const mentions = documents.reduce((sum, document) => sum + document.mentions.length, 0);
  say(`${documents.length} passages with ${mentions} mentions in ${out}\n`);
  return exitCode.done;
}

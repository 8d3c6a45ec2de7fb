import { OnomastError } from '../../../errors/onomast-error.ts';
import { goldFormat, goldFormatNames, writeGold } from '../../../records/audit/formats/formats.ts';
import { chosenJudgements } from '../../../records/audit/judge/curation.ts';
import { goldFromPassages } from '../../../records/audit/judge/passage-gold.ts';
import { readJudgedSample } from '../../../records/audit/sample/sample-files.ts';
import { type Command, exitCode, type Invocation } from '../command.ts';
import { say } from '../terminal.ts';

export const exportGold: Command = {
  name: 'audit export-gold',
  summary: 'make gold of judged passages',
  usage: '<sample> --out DIR',
  flags: {
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

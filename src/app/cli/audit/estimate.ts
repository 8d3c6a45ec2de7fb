import { OnomastError } from '../../../errors/onomast-error.ts';
import { bootstrapDefaults } from '../../../records/audit/figures/bootstrap.ts';
import { clusterMethods } from '../../../records/audit/figures/cluster-ratio.ts';
import { chosenJudgements, peopleOf } from '../../../records/audit/judge/curation.ts';
import { estimate as estimateSample } from '../../../records/audit/sample/estimate.ts';
import { estimateText } from '../../../records/audit/sample/estimate-text.ts';
import { readJudgedSample } from '../../../records/audit/sample/sample-files.ts';
import { intervalMethods } from '../../../records/audit/sample/stratified.ts';
import { type Command, choiceFlag, exitCode, type Invocation, integerFlag } from '../command.ts';
import { give, say } from '../terminal.ts';

export const estimate: Command = {
  name: 'audit estimate',
  summary: 'estimate precision and recall from a judged sample',
  usage: '<sample> [judgements…]',
  flags: {
    judge: {
      type: 'string',
      value: 'NAME',
      help: 'whose judgements count: a name, or `curated` (default: curated ones where there are any, else the first)',
    },
    method: {
      type: 'string',
      value: 'NAME',
      help: `interval of precision: ${intervalMethods.join(', ')} (default wilson)`,
    },
    'recall-method': {
      type: 'string',
      value: 'NAME',
      help: `interval of recall: ${clusterMethods.join(', ')} (default bootstrap-t)`,
    },
    target: { type: 'string', value: 'P', help: 'a precision to reach: says whether to go on judging' },
    next: { type: 'string', value: 'N', default: '50', help: 'with --target: size of the next batch' },
    seed: {
      type: 'string',
      value: 'N',
      default: String(bootstrapDefaults.seed),
      help: 'seed of the bootstrap',
    },
    json: { type: 'boolean', help: 'print one JSON object' },
  },
  examples: [
    ['onomast audit estimate sample.jsonl', 'with all judgements next to the sample'],
    ['onomast audit estimate sample.jsonl --target 0.95', 'and whether to go on'],
    ['onomast audit estimate sample.csv sample-of-ben.csv', 'two judges’ tables, with their agreement'],
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const [file, ...more] = positionals;
  if (file === undefined) throw new OnomastError('usage.no-input', 'onomast audit estimate: name a sample');
  const method = choiceFlag(invocation, 'method', intervalMethods);
  const clusterMethod = choiceFlag(invocation, 'recall-method', clusterMethods);
  const target = targetFlag(flags['target'] as string | undefined);
  const judged = await readJudgedSample(file, more);
  const wanted = flags['judge'] as string | undefined;
  const first = chosenJudgements(judged, wanted);
  if (first === undefined) {
    throw new OnomastError(
      'usage.no-input',
      wanted === undefined ? 'nothing is judged yet' : `no judgements of ${JSON.stringify(wanted)}`,
      { file },
      { remedy: 'Judge with `onomast audit judge`, or fill in the table.' },
    );
  }
  const others = peopleOf(judged.judges).filter(({ judge }) => judge !== first.judge);
  const result = estimateSample(judged.sample, [first, ...others], {
    ...(method !== undefined && { method }),
    ...(clusterMethod !== undefined && { clusterMethod }),
    ...(target !== undefined && { target, next: integerFlag(invocation, 'next', { min: 1, max: 100_000 })! }),
    bootstrap: { ...bootstrapDefaults, seed: integerFlag(invocation, 'seed', { min: 0 })! },
  });
  if (flags['json'] === true) give(`${JSON.stringify(result)}\n`);
  else say(`${estimateText(result)}\n`);
  return exitCode.done;
}

function targetFlag(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value > 0 && value < 1)) {
    throw new OnomastError(
      'usage.bad-value',
      `--target takes a number between 0 and 1, not ${JSON.stringify(text)}`,
    );
  }
  return value;
}

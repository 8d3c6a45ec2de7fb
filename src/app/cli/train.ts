import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { type Command, exitCode, integerFlag } from './command.ts';
import { say, warn } from './terminal.ts';

export const train: Command = {
  name: 'train',
  summary: 'train a model of names from annotated text',
  usage: '--gold DIR… [--set FILE…] [--dev DIR] --out models/NAME',
  flags: {
    gold: {
      type: 'string',
      multiple: true,
      value: 'DIR',
      help: 'folder of <id>.txt with <id>.json; DIR=KIND says what kind of text it is (default: the name of the folder)',
    },
    set: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: 'partly labelled set (gmb_news.jsonl, wikigold.jsonl, wnut17_dev.jsonl, uner_ewt_dev.jsonl); FILE=WEIGHT weighs its sentences (default 0.3)',
    },
    dev: { type: 'string', value: 'DIR', help: 'gold to measure on at the end; nothing is learnt from it' },
    out: { type: 'string', value: 'FILE', help: 'where to write the model' },
    pipeline: {
      type: 'string',
      short: 'p',
      value: 'NAME',
      default: 'publications',
      help: 'pipeline whose other recognisers and gazetteers the model is shown',
    },
    target: {
      type: 'string',
      value: 'KIND',
      help: 'kind of text the model is for (default: that of the first --gold)',
    },
    epochs: {
      type: 'string',
      value: 'N',
      default: '14',
      help: 'passes over the data at most; held-out parts of them choose how many',
    },
    seed: { type: 'string', value: 'N', default: '1', help: 'seed of all chance' },
  },
  examples: [
    [
      'onomast train --gold gold/train=publications --gold gold/general --dev gold/dev --out models/mine',
      'a model for publications, which learns from general English too',
    ],
  ],
  notes:
    'The same data and seed give the same model. A pipeline uses it with { "use": "tag.model", "model": "models/mine.model" }.',
  async run(invocation) {
    const { flags } = invocation;
    const gold = (flags['gold'] as string[] | undefined) ?? [];
    if (gold.length === 0) throw new OnomastError('usage.no-input', 'onomast train needs --gold DIR');
    if (typeof flags['out'] !== 'string')
      throw new OnomastError('usage.bad-value', 'onomast train needs --out FILE');
    const folders = gold.map((given) => {
      const [folder, domain] = splitAt(given);
      return { folder, domain: domain ?? path.basename(path.resolve(folder)) };
    });
    const sets = ((flags['set'] as string[] | undefined) ?? []).map((given) => {
      const [file, weight] = splitAt(given);
      return { file, weight: weight === undefined ? 0.3 : Number(weight) };
    });
    const { trainModel } = await import('../../train/train.ts');
    const { file, bytes } = await trainModel({
      gold: folders,
      sets,
      ...(typeof flags['dev'] === 'string' && { dev: flags['dev'] }),
      pipeline: flags['pipeline'] as string,
      target: (flags['target'] as string | undefined) ?? folders[0]!.domain,
      out: flags['out'],
      epochs: integerFlag(invocation, 'epochs', { min: 1, max: 1000 })!,
      seed: integerFlag(invocation, 'seed', { min: 0 })!,
      progress: (line) => warn(`${line}`),
    });
    say(`${file}: ${bytes} bytes\n`);
    return exitCode.done;
  },
};

function splitAt(given: string): [string, string | undefined] {
  const at = given.lastIndexOf('=');
  return at < 0 ? [given, undefined] : [given.slice(0, at), given.slice(at + 1)];
}

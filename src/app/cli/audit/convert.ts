import { OnomastError } from '../../../errors/onomast-error.ts';
import { tagSchemes } from '../../../records/audit/formats/format.ts';
import {
  goldFormat,
  goldFormatNames,
  readAnyGold,
  writeGold,
} from '../../../records/audit/formats/formats.ts';
import { type Command, choiceFlag, exitCode, type Invocation } from '../command.ts';
import { say, warn } from '../terminal.ts';
import { warnNotRead } from './not-read.ts';

export const convert: Command = {
  name: 'audit convert',
  summary: 'convert gold between formats, checking every position',
  usage: '<folder or file> --to FORMAT --out DIR',
  flags: {
    from: {
      type: 'string',
      value: 'FORMAT',
      help: `${goldFormatNames.join(', ')} (default: told from the files)`,
    },
    to: { type: 'string', value: 'FORMAT', default: 'onomast', help: 'one of the same' },
    out: { type: 'string', short: 'o', value: 'DIR', help: 'folder of the result' },
    scheme: {
      type: 'string',
      value: 'SCHEME',
      help: `tags of conll: ${tagSchemes.join(', ')} (default iob2)`,
    },
    map: {
      type: 'string',
      multiple: true,
      value: 'OLD=NEW',
      help: 'call a type differently, PER=PERSON, or leave it out, MISC=; may be repeated',
    },
    check: { type: 'boolean', help: 'write nothing; list every mismatch' },
  },
  examples: [
    ['onomast audit convert annotated/ --out gold', 'to onomast’s own format, from whatever it is'],
    ['onomast audit convert gold --to conll --scheme bilou --out gold-conll', 'to columns'],
    [
      'onomast audit convert eng.conll --map PER=PERSON --map MISC= --out gold',
      'with other names of the types',
    ],
    ['onomast audit convert annotated/ --check', 'only look'],
  ],
  notes:
    'docs/gold-format.md describes the formats. Mentions that do not agree with their text are named and left out; exit code 1.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const [place] = positionals;
  if (place === undefined || positionals.length > 1) {
    throw new OnomastError('usage.no-input', 'onomast audit convert: name one folder or file');
  }
  const scheme = choiceFlag(invocation, 'scheme', tagSchemes);
  const to = goldFormat(flags['to'] as string);
  const out = flags['out'] as string | undefined;
  if (out === undefined && flags['check'] !== true) {
    throw new OnomastError('usage.bad-value', 'onomast audit convert: --out is not given');
  }
  const names = typeMap((flags['map'] as string[] | undefined) ?? []);
  const gold = await readAnyGold(place, flags['from'] as string | undefined);
  const { documents, mismatches, format } = gold;
  warnNotRead(gold.notRead);
  const renamed = documents.map((document) => ({
    ...document,
    mentions: document.mentions.flatMap((mention) => {
      const type = names.get(mention.type) ?? mention.type;
      return type === '' ? [] : [{ ...mention, type }];
    }),
  }));
  for (const { file, at, reason } of mismatches) warn(`${file}, ${at}: ${reason}`);
  const mentions = renamed.reduce((sum, document) => sum + document.mentions.length, 0);
  const found = `${documents.length} documents, ${mentions} mentions (${format}), ${mismatches.length} mismatches`;
  if (flags['check'] === true) say(`${found}\n`);
  else {
    const written = await writeGold(renamed, out!, to, scheme === undefined ? {} : { scheme });
    for (const line of written.lost) warn(`not kept: ${line}`);
    say(`${found}; ${written.files.length} files (${to.name}) in ${out}\n`);
  }
  return mismatches.length > 0 ? exitCode.someFailed : exitCode.done;
}

function typeMap(texts: readonly string[]): Map<string, string> {
  return new Map(
    texts.map((text): [string, string] => {
      const at = text.indexOf('=');
      if (at < 1)
        throw new OnomastError('usage.bad-value', `--map takes OLD=NEW, not ${JSON.stringify(text)}`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

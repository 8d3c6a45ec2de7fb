import { stringify } from 'csv-stringify/sync';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { replaceFile } from '../../../files/whole-file.ts';
import { Gazetteer } from '../../../gazetteer/gazetteer.ts';
import { writeEntryLine } from '../../../gazetteer/import/jsonl.ts';
import { listColumnsWithPlaces, listRow } from '../../../gazetteer/import/list.ts';
import { shippedFile } from '../../../gazetteer/shipped.ts';
import { type Command, choiceFlag, exitCode } from '../command.ts';
import { give, say } from '../terminal.ts';

const layouts = ['jsonl', 'csv', 'tsv'] as const;

export const exportGazetteer: Command = {
  name: 'gazetteer export',
  summary: 'write a gazetteer out as lines of JSON or as a list',
  usage: 'FILE.gaz|NAME [--to LAYOUT] [--out FILE]',
  flags: {
    to: { type: 'string', value: 'LAYOUT', help: `${layouts.join(', ')}; seen from --out, else jsonl` },
    out: { type: 'string', short: 'o', value: 'FILE', default: '-', help: '- for standard output' },
  },
  examples: [
    ['onomast gazetteer export people.gaz --out people.jsonl', 'everything the gazetteer holds'],
    ['onomast gazetteer export currencies --to csv', 'a shipped one, by its name'],
  ],
  notes:
    'Lines of JSON hold everything; a list leaves out parents, populations and the languages of aliases.',
  async run(invocation) {
    const [file, ...more] = invocation.positionals;
    if (file === undefined || more.length > 0)
      throw new OnomastError('usage.no-input', 'onomast gazetteer export takes one gazetteer');
    const out = String(invocation.flags['out']);
    const layout =
      choiceFlag(invocation, 'to', layouts) ?? layouts.find((known) => out.endsWith(`.${known}`)) ?? 'jsonl';
    const gazetteer = Gazetteer.open(shippedFile(file) ?? file);
    const parts: string[] = [];
    const delimiter = layout === 'tsv' ? '\t' : ',';
    if (layout !== 'jsonl') parts.push(stringify([[...listColumnsWithPlaces]], { delimiter }));
    for (let number = 0; number < gazetteer.size; number++) {
      const entry = gazetteer.entry(number);
      parts.push(
        layout === 'jsonl' ? `${writeEntryLine(entry)}\n` : stringify([listRow(entry)], { delimiter }),
      );
    }
    const text = parts.join('');
    if (out === '-') give(text);
    else {
      await replaceFile(out, text);
      say(`${out}: ${gazetteer.size} entries\n`);
    }
    return exitCode.done;
  },
};

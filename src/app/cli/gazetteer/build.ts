import path from 'node:path';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { replaceFile } from '../../../files/whole-file.ts';
import { compileSources } from '../../../gazetteer/import/compile.ts';
import { type Command, exitCode } from '../command.ts';
import { say } from '../terminal.ts';
import { formatNotes, readSourceFlags, sourceFlags } from './source-flags.ts';

export const build: Command = {
  name: 'gazetteer build',
  summary: 'compile lists and other sources into a gazetteer',
  usage: '<sources…> --out FILE.gaz',
  flags: {
    out: { type: 'string', short: 'o', value: 'FILE', help: 'the compiled gazetteer' },
    name: { type: 'string', value: 'NAME', help: "its name; the file's name if not given" },
    licence: { type: 'string', value: 'SPDX', help: 'licence of the data, kept in the file' },
    ...sourceFlags,
  },
  examples: [
    ['onomast gazetteer build people.csv --out people.gaz --licence CC0-1.0', 'compile a list of your own'],
    [
      'onomast gazetteer build cities15000.txt --min-population 50000 --out cities.gaz',
      'compile a GeoNames dump',
    ],
  ],
  notes: formatNotes,
  async run(invocation) {
    const { out, name, licence } = invocation.flags;
    if (typeof out !== 'string')
      throw new OnomastError('usage.bad-value', 'onomast gazetteer build needs --out FILE.gaz');
    const { files, options, done } = await readSourceFlags(invocation);
    try {
      const { bytes, entries, names } = await compileSources(
        files,
        {
          name: typeof name === 'string' ? name : path.basename(out, '.gaz'),
          ...(typeof licence === 'string' && { licence }),
        },
        options,
      );
      await replaceFile(out, bytes);
      say(`${out}: ${entries} entries, ${names} names, ${(bytes.length / 1e6).toFixed(1)} MB\n`);
    } finally {
      done();
    }
    return exitCode.done;
  },
};

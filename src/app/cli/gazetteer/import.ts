import { holdOutput, WholeFile } from '../../../files/whole-file.ts';
import { readSources } from '../../../gazetteer/import/compile.ts';
import { writeEntryLine } from '../../../gazetteer/import/jsonl.ts';
import { type Command, exitCode } from '../command.ts';
import { say } from '../terminal.ts';
import { formatNotes, readSourceFlags, sourceFlags } from './source-flags.ts';

/** Code units written at once. */
const batchSize = 1 << 16;

export const importSources: Command = {
  name: 'gazetteer import',
  summary: 'turn data of other formats into lines of JSON',
  usage: '<sources…> [--out FILE.jsonl]',
  flags: {
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      default: '-',
      help: 'lines of JSON; - for standard output',
    },
    ...sourceFlags,
  },
  examples: [
    [
      'onomast gazetteer import thesaurus.ttl --type ORG --out thesaurus.jsonl',
      'SKOS concepts as organisations',
    ],
    ['onomast gazetteer import patterns.jsonl | head', "see what a spaCy EntityRuler's patterns become"],
  ],
  notes: formatNotes,
  async run(invocation) {
    const out = String(invocation.flags['out']);
    const { files, options, done } = await readSourceFlags(invocation);
    let entries = 0;
    async function* lines() {
      // a write for every line would take longer than the import
      let batch = '';
      for await (const entry of readSources(files, options)) {
        entries++;
        batch += `${writeEntryLine(entry)}\n`;
        if (batch.length < batchSize) continue;
        yield batch;
        batch = '';
      }
      if (batch !== '') yield batch;
    }
    const hold = await holdOutput(out);
    const file = new WholeFile(out);
    try {
      for await (const line of lines()) file.write(line);
      file.end();
      if (out !== '-') say(`${out}: ${entries} entries\n`);
    } catch (error) {
      file.abandon();
      throw error;
    } finally {
      hold.release();
      done();
    }
    return exitCode.done;
  },
};

import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { readSources } from '../../../gazetteer/import/compile.ts';
import { writeEntryLine } from '../../../gazetteer/import/jsonl.ts';
import { type Command, exitCode } from '../command.ts';
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
    try {
      if (out === '-') {
        await pipeline(Readable.from(lines()), process.stdout, { end: false }).catch((error: unknown) => {
          // The reader of the pipe has seen enough ("| head").
          if ((error as { code?: string }).code !== 'EPIPE') throw error;
        });
      } else {
        const part = `${out}.${process.pid}.part`;
        try {
          await pipeline(Readable.from(lines()), createWriteStream(part));
          await rename(part, out);
        } catch (cause) {
          await rm(part, { force: true });
          if (cause instanceof OnomastError) throw cause;
          throw new OnomastError(
            'output.unusable',
            `cannot be written: ${(cause as Error).message}`,
            { file: out },
            { cause },
          );
        }
        process.stdout.write(`${out}: ${entries} entries\n`);
      }
    } finally {
      done();
    }
    return exitCode.done;
  },
};

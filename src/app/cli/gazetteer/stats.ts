import Table from 'cli-table3';
import { entryTypes } from '../../../gazetteer/entry.ts';
import { Gazetteer } from '../../../gazetteer/gazetteer.ts';
import { allShippedFiles } from '../../../gazetteer/shipped.ts';
import { type Command, exitCode } from '../command.ts';
import { say } from '../terminal.ts';

export const stats: Command = {
  name: 'gazetteer stats',
  summary: 'what gazetteers hold, and under which licences',
  usage: '[FILE.gaz…]',
  flags: { json: { type: 'boolean', help: 'one JSON object per gazetteer' } },
  examples: [
    ['onomast gazetteer stats', 'the shipped gazetteers'],
    ['onomast gazetteer stats people.gaz --json', 'one of your own, with all counts'],
  ],
  async run({ flags, positionals }) {
    const files = positionals.length > 0 ? positionals : allShippedFiles();
    const table = new Table({
      head: ['gazetteer', 'entries', 'names', 'MB', ...entryTypes, 'licences'],
      style: { head: [], border: [] },
    });
    for (const file of files) {
      const gazetteer = Gazetteer.open(file);
      const { header } = gazetteer;
      const types: Record<string, number> = {};
      const classes: Record<string, number> = {};
      for (let entry = 0; entry < gazetteer.size; entry++) {
        const type = gazetteer.type(entry);
        types[type] = (types[type] ?? 0) + 1;
        const what = `${type} ${gazetteer.class(entry)}`;
        classes[what] = (classes[what] ?? 0) + 1;
      }
      const bytes = gazetteer.buffer.byteLength;
      if (flags['json'] === true) {
        const { entries, aliases: names, keys, words, nodes, sources, contentHash } = header;
        const counts = { entries, names, keys, words, nodes, bytes };
        say(
          `${JSON.stringify({ file, name: header.name, ...counts, types, classes, sources, contentHash })}\n`,
        );
      } else
        table.push([
          header.name,
          header.entries,
          header.aliases,
          (bytes / 1e6).toFixed(1),
          ...entryTypes.map((type) => types[type] ?? 0),
          [...new Set(header.sources.map(({ licence }) => licence))].join(', '),
        ]);
    }
    if (flags['json'] !== true) say(`${table.toString()}\n`);
    return exitCode.done;
  },
};

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { GazetteerSet } from '../../gazetteer/set.ts';
import { gazetteerKnowledge, KnownNames } from '../../names/knowledge.ts';
import { readRecords } from '../../records/audit/records.ts';
import { Linker } from '../../records/link/linker.ts';
import { LinkKeys, membersOf } from '../../records/link/member.ts';
import { Registry } from '../../records/link/registry.ts';
import { type Command, exitCode, type Invocation } from './command.ts';

export const link: Command = {
  name: 'link',
  summary: 'join the local entities of many documents under stable ids',
  usage: '<records…> --registry FILE [--out FILE]',
  flags: {
    registry: { type: 'string', short: 'r', value: 'FILE', help: 'the registry; made where it is missing' },
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      help: 'also write a line for each local entity: document, entity, its stable id, confidence',
    },
    'dry-run': { type: 'boolean', help: 'say what would happen, write nothing' },
  },
  examples: [
    ['onomast link output --registry entities.jsonl', 'take in all records of a run'],
    [
      'onomast link output/new.txt.jsonld --registry entities.jsonl --out links.jsonl',
      'take in one more, and write which id each entity has',
    ],
  ],
  notes:
    'Records are not changed. A document is known by its source path: another version of it replaces the former. An id never comes\nto mean something else; merges and splits are kept in the registry with their evidence. docs/resolution.md explains it.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const file = flags['registry'] as string | undefined;
  if (file === undefined) throw new OnomastError('usage.bad-value', 'onomast link: --registry is not given');
  if (positionals.length === 0) throw new OnomastError('usage.no-input', 'onomast link: no records named');
  const registry = Registry.open(file);
  const names = new KnownNames(gazetteerKnowledge(GazetteerSet.openShipped()));
  const keys = new LinkKeys(names);
  const linker = new Linker(registry, keys);
  for (const place of positionals)
    for await (const record of readRecords(place))
      linker.add(record.source.path, record.source.sha256, membersOf(record, names));
  if (flags['dry-run'] !== true) {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    registry.save(file);
    const out = flags['out'] as string | undefined;
    if (out !== undefined) writeFileSync(out, linksOf(registry));
  }
  const { documents, unchanged, entities, joined, created, merged, split } = linker.counts;
  process.stdout.write(
    `${documents} documents (${unchanged} unchanged), ${entities} local entities: ${joined} joined, ${created} new; ${merged} merges, ${split} splits; ${registry.clusters.filter((cluster) => cluster.members.length > 0).length} in ${file}\n`,
  );
  return exitCode.done;
}

/** A line for each member of the registry, by document and entity. */
function linksOf(registry: Registry): string {
  const lines = registry.clusters.flatMap(({ id, members }) =>
    members.map(({ member, evidence }) => ({
      document: member.document,
      entity: member.entity,
      id,
      confidence: evidence.confidence,
    })),
  );
  const position = (entity: string) => Number(entity.slice(entity.lastIndexOf('-') + 1));
  lines.sort((a, b) =>
    a.document < b.document ? -1 : a.document > b.document ? 1 : position(a.entity) - position(b.entity),
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

import { OnomastError } from '../../errors/onomast-error.ts';
import { holdOutput, replaceFile } from '../../files/whole-file.ts';
import { GazetteerSet } from '../../gazetteer/set.ts';
import { gazetteerKnowledge, KnownNames } from '../../names/knowledge.ts';
import { readRecords } from '../../records/audit/records.ts';
import { Linker } from '../../records/link/linker.ts';
import { LinkKeys, membersOf } from '../../records/link/member.ts';
import { Registry } from '../../records/link/registry.ts';
import { DecisionLog } from '../../records/review/decision-log.ts';
import { openStore } from '../../records/store/open.ts';
import { updateThings } from '../../records/store/update-things.ts';
import { Things } from '../../records/things/things.ts';
import { type Command, exitCode, type Invocation } from './command.ts';
import { linkedFlags, reconciledOf } from './corrections-flag.ts';
import { say, warnPassedOver } from './terminal.ts';

/** Milliseconds that a run waits for another one on the same registry. */
const lockPatience = 600_000;

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
    corrections: {
      type: 'string',
      value: 'FILE',
      help: 'decisions.jsonl of the reading room: what people said is one thing, or not, holds',
    },
    db: {
      type: 'string',
      value: 'URL',
      help: 'also bring the things of a database up to date, in one transaction (as `onomast load --registry`)',
    },
    collection: {
      type: 'string',
      value: 'NAME',
      default: 'default',
      help: 'with --db, as of `onomast load`',
    },
    reconciled: linkedFlags.reconciled,
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
  const out = flags['out'] as string | undefined;
  const corrections = flags['corrections'] as string | undefined;
  const decisions = corrections === undefined ? undefined : DecisionLog.open(corrections).decisions.things;
  const isDry = flags['dry-run'] === true;
  const hold = isDry ? undefined : await holdOutput(file, { patience: lockPatience });
  let registry: Registry;
  let linker: Linker;
  try {
    registry = Registry.open(file);
    const names = new KnownNames(gazetteerKnowledge(GazetteerSet.openShipped()));
    linker = new Linker(registry, new LinkKeys(names), decisions);
    for (const place of positionals)
      for await (const record of readRecords(place, warnPassedOver))
        linker.add(record.source.path, record.source.sha256, membersOf(record, names));
    linker.applyDecisions();
    if (!isDry) {
      // The registry comes last: what it says of a document is never found where the output was lost.
      if (out !== undefined) await replaceFile(out, linksOf(registry));
      registry.save(file);
    }
  } finally {
    hold?.release();
  }
  const db = flags['db'] as string | undefined;
  if (!isDry && db !== undefined)
    await updateDatabase(
      db,
      new Things({
        registry,
        ...(decisions !== undefined && { decisions }),
        reconciled: reconciledOf(flags),
      }),
      flags['collection'] as string,
    );
  const { documents, unchanged, entities, joined, created, merged, split } = linker.counts;
  say(
    `${documents} documents (${unchanged} unchanged), ${entities} local entities: ${joined} joined, ${created} new; ${merged} merges, ${split} splits; ${registry.clusters.filter((cluster) => cluster.members.length > 0).length} in ${file}\n`,
  );
  return exitCode.done;
}

async function updateDatabase(url: string, things: Things, collection: string): Promise<void> {
  const store = await openStore(url);
  try {
    await updateThings(store, things, { collection });
  } finally {
    await store.close();
  }
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

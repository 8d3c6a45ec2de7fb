import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, packageRoot } from '../src/paths.ts';

/**
 * Shows that a change of the code changes no record: `write DIR` extracts the fixtures and all texts of the outside data
 * with every shipped pipeline, `compare A B` compares two such folders byte by byte, `generator` (the pipeline's hash) aside.
 *
 *     node scripts/guard-records.ts write /tmp/before      # then change the code
 *     node scripts/guard-records.ts write /tmp/after
 *     node scripts/guard-records.ts compare /tmp/before /tmp/after
 *
 * `--without @context --without source.language` leaves out members that are meant to change.
 */
const sources = [
  ['fixtures', path.join(packageRoot, 'fixtures/publications')],
  ...['corpus', 'gold/train', 'gold/dev', 'gold/general', 'gold/elsewhere/train', 'gold/elsewhere/dev'].map(
    (name) => [name, path.join(dataFolder, name)] as const,
  ),
] as const;

/** What a text yields but for the hash of the pipeline that made it. */
const generator = /"generator":\{[^}]*\}/;

/** A record without some of its members, by their paths: `source.language`. */
function without(record: string, members: readonly string[]): string {
  if (members.length === 0) return record;
  const value = JSON.parse(record) as Record<string, unknown>;
  for (const member of members) {
    const keys = member.split('.');
    const last = keys.pop()!;
    const owner = keys.reduce<Record<string, unknown> | undefined>(
      (at, key) => at?.[key] as Record<string, unknown> | undefined,
      value,
    );
    if (owner !== undefined) delete owner[last];
  }
  return JSON.stringify(value);
}

function write(out: string, pipelines: readonly string[]): void {
  for (const pipeline of pipelines) {
    for (const [name, folder] of sources) {
      if (!existsSync(folder)) {
        console.log(`${name}: not there, left out`);
        continue;
      }
      const target = path.join(out, pipeline, name);
      rmSync(target, { recursive: true, force: true });
      const run = spawnSync(
        process.execPath,
        ['bin/onomast.js', 'extract', `${folder}/*.txt`, '--out', target, '--pipeline', pipeline, '--quiet'],
        { cwd: packageRoot, stdio: ['ignore', 'ignore', 'inherit'] },
      );
      if (run.status !== 0) throw new Error(`extract of ${name} with ${pipeline} ended with ${run.status}`);
    }
  }
}

function compare(before: string, after: string, left: readonly string[]): void {
  const records = (folder: string) => globSync('**/*.jsonld', { cwd: folder }).sort();
  const read = (folder: string, record: string) =>
    without(readFileSync(path.join(folder, record), 'utf8').replace(generator, '"generator":{}'), left);
  const names = records(before);
  const missing = names.filter((record) => !existsSync(path.join(after, record)));
  const added = records(after).filter((record) => !existsSync(path.join(before, record)));
  const changed = names.filter(
    (record) => !missing.includes(record) && read(before, record) !== read(after, record),
  );
  for (const [what, list] of Object.entries({ missing, added, changed }))
    for (const record of list) console.log(`${what}: ${record}`);
  console.log(
    `${names.length} records, ${changed.length} changed, ${missing.length} missing, ${added.length} added`,
  );
  if (names.length === 0 || changed.length + missing.length + added.length > 0) process.exitCode = 1;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    without: { type: 'string', multiple: true, default: [] },
    pipeline: { type: 'string', multiple: true, default: ['publications', 'news', 'rules', 'baseline'] },
  },
});
const [what, first, second] = positionals;
if (what === 'write' && first !== undefined) write(path.resolve(first), values.pipeline);
else if (what === 'compare' && first !== undefined && second !== undefined)
  compare(first, second, values.without);
else {
  console.error('usage: guard-records.ts write DIR [--pipeline NAME …] | compare BEFORE AFTER');
  process.exitCode = 2;
}

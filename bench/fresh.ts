/**
 * Whole processes on text that they never saw, from start to exit: a sentence, an article, a book, all books, everything readable,
 * next to compromise (by paragraph), wink-nlp (full) and `node -e 0`, in turns, so that a machine's drift meets all alike. Medians.
 *
 *     node bench/fresh.ts [--cases abcde] [--rounds 5] [--installed DIR | --packed] [--clone]
 *
 * `--packed` packs and installs the package into a temporary folder and measures it too, `--installed` one that is installed in
 * DIR already; `--clone` times `npm ci` in a fresh clone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/paths.ts';
import { type FreshCase, layOutCases } from './support/fresh-texts.ts';
import { type Taken, wholeProcess } from './support/whole-process.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'abcde' },
    rounds: { type: 'string', default: '5' },
    installed: { type: 'string' },
    packed: { type: 'boolean', default: false },
    clone: { type: 'boolean', default: false },
  },
});
const node = process.execPath;
const folder = mkdtempSync(path.join(tmpdir(), 'onomast-fresh-'));
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const secondsOf = (work: () => void): string => {
  const started = performance.now();
  work();
  return `${((performance.now() - started) / 1000).toFixed(0)} s`;
};
const sizeOf = (tree: string) =>
  Number(execFileSync('du', ['-sb', tree], { encoding: 'utf8' }).split('\t')[0]);

/** Packs the package and installs it as a user does; tells the sizes. */
function installPacked(): string {
  const target = path.join(folder, 'installed');
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: packageRoot,
    stdio: 'ignore',
  });
  const tarball = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!);
  execFileSync('mkdir', ['-p', target]);
  writeFileSync(path.join(target, 'package.json'), '{ "private": true }\n');
  const time = secondsOf(() =>
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', tarball], { cwd: target }),
  );
  console.log(
    `packed ${megabytes(statSync(tarball).size)}; installed in ${time}: onomast ${megabytes(sizeOf(path.join(target, 'node_modules', 'onomast')))}, with its packages ${megabytes(sizeOf(target))}\n`,
  );
  return target;
}

function timeClone(): void {
  const clone = path.join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', packageRoot, clone]);
  const time = secondsOf(() =>
    spawnSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: clone, stdio: 'ignore' }),
  );
  console.log(
    `npm ci in a fresh clone: ${time}, node_modules ${megabytes(sizeOf(path.join(clone, 'node_modules')))}\n`,
  );
}

let runs = 0;
const onomast = (root: string, files: readonly string[], jobs: number) => [
  node,
  path.join(root, 'bin', 'onomast.js'),
  'extract',
  ...files,
  '--out',
  path.join(folder, 'out', `${runs++}`),
  '--jobs',
  `${jobs}`,
  '--quiet',
];
const yardstick = (name: string, files: readonly string[]) => [
  node,
  path.join(packageRoot, 'bench', 'support', `yardstick-${name}.mjs`),
  ...files,
];

type Commands = Record<string, (files: readonly string[]) => string[]>;
const own = 'onomast, checkout';
const places: Record<string, string> = { [own]: packageRoot };

function commandsOf({ key }: FreshCase): Commands {
  const commands: Commands = {
    'node -e 0': () => [node, '-e', '0'],
    compromise: (files) => yardstick('compromise', files),
    'wink-nlp': (files) => yardstick('wink', files),
  };
  for (const [name, root] of Object.entries(places)) {
    commands[`${name}, 1 worker`] = (files) => onomast(root, files, 1);
    if (key === 'd' || key === 'e') commands[`${name}, 2 workers`] = (files) => onomast(root, files, 2);
  }
  return commands;
}

const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1]!;

async function measure(fresh: FreshCase): Promise<void> {
  const commands = commandsOf(fresh);
  const taken = new Map<string, Taken[]>(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, command] of Object.entries(commands)) {
      taken.get(name)!.push(await wholeProcess(command(fresh.files)));
      rmSync(path.join(folder, 'out'), { recursive: true, force: true });
    }
  }
  /** The ratio of two commands, pair by pair of a round. */
  const ratio = (name: string, other: string, what: 'cpu' | 'wall' = 'cpu') =>
    median(taken.get(name)!.map((one, i) => one[what] / taken.get(other)![i]![what])).toFixed(2);
  console.log(
    `(${fresh.key}) ${fresh.title}: ${fresh.files.length} files, ${fresh.words.toLocaleString('en')} words`,
  );
  for (const [name, list] of taken) {
    const one = (what: keyof Taken) => median(list.map((run) => run[what]));
    let line = `  ${name.padEnd(30)}${one('cpu').toFixed(2).padStart(7)} s CPU ${one('wall').toFixed(2).padStart(7)} s ${Math.round(one('peak')).toString().padStart(5)} MB`;
    if (name.startsWith('onomast')) {
      line += `   ${ratio(name, 'node -e 0')} x node, compromise ${ratio('compromise', name)} x, wink-nlp ${ratio('wink-nlp', name)} x its CPU`;
      if (name.endsWith('2 workers'))
        line += `, ${ratio(name.replace('2 workers', '1 worker'), name, 'wall')} x as fast as one`;
    }
    console.log(line);
  }
}

try {
  if (values.clone) timeClone();
  if (values.packed) places['onomast, installed'] = path.join(installPacked(), 'node_modules', 'onomast');
  if (values.installed !== undefined)
    places['onomast, installed'] = path.resolve(values.installed, 'node_modules', 'onomast');
  for (const fresh of layOutCases(path.join(folder, 'texts')))
    if (values.cases.includes(fresh.key)) await measure(fresh);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

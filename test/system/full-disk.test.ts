import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePublications } from '../support/disturbed.ts';
import { bin, type Ended, lightPipeline, onomast, temporaryFolder } from '../support/onomast.ts';

const root = temporaryFolder();
const at = (...names: string[]) => path.join(root, ...names);
const light = lightPipeline(root);

beforeAll(async () => {
  writePublications(at('inputs'), 12);
  await onomast(['extract', at('inputs'), '--pipeline', light, '--out', at('records'), '--quiet']);
  const names = Array.from({ length: 3000 }, (_, i) => `t${i},GPE,Town number ${i}\n`);
  writeFileSync(at('list.csv'), `key,type,name\n${names.join('')}`);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the command where no file may have more than some kilobytes, as on a disk that is nearly full. */
function limited(kilobytes: number, args: readonly string[]): Promise<Ended> {
  const script = `ulimit -f ${kilobytes}; exec "$@"`;
  return ended(['bash', '-c', script, 'bash', process.execPath, bin, ...args]);
}

/** Runs the command with standard output going to a device that is always full. */
const intoFull = (args: readonly string[]) =>
  ended(['bash', '-c', 'exec "$@" >/dev/full', 'bash', process.execPath, bin, ...args]);

function ended([command, ...args]: string[]): Promise<Ended> {
  const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })));
}

/** What each command writes, into a folder that is its own. */
const writers: readonly (readonly [name: string, kilobytes: number, argv: (out: string) => string[]])[] = [
  ['extract', 4, (out) => ['extract', at('inputs'), '--pipeline', light, '--out', out, '--quiet']],
  [
    'extract --format nodes',
    4,
    (out) => ['extract', at('inputs'), '--pipeline', light, '--format', 'nodes', '--out', out, '--quiet'],
  ],
  ['export csv', 1, (out) => ['export', at('records'), '--to', `csv:${out}/csv`]],
  ['export nquads', 4, (out) => ['export', at('records'), '--to', `nquads:${out}/all.nq`]],
  ['export ftm', 1, (out) => ['export', at('records'), '--to', `ftm:${out}/all.ftm.jsonl`]],
  ['load', 40, (out) => ['load', at('records'), '--db', `sqlite:${out}/all.db`]],
  [
    'audit sample',
    1,
    (out) => ['audit', 'sample', at('records'), '--n', '60', '--out', `${out}/sample.jsonl`],
  ],
  ['gazetteer build', 20, (out) => ['gazetteer', 'build', at('list.csv'), '--out', `${out}/list.gaz`]],
];

describe.runIf(process.platform === 'linux')('a disk that is full', () => {
  it.for(writers)('%s: one line says so, nothing is half written, and the next run makes it whole', async ([
    name,
    kilobytes,
    argv,
  ]) => {
    const out = at('out', name.replaceAll(' ', '-'));
    mkdirSync(out, { recursive: true });
    const { code, err } = await limited(kilobytes, argv(out));
    expect(code, err).toBe(2);
    expect(err).toMatch(/^onomast: .*(cannot be written|no room)/m);
    expect(err).not.toMatch(/\n {4}at /);
    const left = readdirSync(out, { recursive: true, encoding: 'utf8' });
    // A database is left where it stopped, and goes on.
    if (name !== 'load') expect(left.filter((file) => /\.|^\.onomast-/.test(file))).toEqual([]);
    const again = await onomast(argv(out));
    expect(again.code, again.err).toBe(0);
    const now = readdirSync(out, { recursive: true, encoding: 'utf8' });
    expect(now.length).toBeGreaterThan(0);
    expect(now.filter((file) => file.includes('.onomast-') || file.endsWith('.part'))).toEqual([]);
  });

  it.for([
    ['extract', '--out', '-', '--pipeline', light, at('inputs')],
    ['export', at('records'), '--to', 'nquads:-'],
    ['pipeline', 'list'],
    ['--help'],
  ])('standard output: %s', async (args) => {
    const { code, err } = await intoFull(args);
    expect(code).toBe(2);
    expect(err).toMatch(/^onomast: .*cannot be written/m);
    expect(err).not.toMatch(/\n {4}at /);
  });
});

describe.runIf(process.platform === 'linux')('too few files that may be open at once', () => {
  it.for([24, 27, 32, 40])('%i: a line says so, or all is done', async (most) => {
    const argv = ['extract', at('inputs'), '--pipeline', light, '--out', at(`few-${most}`), '--quiet'];
    const script = `ulimit -n ${most}; exec "$@"`;
    const { code, err } = await ended(['bash', '-c', script, 'bash', process.execPath, bin, ...argv]);
    expect(err).not.toMatch(/^ {4}at /m);
    if (code !== 0) expect(`${code} ${err}`).toMatch(/^[12] [\s\S]*too many files are open/);
  });
});

describe('two containers on one volume', () => {
  /** Whether processes may have numbers of their own here. */
  const unshare = ['unshare', '--pid', '--fork', '--mount-proc'];
  it.runIf(process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/unshare'))(
    'the second run is refused, and the first one loses nothing',
    async ({ skip }) => {
      const out = at('shared');
      if ((await ended([...unshare, 'true'])).code !== 0) skip();
      writeFileSync(
        at('held.mjs'),
        `import { existsSync } from 'node:fs';
         export default { name: 'tag.held', stage: 'tag', create: () => ({ async recognise(contexts) {
           while (!existsSync(${JSON.stringify(at('let-go'))})) await new Promise((r) => setTimeout(r, 20));
           return contexts.map(() => []);
         } }) };`,
      );
      const slow = lightPipeline(at('records'), [at('held.mjs')]);
      const argv = [
        process.execPath,
        bin,
        'extract',
        at('inputs'),
        '--pipeline',
        slow,
        '--out',
        out,
        '--quiet',
      ];
      const first = ended([...unshare, ...argv]);
      const isHeld = () =>
        existsSync(out) && readdirSync(out).some((name) => name.startsWith('.onomast-run-'));
      await expect.poll(isHeld, { timeout: 60_000 }).toBe(true);
      const second = await ended([...unshare, ...argv]);
      expect(second.code).toBe(2);
      expect(second.err).toMatch(/in use|another/);
      expect(isHeld()).toBe(true);
      writeFileSync(at('let-go'), '');
      expect((await first).code).toBe(0);
      expect(
        readdirSync(out, { recursive: true }).filter((name) => /\.jsonld$/.test(String(name))),
      ).toHaveLength(12);
    },
  );
});

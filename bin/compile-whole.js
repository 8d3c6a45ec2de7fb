import { setFlagsFromString } from 'node:v8';

/** Node's modules that an extraction loads. */
const used = [
  'assert',
  'buffer',
  'crypto',
  'events',
  'fs/promises',
  'os',
  'perf_hooks',
  'sqlite',
  'stream/promises',
  'string_decoder',
  'timers/promises',
  'url',
  'util',
  'worker_threads',
  'zlib',
];

/**
 * Has V8 compile modules whole, and optimise nothing until the program is loaded (`src/run/tune-engine.ts` ends both): what runs at the
 * start has run before optimised code of it is ready. Node puts a module into the compile cache when it is loaded, without the functions that nothing has called
 * by then: each run would compile them again. To be called before the cache is opened, which is kept apart for each set of flags.
 * What Node itself consists of is compiled already, but not for this flag: it is loaded before.
 */
export async function compileWhole() {
  // Who tells V8 how to compile is not spoken over: to optimise without a compiler ends the process.
  const said = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  if (/jitless|maglev|turbofan|-opt\b/.test(said)) return;
  for (const name of used) await import(`node:${name}`);
  for (const flag of ['--no-lazy', '--no-maglev', '--no-turbofan']) setFlagsFromString(flag);
  globalThis[Symbol.for('onomast.compiled-whole')] = true;
}

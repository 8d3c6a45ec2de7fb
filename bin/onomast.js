#!/usr/bin/env node
// Plain JavaScript that any Node can read: it chooses the sources (checkout) or the build (package), and tells an older Node so.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `onomast: needs Node 24 or later, this is ${process.version} (${process.execPath}). Install a newer Node, or run it through npx in the checkout.\n`,
  );
  process.exit(2);
}
// A signal ends every command with 130, whatever it is at; one that has to finish something listens for itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(130);
  });
// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit();
  const reason = error.code === 'ENOSPC' ? 'no space left' : error.message;
  process.stderr.write(`onomast: standard output cannot be written: ${reason}\n`);
  process.exit(2);
});
process.stderr.on('error', () => {});
const { fileURLToPath } = await import('node:url');
const { existsSync } = await import('node:fs');
const { enableCompileCache } = await import('node:module');
if (process.argv[2] === 'extract') {
  const { compileWhole } = await import('./compile-whole.js');
  await compileWhole();
}
// What V8 made of the code in an earlier run is taken again.
enableCompileCache();
const sources = new URL('../src/', import.meta.url);
const dist = new URL('../dist/', import.meta.url);
// A checkout has both: the bundle counts as long as no source is newer than it.
const { isCurrent } = existsSync(sources) ? await import('./bundle-state.js') : { isCurrent: () => true };
const command = isCurrent(fileURLToPath(dist), fileURLToPath(sources))
  ? new URL('main.js', dist)
  : new URL('app/cli/main.ts', sources);
const { main } = await import(command.href);
process.exitCode = await main(process.argv.slice(2));
// Whatever is still open, a read of standard input among it, is nobody's any more. Left to itself, Node takes the heap down page by
// page, which takes a twentieth of the time of a sentence.
const written = (stream) => new Promise((resolve) => stream.write('', resolve));
await Promise.all([written(process.stdout), written(process.stderr)]);
process.exit();

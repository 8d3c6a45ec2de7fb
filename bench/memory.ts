/**
 * Peak memory of `onomast extract` with two workers over generated publications: 10 MB and 100 MB in many documents, and one
 * document of 100 MB; with `--large` also 1 GB in many documents.
 *
 *     node bench/memory.ts [--large]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generatePublications } from './support/generate.ts';
import { peakOf } from './support/peak.ts';

const MB = 1e6;
const cases = [
  { name: '10 MB in documents of 250 kB', bytes: 10 * MB, document: 250_000 },
  { name: '100 MB in documents of 250 kB', bytes: 100 * MB, document: 250_000 },
  ...(process.argv.includes('--large')
    ? [{ name: '1 GB in documents of 250 kB', bytes: 1000 * MB, document: 250_000 }]
    : []),
  { name: 'one document of 100 MB', bytes: 100 * MB, document: 100 * MB },
];

for (const { name, bytes, document } of cases) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onomast-bench-'));
  const files = generatePublications(path.join(folder, 'in'), bytes, document);
  const args = [
    'extract',
    path.join(folder, 'in'),
    '--out',
    path.join(folder, 'out'),
    '--jobs',
    '2',
    '--log-level',
    'error',
    '--quiet',
  ];
  const { peak, seconds, code } = await peakOf(args);
  rmSync(folder, { recursive: true });
  console.log(
    `${name} (${files} files)`.padEnd(46) +
      `peak ${Math.round(peak)} MB, ${seconds.toFixed(1)} s, exit ${code}`,
  );
}

/**
 * `onomast gazetteer import` and `build` of a generated dump of GeoNames of 12 million rows, zipped: minutes and peak memory.
 *
 *     node bench/dump.ts [rows]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeDump } from './support/geonames-dump.ts';
import { peakOf } from './support/peak.ts';

const rows = Number(process.argv[2] ?? 12_000_000);
const folder = mkdtempSync(path.join(tmpdir(), 'onomast-bench-'));
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
try {
  const dump = path.join(folder, 'allCountries.zip');
  const { packed, unpacked } = await writeDump(dump, rows);
  console.log(`${rows.toLocaleString('en')} rows, ${megabytes(unpacked)}, zipped ${megabytes(packed)}`);
  for (const [command, out] of [
    ['import', 'places.jsonl'],
    ['build', 'places.gaz'],
  ] as const) {
    const file = path.join(folder, out);
    const args = ['gazetteer', command, dump, '--format', 'geonames', '--out', file];
    const { peak, quarters, seconds, code } = await peakOf(args);
    console.log(
      `${command}: ${(seconds / 60).toFixed(1)} min, peak ${Math.round(peak)} MB (quarters ${quarters.map(Math.round).join(', ')}), ` +
        `${code === 0 ? `${out} of ${megabytes(statSync(file).size)}` : `exit ${code}`}`,
    );
    rmSync(file, { force: true });
  }
} finally {
  rmSync(folder, { recursive: true });
}

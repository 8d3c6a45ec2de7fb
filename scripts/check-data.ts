import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';

/**
 * Checks that every data file is named by some code, pipeline or test: data that nothing reads is dead. A file counts as named by its
 * name, by its name without the ending, or by its folder where code reads all of a folder. In files of several word lists
 * (`list,word,…`) every list has to be named as well, and no row may stand twice.
 */
const folders = [
  'data/gazetteers/lists',
  'fixtures/publications',
  'fixtures/gold',
  // Only measured: `onomast audit score --gold fixtures/gold/rare-names`, see docs/model.md.
  'fixtures/gold/rare-names',
  'fixtures/gold/training',
  'fixtures/gold/training-dense',
  'fixtures/cases',
  'fixtures/formats/pdf',
  'fixtures/formats/publications',
  'fixtures/toponyms',
];
const code = globSync(
  ['src/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts', 'pipelines/*.json', 'bin/*'],
  {
    cwd: packageRoot,
  },
)
  .map((file) => readFileSync(path.join(packageRoot, file), 'utf8'))
  .join('\n');
const data = globSync(['data/**/*.*', 'fixtures/**/*.*'], { cwd: packageRoot }).filter(
  (file) => !/\.gaz$|(?:^|\/)README\.md$/.test(file),
);
const dead = data.filter((file) => {
  const { base, dir, name } = path.parse(file);
  return !code.includes(base) && !folders.includes(dir) && !new RegExp(`['"\`/]${name}['"\`/]`).test(code);
});
const faults = dead.map((file) => `named by no code: ${file}`);
for (const file of data.filter((name) => name.endsWith('.csv'))) {
  const [header = '', ...rows] = readFileSync(path.join(packageRoot, file), 'utf8').trim().split('\n');
  if (!header.startsWith('list,word')) continue;
  const { name } = path.parse(file);
  for (const list of new Set(rows.map((row) => row.slice(0, row.indexOf(',')))))
    if (
      !code.includes(`'${name}/${list}'`) &&
      !code.includes(`('${list}')`) &&
      !code.includes(`=== '${list}'`)
    )
      faults.push(`a list named by no code: ${list} of ${file}`);
  for (const [i, row] of rows.entries())
    if (rows.indexOf(row) < i) faults.push(`a row that stands twice: ${row} in ${file}`);
}
for (const fault of faults) console.error(fault);
console.log(`data: ${data.length} files, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

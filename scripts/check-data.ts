import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';

/**
 * Checks that every data file is named by some code, pipeline or test: data that nothing reads is dead. A file counts as named by its
 * name, by its name without the ending, or by its folder where code reads all of a folder.
 */
const folders = [
  'data/gazetteers/lists',
  'fixtures/publications',
  'fixtures/gold',
  'fixtures/gold/training',
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
  return !code.includes(base) && !folders.includes(dir) && !new RegExp(`['"\`/]${name}['"\`]`).test(code);
});
for (const file of dead) console.error(`named by no code: ${file}`);
console.log(`data: ${data.length} files, ${dead.length} named by no code`);
process.exitCode = dead.length > 0 ? 1 : 0;

import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Checks the rules of `.dependency-cruiser.cjs`, and that the checker saw every file: one that sees none finds no violation. */
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const { output } = await cruise(['src'], { ruleSet: { forbidden }, validate: true, ...options }, undefined, {
  tsConfig: extractTSConfig('tsconfig.json'),
});
const { modules, summary } = output as ICruiseResult;
for (const { rule, from, to } of summary.violations)
  console.error(`${rule.severity} ${rule.name}: ${from} -> ${to}`);
const expected = globSync('src/**/*.ts');
const seen = new Set(modules.filter(({ source }) => source.startsWith('src/')).map(({ source }) => source));
const unseen = expected.filter((file) => !seen.has(file));
if (unseen.length > 0) console.error(`not seen by the checker: ${unseen.join(', ')}`);
const withImports = modules.filter(
  ({ source, dependencies }) => source.startsWith('src/') && dependencies.length > 0,
).length;
console.log(
  `dependencies: ${seen.size} modules of ${expected.length} files, ${withImports} with imports, ${summary.error} errors`,
);
process.exitCode = summary.error > 0 || unseen.length > 0 || withImports < expected.length / 2 ? 1 : 0;

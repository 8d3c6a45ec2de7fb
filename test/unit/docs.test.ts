import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { componentsPage, errorsPage } from '../../scripts/pages.ts';
import { packageRoot } from '../../src/paths.ts';

const page = (name: string) => readFileSync(path.join(packageRoot, 'docs', name), 'utf8');

it('pages made from the code are what the code says (npm run schemas writes them)', async () => {
  expect(page('errors.md')).toBe(errorsPage());
  expect(page('components.md')).toBe(await componentsPage());
});

const pages = globSync(['README.md', 'CONTRIBUTING.md', 'docs/**/*.md'], { cwd: packageRoot });

it.each(pages)('%s names files that the repository has', (name) => {
  const text = readFileSync(path.join(packageRoot, name), 'utf8');
  const named = text.matchAll(
    /`((?:bench|data|docs|fixtures|pipelines|schema|scripts|src|test)\/[\w./-]+)`/g,
  );
  const missing = [...named]
    .map(([, file]) => file!)
    .filter((file) => !existsSync(path.join(packageRoot, file)));
  expect(missing).toEqual([]);
});

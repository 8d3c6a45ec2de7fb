import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { componentsPage, errorsPage } from '../../scripts/pages.ts';
import { packageRoot } from '../../src/paths.ts';

const page = (name: string) => readFileSync(path.join(packageRoot, 'docs', name), 'utf8');

it('pages made from the code are what the code says (npm run schemas writes them)', async () => {
  expect(page('errors.md')).toBe(errorsPage());
  expect(page('components.md')).toBe(await componentsPage());
});

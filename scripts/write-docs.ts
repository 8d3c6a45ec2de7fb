import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';
import { componentsPage, errorsPage } from './pages.ts';

/** Writes the pages of `docs/` that are made from the code. */
writeFileSync(path.join(packageRoot, 'docs', 'errors.md'), errorsPage());
writeFileSync(path.join(packageRoot, 'docs', 'components.md'), await componentsPage());

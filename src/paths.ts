import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own root: where `pipelines/`, `models/`, `gazetteers/` and `schema/` lie, in the checkout as in the package. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * Folder of outside data (annotated excerpts, outside test sets) that tests, `train` and the benchmarks read where it is present.
 * It is not part of the repository: set `ONOMAST_DATA`, or lay it next to the project's root as `../shared`.
 */
export const dataFolder = path.resolve(process.env['ONOMAST_DATA'] ?? path.join(packageRoot, '..', 'shared'));

import { readFileSync } from 'node:fs';

/**
 * Reads which source each document of a folder of gold is of: a table with tabs between its columns, `id` and `source` among them.
 *
 * @returns the source of a document by its id; the id itself where the table has none
 */
export function readSources(file: string): (id: string) => string {
  const [head, ...rows] = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const id = head!.indexOf('id');
  const source = head!.indexOf('source');
  const sourceOf = new Map(rows.map((row) => [row[id], row[source]]));
  return (document) => sourceOf.get(document) ?? document;
}

/**
 * Parts sources among folds in turn, in the order in which they first come.
 *
 * @param sources source of each document
 * @returns part of each source
 */
export function partSources(sources: Iterable<string>, folds: number): Map<string, number> {
  const parts = new Map<string, number>();
  for (const source of sources) if (!parts.has(source)) parts.set(source, parts.size % folds);
  return parts;
}

import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ownPrefix } from '../files/whole-file.ts';
import { readRecordHead } from '../record/head.ts';
import { recordPath } from './output-folder.ts';
import { textFileOf } from './task.ts';

/**
 * Removes the records of an output folder that are not named, each with the text next to it. A file that is no record of this program stays, whatever its name.
 * @param named paths below the folder, with `/`
 * @returns how many were removed
 */
export async function pruneRecords(out: string, named: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  const visit = (folder: string): void => {
    for (const entry of readdirSync(path.join(out, folder), { withFileTypes: true })) {
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name.startsWith(ownPrefix)) continue;
        const before = removed;
        visit(relative);
        if (removed > before) removeIfEmpty(path.join(out, relative));
      } else if (entry.isFile() && entry.name.endsWith('.jsonld') && !named.has(relative)) {
        const file = path.join(out, relative);
        const head = readRecordHead(file);
        if (head === undefined || recordPath(head.source.path) !== relative) continue;
        rmSync(file, { force: true });
        rmSync(textFileOf(file), { force: true });
        removed++;
      }
    }
  };
  visit('');
  return removed;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something else.
  }
}

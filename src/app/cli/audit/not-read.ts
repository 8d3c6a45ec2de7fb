import { warn } from '../terminal.ts';

/** Says which annotated files of folders below the given one are left out. */
export function warnNotRead(files: readonly string[]): void {
  if (files.length === 0) return;
  const what = files.length === 1 ? 'One file of a folder' : `${files.length} files of folders`;
  warn(`${what} below not read: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ', …' : ''}`);
}

import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Replaces a file in one step: who reads it meanwhile has the old one or the new one, whole. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

/**
 * Brings a folder to what was built, while processes may be running from it: a file that stays the same is left alone, and what is not
 * part of it any more goes last.
 * @param files contents by name
 * @param own glob of the files of the folder that are this build's
 */
export function writeChanged(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  own: string,
): void {
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(content))) writeWhole(file, content);
  }
  for (const name of globSync(own, { cwd: folder })) if (!files.has(name)) rmSync(path.join(folder, name));
}

import path from 'node:path';
import { OnomastError } from '../errors/onomast-error.ts';

/**
 * What keeps a name that may come from a stranger's JSON from being a file below a folder: `../a` and `/a` lead out of it, `.` names
 * none, NUL and half a surrogate pair stand in no name of a file.
 */
export function nameError(name: string): OnomastError | undefined {
  const outside = (reason: string) =>
    new OnomastError('output.outside', `the name ${JSON.stringify(name)} ${reason}`);
  if (name.includes('\0') || !name.isWellFormed()) return outside('holds what the name of a file cannot');
  const normal = path.posix.normalize(name);
  if (path.isAbsolute(name) || normal.split('/').includes('..'))
    return outside('leads out of the output folder');
  return normal === '.' || normal === './' ? outside('names no file') : undefined;
}

import { OnomastError } from '../errors/onomast-error.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left',
  EDQUOT: 'no space left (quota)',
  EFBIG: 'the file would be larger than allowed',
  EACCES: 'no permission to write',
  EPERM: 'no permission to write',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  ENOTEMPTY: 'a folder stands where a file is needed',
  ENOENT: 'no such place can be made',
  ELOOP: 'a symbolic link that leads in a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** What of a path is in the way: another output took the name, or the file system does not know it. */
const isOfTheName = new Set(['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY']);

/** The catalogue's error for a failed write. */
export function outputError(cause: unknown, file: string): OnomastError {
  if (cause instanceof OnomastError) return cause;
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENAMETOOLONG')
    return new OnomastError('output.name-too-long', 'the name is too long', { file }, { cause });
  const reason = reasons[code ?? ''] ?? code ?? String(cause);
  return new OnomastError('output.unusable', `cannot be written: ${reason}`, { file }, { cause });
}

/**
 * The error for the file of one document among many: a name that is taken fails that document alone, a full or unwritable folder the
 * run.
 */
export function documentOutputError(cause: unknown, file: string): OnomastError {
  const code = (cause instanceof OnomastError ? cause.cause : cause) as NodeJS.ErrnoException | undefined;
  if (cause instanceof OnomastError && cause.kind === 'input') return cause;
  if (!isOfTheName.has(code?.code ?? '')) return outputError(cause, file);
  const reason = "another document's record has the name, or is a folder of it";
  return new OnomastError('output.name-taken', reason, { file }, { cause });
}

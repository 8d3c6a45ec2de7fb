import { OnomastError } from '../../errors/onomast-error.ts';

/** The catalogue's error for a failed file operation. */
export function fileError(cause: unknown, file: string): OnomastError {
  const code = (cause as NodeJS.ErrnoException).code;
  // What is no UTF-8 in a name is shown as U+FFFD, and a file of that name is not there.
  if (code === 'ENOENT' && file.includes('\uFFFD')) {
    const reason = 'the name of the file is not UTF-8';
    const remedy = 'Give the file another name.';
    return new OnomastError('input.not-readable', reason, { file }, { cause, remedy });
  }
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new OnomastError('input.not-found', 'no such file', { file }, { cause });
  if (code === 'ELOOP')
    return new OnomastError('input.not-found', 'a symbolic link that leads in a circle', { file }, { cause });
  if (code === 'EACCES' || code === 'EPERM')
    return new OnomastError('input.not-readable', 'no permission to read', { file }, { cause });
  return new OnomastError(
    'input.not-readable',
    `cannot be read (${code ?? String(cause)})`,
    { file },
    { cause },
  );
}

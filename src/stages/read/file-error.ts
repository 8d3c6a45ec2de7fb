import { OnomastError } from '../../errors/onomast-error.ts';

/** The catalogue's error for a failed file operation. */
export function fileError(cause: unknown, file: string): OnomastError {
  const code = (cause as NodeJS.ErrnoException).code;
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

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
  if (code === 'EMFILE' || code === 'ENFILE') {
    const remedy = 'Raise the limit and run it again: ulimit -n 1024.';
    return new OnomastError('input.not-readable', 'too many files are open', { file }, { cause, remedy });
  }
  return new OnomastError(
    'input.not-readable',
    `cannot be read (${code ?? String(cause)})`,
    { file },
    { cause },
  );
}

/** The error for a NUL byte in a text. @param inUtf16 whether it is read as UTF-16, whose characters hold such bytes */
export function nulError(file: string, byte: number, inUtf16: boolean): OnomastError {
  const why = inUtf16 ? '' : ', or UTF-16 without a byte order mark';
  const reason = `holds a NUL byte, so it is not text in this encoding (a binary file${why}?)`;
  const name = inUtf16 ? '' : ', or name its encoding with --encoding utf-16le';
  const remedy = `Leave it out, or convert it to text${name}.`;
  return new OnomastError('input.binary', reason, { file, byte }, { remedy });
}

export function utf32Error(file: string): OnomastError {
  const remedy = 'Save it as UTF-8.';
  return new OnomastError('input.encoding', 'UTF-32, which is not read', { file }, { remedy });
}

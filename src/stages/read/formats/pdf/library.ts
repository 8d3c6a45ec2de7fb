import { createRequire } from 'node:module';
import path from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { OnomastError } from '../../../../errors/onomast-error.ts';

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let library: Promise<Library> | undefined;

/** pdf.js, loaded when the first PDF is read. */
export function loadLibrary(): Promise<Library> {
  library ??= quietly(() => import('pdfjs-dist/legacy/build/pdf.mjs'));
  return library;
}

/** While it loads, pdf.js warns on the console that it cannot draw where `@napi-rs/canvas` is absent; reading needs no drawing. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await load();
  } finally {
    console.warn = warn;
  }
}

/** A rejection that nobody awaits: of pdf.js it is taken, another stays what it is. */
function takeStray(reason: unknown): void {
  const stack = reason instanceof Error ? reason.stack : undefined;
  if (!stack?.includes('pdfjs-dist') && process.listenerCount('unhandledRejection') === 1) throw reason;
}

let watches = 0;

/**
 * On damaged files pdf.js lets promises of its own fail that nobody awaits, which would end the thread; the same failure
 * reaches us where we ask. Failures from elsewhere stay what they are. One listener serves all files that are open.
 * @returns ends the watch; to be called once
 */
function takeStrayFailures(): () => void {
  if (watches++ === 0) process.on('unhandledRejection', takeStray);
  // what failed in this turn is told in the next
  return () =>
    void setImmediate(() => {
      if (--watches === 0) process.off('unhandledRejection', takeStray);
    });
}

export interface OpenOptions {
  readonly name: string;
  readonly password?: string | undefined;
  /** Whether pages will be drawn; else images are left alone. */
  readonly drawn?: boolean;
}

/**
 * Opens a PDF. `close` must be called at the end.
 * @throws OnomastError `input.encrypted`, `input.password-wrong` or `input.damaged`
 */
export async function openPdf(
  bytes: Uint8Array,
  { name, password, drawn = false }: OpenOptions,
): Promise<{ document: PDFDocumentProxy; close: () => Promise<void> }> {
  const { getDocument } = await loadLibrary();
  const endWatch = takeStrayFailures();
  const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // pdf.js takes the buffer away from its owner
    data: new Uint8Array(bytes),
    ...(password !== undefined && { password }),
    cMapUrl: `${root}/cmaps/`,
    standardFontDataUrl: `${root}/standard_fonts/`,
    wasmUrl: `${root}/wasm/`,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    // names of fonts, which tell what is bold
    fontExtraProperties: true,
    verbosity: 0,
    ...(!drawn && { maxImageSize: 1 }),
  });
  try {
    const document = await task.promise;
    let closed: Promise<void> | undefined;
    return { document, close: () => (closed ??= task.destroy().finally(endWatch)) };
  } catch (cause) {
    await task.destroy().finally(endWatch);
    throw openingError(name, cause);
  }
}

function openingError(file: string, cause: unknown): OnomastError {
  const { name, code, message } = cause as { name?: string; code?: number; message?: string };
  if (name === 'PasswordException')
    return code === 2
      ? new OnomastError('input.password-wrong', 'the password does not open the file', { file }, { cause })
      : new OnomastError(
          'input.encrypted',
          'the file is encrypted and needs a password',
          { file },
          { cause },
        );
  return new OnomastError(
    'input.damaged',
    `not a PDF that can be read (${message ?? String(cause)})`,
    { file },
    { cause },
  );
}

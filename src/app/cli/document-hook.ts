import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What a hook is told of a document, as variables of its environment. */
export interface HookedDocument {
  /** `loaded`, `failed`, `removed` */
  readonly status: string;
  /** `source.path` of the record. */
  readonly path: string;
  /** The file, where it is there. */
  readonly file?: string;
  /** The record, where one is kept. */
  readonly record?: string;
  readonly reason?: string;
}

/**
 * Runs a command of the user's for a document and waits for it; what it prints goes to standard error.
 * @param command as a shell takes it
 * @returns what went wrong, undefined where it ended with 0
 */
export async function runHook(command: string, document: HookedDocument): Promise<string | undefined> {
  const { status, path: name, file, record, reason } = document;
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      ONOMAST_STATUS: status,
      ONOMAST_PATH: name,
      ONOMAST_FILE: file === undefined ? '' : path.resolve(file),
      ONOMAST_RECORD: record === undefined ? '' : path.resolve(record),
      ONOMAST_REASON: reason ?? '',
    },
  });
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return code === 0 ? undefined : `ended with ${code ?? signal}`;
  } catch (cause) {
    return (cause as Error).message;
  }
}

import { OnomastError } from '../../../errors/onomast-error.ts';
import type { Flag, Invocation } from '../command.ts';

export const databaseFlag = {
  type: 'string',
  value: 'URL',
  help: 'postgres://USER@HOST/DATABASE (or the environment variable ONOMAST_DB)',
} as const satisfies Flag;

/** The database of a queue's command. */
export function databaseOf({ flags }: Invocation, command: string): string {
  const db = (flags['db'] as string | undefined) ?? process.env['ONOMAST_DB'];
  if (db === undefined) throw new OnomastError('queue.not-postgres', `onomast ${command}: --db is not given`);
  return db;
}

import { startPostgres } from './postgres.ts';

/** One PostgreSQL for all system tests of a run; a test that stops its server starts one of its own. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['DATABASE_URL'] !== undefined) return async () => {};
  const server = await startPostgres({ apart: true });
  // What the package hooks to the end of the process would end it with 0, whatever failed.
  process.prependListener('beforeExit', (code) => process.exit(code));
  const url = await server.database('shared');
  process.env['ONOMAST_TEST_POSTGRES'] = url;
  return () => server.stop();
}

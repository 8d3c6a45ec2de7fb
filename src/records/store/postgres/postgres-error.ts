import { OnomastError } from '../../../errors/onomast-error.ts';

/** SQLSTATE classes and codes, PostgreSQL documentation, appendix A. */
const lostStates = /^(08|57P0)/;
const lostSystemCodes = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED'];
const lostMessages =
  /Connection terminated|Client has encountered a connection error|not queryable|connection is closed/i;

/** Whether trying again, after connecting anew, may help: the connection broke, or two transactions stood in each other's way. */
export function isPassing(error: unknown): boolean {
  const cause = error instanceof OnomastError && error.cause !== undefined ? error.cause : error;
  const { code = '', message = '' } = cause as { code?: string; message?: string };
  return (
    lostStates.test(code) ||
    code === '40001' ||
    code === '40P01' ||
    lostSystemCodes.includes(code) ||
    lostMessages.test(message)
  );
}

/** The catalogue's error for a failure of PostgreSQL or of the way to it. Neither driver nor server repeats a password in a message. */
export function postgresError(cause: unknown, place: string, connecting = false): OnomastError {
  if (cause instanceof OnomastError) return cause;
  const error = cause as { code?: string; message: string; errors?: { code?: string; message: string }[] };
  // Both addresses of a host name were tried.
  const { code = '', message } = error.errors?.[0] ?? error;
  const options = { cause: error.errors?.[0] ?? cause };
  if (/^28/.test(code) || /password must be a string/.test(message))
    return new OnomastError('store.password', `${place} refuses the user or the password`, {}, options);
  if (code === '3D000')
    return new OnomastError('store.no-database', `${place}: no such database`, {}, options);
  if (code === '42501') return new OnomastError('store.no-rights', `${place}: ${message}`, {}, options);
  if (code === '53100' || code === 'ENOSPC')
    return new OnomastError('store.full', `${place}: ${message}`, {}, options);
  if (
    connecting &&
    (isPassing(cause) || ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code))
  )
    return new OnomastError(
      'store.unreachable',
      `${place} cannot be reached (${code || message})`,
      {},
      options,
    );
  if (isPassing(cause))
    return new OnomastError(
      'store.connection-lost',
      `the connection to ${place} was lost (${code || message})`,
      {},
      options,
    );
  return new OnomastError(
    'store.failed',
    `${place}: ${message}${code === '' ? '' : ` (${code})`}`,
    {},
    options,
  );
}

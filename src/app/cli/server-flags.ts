import { OnomastError } from '../../errors/onomast-error.ts';
import type { Flag, Invocation } from './command.ts';

/** Flags of a server that is reached over a network. */
export const tlsFlags = {
  cert: { type: 'string', value: 'FILE', help: 'certificate (PEM) to serve https with' },
  key: { type: 'string', value: 'FILE', help: 'its private key (PEM)' },
} as const satisfies Record<string, Flag>;

/** Whose pages may ask, next to those of this machine. */
export const originFlag = {
  'allow-origin': {
    type: 'string',
    multiple: true,
    value: 'ORIGIN',
    help: 'pages of this site may ask too (https://refine.example.org); * for all',
  },
} as const satisfies Record<string, Flag>;

/** The files of the certificate and its key, both or none. @throws OnomastError `usage.bad-value` */
export function tlsOf({ flags }: Invocation): { cert: string; key: string } | undefined {
  const { cert, key } = flags as { cert?: string; key?: string };
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined)
    throw new OnomastError('usage.bad-value', '--cert and --key go together');
  return { cert, key };
}

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { OnomastError } from '../../errors/onomast-error.ts';
import { Door } from '../web/http/guard.ts';
import { Judges } from '../web/http/judges.ts';
import { loopbackNames } from '../web/http/origins.ts';
import { SignIn } from '../web/http/sign-in.ts';
import type { Flag, Invocation } from './command.ts';
import { tlsFlags, tlsOf } from './server-flags.ts';

/** Flags of a room that others reach over a network. */
export const doorFlags = {
  host: {
    type: 'string',
    value: 'HOST',
    default: '127.0.0.1',
    help: 'address to listen on; another than this machine’s needs --judges, and --cert with --key',
  },
  judges: { type: 'string', value: 'FILE', help: 'judges and their passwords, by `onomast judges add`' },
  ...tlsFlags,
  'plain-http': { type: 'boolean', help: 'with --host: no TLS, since a proxy in front has it' },
} as const satisfies Record<string, Flag>;

/** How a room is reached, and by whom. */
export interface DoorPlace {
  readonly door: Door;
  readonly host: string;
  readonly tls: { cert: string; key: string } | undefined;
  /** Names the room goes by; any where undefined. */
  readonly hosts: ReadonlySet<string> | undefined;
  /** The name that is printed. */
  readonly name: string;
}

/** @throws OnomastError where a password would be open to others, or none be asked of them */
export function doorOf(invocation: Invocation): DoorPlace {
  const { flags } = invocation;
  const host = flags['host'] as string;
  const tls = tlsOf(invocation);
  const plain = flags['plain-http'] === true;
  const isLocal = loopbackNames.has(host);
  const file = flags['judges'] as string | undefined;
  if (!isLocal && file === undefined)
    throw new OnomastError('usage.bad-value', `--host ${host} lets others in: say who by --judges FILE`);
  if (!isLocal && tls === undefined && !plain)
    throw new OnomastError(
      'usage.bad-value',
      `--host ${host} needs --cert and --key, or passwords would be read on the way (--plain-http behind a proxy that has TLS)`,
    );
  const judges = file === undefined ? undefined : Judges.read(file);
  if (judges?.names.length === 0)
    throw new OnomastError('server.judges-invalid', 'there is no judge in it', { file: file! });
  const door = new Door({
    token: process.env['ONOMAST_TOKEN'],
    ...(judges !== undefined && { signIn: new SignIn(judges) }),
    behindProxy: plain,
  });
  const named = tls === undefined ? [] : certified(tls.cert);
  return { door, host, tls, hosts: hostsOf({ host, named, plain }), name: nameOf(host, named) };
}

interface Names {
  readonly host: string;
  readonly named: readonly string[];
  readonly plain: boolean;
}

/** After a proxy its names are not known; a cookie is sent to the name alone that it was set by. */
function hostsOf({ host, named, plain }: Names): ReadonlySet<string> | undefined {
  if (plain || named.some((name) => name.startsWith('*'))) return undefined;
  return new Set([...loopbackNames, host, ...named]);
}

function nameOf(host: string, named: readonly string[]): string {
  const isAll = host === '0.0.0.0' || host === '::';
  const name = isAll ? (named.find((one) => !one.startsWith('*')) ?? 'localhost') : host;
  return name.includes(':') ? `[${name}]` : name;
}

/** The names and addresses that a certificate is made out for. */
function certified(file: string): string[] {
  try {
    const { subjectAltName = '' } = new X509Certificate(readFileSync(file));
    return [...subjectAltName.matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(([, name]) =>
      name!.toLowerCase(),
    );
  } catch (cause) {
    throw new OnomastError('input.not-readable', 'no certificate can be read', { file }, { cause });
  }
}

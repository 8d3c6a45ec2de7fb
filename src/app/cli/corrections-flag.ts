import { existsSync } from 'node:fs';
import { OnomastError } from '../../errors/onomast-error.ts';
import { Registry } from '../../records/link/registry.ts';
import type { Unfit } from '../../records/review/apply.ts';
import { Corrections, type TextReader } from '../../records/review/corrections.ts';
import type { ThingDecision } from '../../records/review/decision.ts';
import { Reconciled } from '../../records/things/reconciled.ts';
import { type ThingSources, Things } from '../../records/things/things.ts';
import type { Flag, Invocation } from './command.ts';

/** The flag of commands that take decisions into account. */
export const correctionsFlag = {
  type: 'string',
  value: 'FILE',
  help: 'decisions.jsonl of the reading room: records are corrected by it on the way',
} as const satisfies Flag;

/** The flags of commands that take into account which entities of documents are one thing. */
export const linkedFlags = {
  registry: {
    type: 'string',
    value: 'FILE',
    help: 'the registry of `onomast link`: entities that it joined are one thing',
  },
  reconciled: {
    type: 'string',
    value: 'FILE',
    help: 'the answers of `onomast reconcile`: what the service is sure of has its identifier',
  },
} as const satisfies Record<string, Flag>;

/** What the flags name, read. */
export function linkedOf(flags: Invocation['flags']): Omit<ThingSources, 'decisions'> {
  const registry = flags['registry'] as string | undefined;
  const reconciled = reconciledOf(flags);
  if (registry !== undefined && !existsSync(registry))
    throw new OnomastError('usage.no-input', 'no such registry', { file: registry });
  return {
    ...(registry !== undefined && { registry: Registry.open(registry) }),
    ...(reconciled !== undefined && { reconciled }),
  };
}

/** The answers that `--reconciled` names. */
export function reconciledOf(flags: Invocation['flags']): Reconciled | undefined {
  const file = flags['reconciled'] as string | undefined;
  return file === undefined ? undefined : Reconciled.read(file);
}

export function correctionsOf({ flags }: Invocation, text?: TextReader): Corrections | undefined {
  const file = flags['corrections'] as string | undefined;
  return file === undefined ? undefined : Corrections.read(file, { text, ...linkedOf(flags) });
}

/** Which thing of the collection an entity is, by the flags; undefined where none was given. */
export function thingsOf({ flags }: Invocation, corrections: Corrections | undefined): Things | undefined {
  if (corrections !== undefined) return corrections.things;
  const things = new Things(linkedOf(flags));
  return things.isEmpty ? undefined : things;
}

/** A decision about things that names nothing that is there, as a line. */
export function unusedLine({ action, by, at, ...decision }: ThingDecision): string {
  const things = 'things' in decision ? decision.things : [decision.thing];
  return `onomast: ${action} of ${things.map((thing) => JSON.stringify(thing.slice(0, 80))).join(', ')} by ${by}, ${at}: no document names it`;
}

/** A decision that fits no more, as a line. */
export function unfitLine({ decision, reason }: Unfit): string {
  const { document, target, action, by, at } = decision;
  return `onomast: ${document}, ${target.start}: ${action} of ${JSON.stringify(target.exact.slice(0, 80))} by ${by}, ${at}: ${reason}`;
}

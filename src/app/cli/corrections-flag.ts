import type { Unfit } from '../../records/review/apply.ts';
import { Corrections, type TextReader } from '../../records/review/corrections.ts';
import type { Flag, Invocation } from './command.ts';

/** The flag of commands that take decisions into account. */
export const correctionsFlag = {
  type: 'string',
  value: 'FILE',
  help: 'decisions.jsonl of the reading room: records are corrected by it on the way',
} as const satisfies Flag;

export function correctionsOf({ flags }: Invocation, text?: TextReader): Corrections | undefined {
  const file = flags['corrections'] as string | undefined;
  return file === undefined ? undefined : Corrections.read(file, text);
}

/** A decision that fits no more, as a line. */
export function unfitLine({ decision, reason }: Unfit): string {
  const { document, target, action, by, at } = decision;
  return `onomast: ${document}, ${target.start}: ${action} of ${JSON.stringify(target.exact.slice(0, 80))} by ${by}, ${at}: ${reason}`;
}

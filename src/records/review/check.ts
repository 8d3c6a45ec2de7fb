import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Decision, type DecisionAction, decisionSchemas } from './decision.ts';

const ajv = new Ajv2020({ allErrors: false, strict: true, strictTuples: false, allowUnionTypes: true });
const compiled = new Map<DecisionAction, ValidateFunction>();

/** Why a value is no decision; undefined where it is one. */
export function whyNoDecision(value: unknown): string | undefined {
  const action = (value as { action?: unknown } | null)?.action;
  if (typeof action !== 'string' || !Object.hasOwn(decisionSchemas, action))
    return `action must be one of ${Object.keys(decisionSchemas).join(', ')}`;
  const name = action as DecisionAction;
  let check = compiled.get(name);
  if (check === undefined) compiled.set(name, (check = ajv.compile(decisionSchemas[name])));
  if (check(value)) return whyNoSpan(value as Decision);
  const [error] = check.errors ?? [];
  return `${error?.instancePath ?? ''} ${error?.message ?? 'is not valid'}`.trim();
}

/** A span must be as long as its words. */
function whyNoSpan(decision: Decision): string | undefined {
  if (!('target' in decision)) return undefined;
  const spans = 'span' in decision ? [decision.target, decision.span] : [decision.target];
  const wrong = spans.find(({ start, end, exact }) => end - start !== [...exact].length);
  return wrong === undefined ? undefined : 'the words are not as long as the span';
}

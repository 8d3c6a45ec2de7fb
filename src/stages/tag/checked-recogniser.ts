import type { FlowContext } from '../../contract/context.ts';
import type { Draft } from '../../contract/proposal.ts';
import type { Recogniser } from '../../contract/recogniser.ts';
import { OnomastError } from '../../errors/onomast-error.ts';
import { entityTypes } from '../../record/entity-types.ts';

/** Proposals a recogniser may make for each token of a flow; more are a runaway, and the merge would choke on them. */
const mostPerToken = 20;

/**
 * A recogniser whose proposals are checked where they come in: that of a plug-in. Proposals that overlap blocked parts of the
 * flow are left out, as those of onomast's own recognisers are.
 * @param name of the component, for messages
 * @throws OnomastError `plugin.bad-proposal` naming the plug-in, the text it spoke of and what is wrong
 */
export function checkedRecogniser(name: string, recogniser: Recogniser): Recogniser {
  const { recognise } = recogniser;
  const { each } = recognise;
  const prepare = recogniser.prepare?.bind(recogniser);
  const all = async (contexts: readonly FlowContext[]) => {
    const lists: unknown = await recognise.call(recogniser, contexts);
    if (!Array.isArray(lists) || lists.length !== contexts.length)
      throw bad(
        name,
        `answers with ${shortly(lists)} where a list for each of ${contexts.length} flows is due`,
      );
    return contexts.map((context, i) => checked(name, lists[i], context));
  };
  return {
    ...(prepare !== undefined && { prepare }),
    recognise:
      each === undefined
        ? all
        : Object.assign(all, {
            each: async (context: FlowContext) => checked(name, await each(context), context),
          }),
  };
}

function checked(name: string, drafts: unknown, { flow }: FlowContext): Draft[] {
  const { text } = flow.view;
  const where = `in ${JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)}`;
  if (!Array.isArray(drafts)) throw bad(name, `answers with ${shortly(drafts)}, not a list, ${where}`);
  const most = mostPerToken * (flow.tokens.count + 1);
  if (drafts.length > most)
    throw bad(name, `proposes ${drafts.length} mentions ${where}, where at most ${most} are taken`);
  for (const [i, draft] of drafts.entries()) {
    const problem = problemOf(draft, text.length);
    if (problem !== undefined)
      throw bad(name, `proposes a mention (no. ${i + 1}) whose ${problem}, ${where}`);
  }
  return (drafts as Draft[]).filter(
    ({ start, end }) => !flow.blocked.some((blocked) => start < blocked.end && end > blocked.start),
  );
}

function problemOf(draft: unknown, length: number): string | undefined {
  if (typeof draft !== 'object' || draft === null) return `form is ${shortly(draft)}`;
  const { type, start, end, confidence, value } = draft as Partial<Draft>;
  if (!(entityTypes as readonly unknown[]).includes(type))
    return `type ${shortly(type)} is none of ${entityTypes.join(', ')}`;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start! < 0 || end! > length || start! >= end!)
    return `range ${shortly(start)} to ${shortly(end)} does not lie in 0 to ${length}`;
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1))
    return `confidence ${shortly(confidence)} is no number from 0 to 1`;
  if (value !== undefined && (typeof value !== 'object' || value === null || !('type' in value)))
    return `value ${shortly(value)} is no body of a record`;
  return undefined;
}

function bad(name: string, what: string): OnomastError {
  return new OnomastError('plugin.bad-proposal', `the plug-in ${name} ${what}`);
}

function shortly(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? 'an object' : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

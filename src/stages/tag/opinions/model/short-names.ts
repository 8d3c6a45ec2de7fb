import type { DocumentContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import { lazily } from '../../../../text/lazily.ts';
import { ordinaryAcronyms } from '../../names/acronym/acronym.ts';
import { legalForms, titles } from '../../names/engine/lexicon.ts';
import { firstAt, Known, type NameContext } from '../../names/engine/name-context.ts';
import { isPostNominal } from '../../names/person/post-nominals.ts';
import { Rewritten } from './rewritten.ts';

/** From here on the model's opinion of the letters stands. */
const certain = 0.95;
/** So sure the model must be of a name for the bracket behind it to be its short form. */
const likely = 0.6;
const confidence = 0.75;
/** So many people with their letters behind them make a habit, and so many parties behind people. */
const habit = 2;
const limit = 20_000;

const bracket = lazily(() => /^ \((?:the )?["“‘']?(\p{Lu}[\p{L}\d&-]{1,9})["”’']?\)/u);
const capitals = lazily(() => /\p{Lu}/gu);
const letters = lazily(() => /^\p{Lu}{3,6}$/u);

/** Short forms that the document puts in brackets behind names. */
interface ShortNames {
  readonly bodies: Set<string>;
  /** Initials of people, which stand for them once there are several. */
  readonly people: Set<string>;
  /** How often a body in letters stood in brackets behind somebody. */
  parties: number;
}

const shortNamesOfDocument: MemoryKey<DocumentContext, ShortNames> = {
  name: 'model.short-names',
  create: () => ({ bodies: new Set(), people: new Set(), parties: 0 }),
};

/**
 * Short forms in brackets behind what they stand for, and wherever the document uses them, where the model saw nothing or another thing:
 *
 *     Corruption Eradication Commission ([KPK]) … the [KPK]        a body, whatever its letters
 *     Present: Glyn Low ([GL]), Ida Rowe ([IR]) … [GL] left         people, where a document has several so
 *     Orvil Tambe ([PDT]), Ida Low ([MDB])                          parties behind people, where the model is sure of some
 *
 * Near misses: `Department of Health (NSW)`, `Acme Holdings (PLC)`, `Arsenal (Henry)`, `Uma Nair (UN)`, `Ida Low (CEO)`.
 *
 * @param found of flows one after the other, to which `contexts` belong
 */
export function shortNames(
  found: readonly (readonly Draft[])[],
  contexts: readonly NameContext[],
  document: DocumentContext,
): readonly (readonly Draft[])[] {
  const known = document.memory(shortNamesOfDocument);
  const ordered = found.map((drafts) => [...drafts].sort((a, b) => a.start - b.start));
  for (const [i, drafts] of ordered.entries()) learn(known, drafts, contexts[i]!);
  const isHabit = known.people.size >= habit;
  if (known.bodies.size === 0 && !isHabit && known.parties < habit) return found;
  return ordered.map((drafts, i) => withShortNames(drafts, contexts[i]!, known));
}

/** Takes in the brackets of a flow. */
function learn(known: ShortNames, drafts: readonly Draft[], names: NameContext): void {
  const { text } = names.flow.view;
  if (!text.includes(' (') || known.bodies.size > limit) return;
  for (const [i, draft] of drafts.entries()) {
    if ((draft.type !== 'ORG' && draft.type !== 'PERSON') || draft.confidence < likely) continue;
    const short = shortAfter(text, draft);
    if (short === undefined || isElse(short)) continue;
    const inside = drafts[i + 1];
    if (draft.type === 'ORG') {
      if (mayBeBody(short, names, draft, inside)) known.bodies.add(short);
    } else if (short === initialsOf(text.slice(draft.start, draft.end))) known.people.add(short);
    else if (
      letters().test(short) &&
      inside?.type === 'ORG' &&
      inside.confidence >= likely &&
      inside.start < draft.end + 4
    )
      known.parties++;
  }
}

function shortAfter(text: string, { end }: Draft): string | undefined {
  if (text[end + 1] !== '(') return undefined;
  return bracket().exec(text.slice(end, end + 20))?.[1];
}

/** Letters that stand behind names and name nobody: `PLC`, `CEO`, `OBE`. */
const isElse = (short: string): boolean =>
  ordinaryAcronyms.has(short) ||
  legalForms.has(short) ||
  titles.has(short.toLowerCase()) ||
  isPostNominal(short);

/** Whether a bracket behind a body can be its short form: two capitals, and no place that lists or the model know. */
function mayBeBody(
  short: string,
  { words, known }: NameContext,
  { end }: Draft,
  inside: Draft | undefined,
): boolean {
  if ((short.match(capitals()) ?? []).length < 2) return false;
  const i = firstAt(words, end + 2);
  if ((known[i]! & (Known.place | Known.nationality)) !== 0) return false;
  return (
    inside === undefined || inside.start > end + 3 || inside.type !== 'PERSON' || inside.confidence < certain
  );
}

/** `GL` of Glyn Low, `POC` of Perry O’Callaghan. */
const initialsOf = (name: string): string =>
  name
    .split(/[\s.’'-]+/)
    .map((part) => (/^\p{Lu}/u.test(part) ? part[0]! : ''))
    .join('');

function withShortNames(drafts: readonly Draft[], names: NameContext, known: ShortNames): readonly Draft[] {
  const { words, flow } = names;
  const rewritten = new Rewritten(drafts);
  const peopleSpeak = known.people.size >= habit;
  const partiesBehind = known.parties >= habit ? bracketsOfPeople(drafts, flow.view.text) : undefined;
  for (let i = 0; i < words.count; i++) {
    const word = words.text[i]!;
    if (word.length < 2 || word.length > 10) continue;
    const isPerson = peopleSpeak && known.people.has(word);
    const isBody = known.bodies.has(word) || partiesBehind?.has(words.start[i]!) === true;
    if (isPerson === isBody) continue;
    const span = { start: words.start[i]!, end: words.end[i]! };
    const type = isPerson ? 'PERSON' : 'ORG';
    rewritten.put(
      { type, ...span, confidence },
      (own, isWhole) => !isWhole || own.type === type || own.confidence >= certain,
    );
  }
  return rewritten.drafts();
}

/** Where letters begin that stand in brackets behind people and are not their own. */
function bracketsOfPeople(drafts: readonly Draft[], text: string): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const draft of drafts) {
    if (draft.type !== 'PERSON') continue;
    const short = shortAfter(text, draft);
    if (short === undefined || !letters().test(short) || isElse(short)) continue;
    if (short !== initialsOf(text.slice(draft.start, draft.end))) starts.add(draft.end + 2);
  }
  return starts;
}

import nlp from 'compromise';
import { defineComponent } from '../../../../contract/component.ts';
import type { FlowContext } from '../../../../contract/context.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import type { EntityType } from '../../../../record/schema.ts';
import { openers } from '../../names/engine/lexicon.ts';
import { firstAt, nameContextOf } from '../../names/engine/name-context.ts';
import { Kind } from '../../names/engine/words.ts';
import type { CompromiseOptions } from './options.ts';

/** The part of compromise's view that is used; its own types leave out the document. */
interface CompromiseView {
  readonly document: readonly (readonly Term[])[];
  readonly fullPointer: readonly (readonly [sentence: number, start: number, end: number])[];
  people(): CompromiseView;
  places(): CompromiseView;
  organizations(): CompromiseView;
  money(): CompromiseView;
  percentages(): CompromiseView;
  match(pattern: string): CompromiseView;
}

interface Term {
  readonly pre: string;
  readonly text: string;
  readonly post: string;
  readonly tags: ReadonlySet<string>;
}

const questions: readonly [EntityType, (view: CompromiseView) => CompromiseView][] = [
  ['PERSON', (view) => view.people()],
  ['GPE', (view) => view.places()],
  ['ORG', (view) => view.organizations()],
  ['NORP', (view) => view.match('#Demonym')],
  ['MONEY', (view) => view.money()],
  ['PERCENT', (view) => view.percentages()],
  ['DATE', (view) => view.match('#Date+')],
];

export function createCompromiseRecogniser({
  when = 'undecided',
  confidence = 0.45,
}: Partial<CompromiseOptions> = {}): Recogniser {
  return {
    recognise: perFlow((context) => {
      const { tokens, view } = context.flow;
      const found: Draft[] = [];
      const ask = (start: number, end: number) => {
        for (const { type, ...span } of opinions(view.text, start, end)) {
          found.push({ type, ...span, confidence });
        }
      };
      if (when === 'always') {
        ask(0, view.text.length);
        return found;
      }
      const undecided = undecidedIn(context);
      for (let s = 0; s + 1 < tokens.sentences.length; s++) {
        const first = tokens.sentences[s]!;
        const last = tokens.sentences[s + 1]! - 1;
        if (last < first || !undecided(tokens.start[first]!, tokens.end[last]!)) continue;
        ask(tokens.start[first]!, tokens.end[last]!);
      }
      return found;
    }),
  };
}

/** Tells of a view range whether it holds a capitalised word, not its first, that stands in no proposal. */
function undecidedIn(context: FlowContext): (start: number, end: number) => boolean {
  const { words, lower } = nameContextOf(context);
  const decided = new Uint8Array(words.count);
  for (const { start, end } of context.earlier) {
    for (let i = firstAt(words, start); i < words.count && words.start[i]! < end; i++) decided[i] = 1;
  }
  return (start, end) => {
    for (let i = firstAt(words, start) + 1; i < words.count && words.start[i]! < end; i++) {
      if ((words.kind[i]! & Kind.capital) === 0 || (words.kind[i]! & Kind.initial) !== 0) continue;
      if (decided[i] === 0 && !openers.has(lower[i]!)) return true;
    }
    return false;
  };
}

/** What compromise sees in `text.slice(start, end)`, as positions of `text`. */
export function opinions(
  text: string,
  start: number,
  end: number,
): { type: EntityType; start: number; end: number }[] {
  const view = nlp(text.slice(start, end)) as unknown as CompromiseView;
  const { document } = view;
  const places = document.map(() => [] as { start: number; end: number }[]);
  // Each term is looked for from where the last one ended; contracted ones ("didn't": did, not) are empty or the same again.
  let cursor = start;
  for (let n = 0; n < document.length; n++) {
    for (const term of document[n]!) {
      const at = term.text === '' ? -1 : text.indexOf(term.text, cursor);
      if (at < 0 || at - cursor > 256 || at + term.text.length > end)
        places[n]!.push({ start: cursor, end: cursor });
      else {
        cursor = at + term.text.length;
        places[n]!.push({ start: at, end: cursor });
      }
    }
  }
  const result: { type: EntityType; start: number; end: number }[] = [];
  for (const [type, question] of questions) {
    for (const [n, first, last] of question(view).fullPointer) {
      for (const [a, b] of cut(document[n]!, first, last, type)) {
        const from = places[n]![a]!;
        const to = places[n]![b - 1]!;
        if (to.end > from.start) result.push({ type, start: from.start, end: to.end });
      }
    }
  }
  return result;
}

/** Cuts terms `[first, last)` where punctuation stands between two, and drops honorifics before a person. */
function cut(terms: readonly Term[], first: number, last: number, type: EntityType): [number, number][] {
  const ranges: [number, number][] = [];
  let from = first;
  if (type === 'PERSON') while (from < last - 1 && terms[from]!.tags.has('Honorific')) from++;
  for (let i = from; i < last; i++) {
    const next = terms[i + 1];
    if (i + 1 < last && type !== 'DATE' && next !== undefined && /\S/.test(terms[i]!.post + next.pre)) {
      if (/^\.?\s*$/.test(terms[i]!.post) && !/\S/.test(next.pre)) continue;
      ranges.push([from, i + 1]);
      from = i + 1;
    }
  }
  if (from < last) ranges.push([from, last]);
  return ranges;
}

export const component = defineComponent({
  name: 'tag.compromise',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'compromise as one more opinion',
  options: () => import('./options.ts'),
  create: (options: CompromiseOptions) => createCompromiseRecogniser(options),
});

import nlp from 'compromise';
import type { DocumentContext, Recogniser } from '../../../contract/component.ts';
import type { TokenisedFlow } from '../../../contract/flow.ts';
import type { Proposal } from '../../../contract/proposal.ts';
import type { EntityType } from '../../../record/schema.ts';
import { openers } from '../names/engine/lexicon.ts';
import { firstAt, read } from '../names/engine/name-context.ts';
import { Kind } from '../names/engine/words.ts';

/**
 * compromise as one more opinion: its matches, never its offsets, which are wrong beside punctuation. Its terms are found again
 * in the text one after the other, and a match that runs over a comma or a quotation mark is cut there.
 *
 *     people -> PERSON (honorifics stay out), places -> GPE, organizations -> ORG, #Demonym -> NORP,
 *     money -> MONEY, percentages -> PERCENT, #Date -> DATE
 *
 * It reads some thirty thousand words a second, so a pipeline can ask it only where nothing else has an opinion.
 */
export interface CompromiseOptions {
  /**
   * `always`, or `undecided`: only in sentences with a capitalised word, not their first, that no earlier recogniser put in a
   * mention. `undecided` if absent.
   */
  when?: 'always' | 'undecided';
  /** Confidence of its proposals; 0.45 if absent. */
  confidence?: number;
}

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
}: CompromiseOptions = {}): Recogniser {
  const name = 'compromise';
  const stage = `tag.${name}`;
  return {
    name,
    recognise(flow: TokenisedFlow, document: DocumentContext, earlier: readonly Proposal[]): Proposal[] {
      const { tokens, view } = flow;
      const found: Proposal[] = [];
      const ask = (start: number, end: number) => {
        for (const { type, ...span } of opinions(view.text, start, end)) {
          found.push({ type, ...span, confidence, stage });
        }
      };
      if (when === 'always') {
        ask(0, view.text.length);
        return found;
      }
      const undecided = undecidedIn(flow, document, earlier);
      for (let s = 0; s + 1 < tokens.sentences.length; s++) {
        const first = tokens.sentences[s]!;
        const last = tokens.sentences[s + 1]! - 1;
        if (last < first || !undecided(tokens.start[first]!, tokens.end[last]!)) continue;
        ask(tokens.start[first]!, tokens.end[last]!);
      }
      return found;
    },
  };
}

/** Tells of a view range whether it holds a capitalised word, not its first, that stands in no proposal. */
function undecidedIn(
  flow: TokenisedFlow,
  document: DocumentContext,
  earlier: readonly Proposal[],
): (start: number, end: number) => boolean {
  const { words, lower } = read(flow, document, earlier);
  const decided = new Uint8Array(words.count);
  for (const { start, end } of earlier) {
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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tokeniser } from '../contract/component.ts';
import type { TokenisedFlow } from '../contract/flow.ts';
import { type ModelType, modelTypes } from '../model/labels.ts';
import { View } from '../text/view.ts';
import {
  type CorpusDocument,
  profileOf,
  tokeniserOf,
  tokenPlaces,
  tokensIn,
  type UnitSpan,
} from './corpus.ts';
import type { LabelSets } from './label-sets.ts';

/** How a partly labelled set's types are read. */
interface Scheme {
  /** Types of ours that a type of theirs may be; missing: nothing is said of the tokens. */
  readonly types: Readonly<Record<string, readonly ModelType[]>>;
  /** Types of ours that may hide under their O. */
  readonly hidden: readonly ModelType[];
}

const placeTypes = ['GPE', 'LOC', 'FAC'] as const;
export const schemes: Readonly<Record<string, Scheme>> = {
  gmb_news: {
    types: { geo: placeTypes, gpe: ['NORP', 'GPE'], org: ['ORG'], per: ['PERSON'], eve: ['EVENT'] },
    hidden: ['EVENT', 'LAW', 'FAC', 'NORP'],
  },
  wikigold: { types: { PER: ['PERSON'], LOC: placeTypes, ORG: ['ORG'] }, hidden: [] },
  wnut17_dev: {
    types: { person: ['PERSON'], location: placeTypes, corporation: ['ORG'], group: ['ORG'] },
    hidden: ['NORP', 'EVENT', 'LAW'],
  },
  uner_ewt_dev: {
    types: { PER: ['PERSON'], LOC: placeTypes, ORG: ['ORG'] },
    hidden: ['NORP', 'EVENT', 'LAW'],
  },
};

interface TaggedSentence {
  doc?: string;
  text?: string;
  tokens: string[];
  tags: string[];
}

const noSpaceBefore = /^(?:[.,;:!?%)\]}]|'s|'re|'ve|'ll|'d|'m|n't|'|’s|\.\.\.)$/;
const noSpaceAfter = /^[([{$#]$/;

/** Puts a tokenised sentence back into text; answers where each token begins. */
export function joinTokens(tokens: readonly string[], given?: string): { text: string; starts: number[] } {
  const starts: number[] = [];
  if (given !== undefined) {
    let at = 0;
    let found = true;
    for (const token of tokens) {
      const next = given.indexOf(token, at);
      if (next < 0) {
        found = false;
        break;
      }
      starts.push(next);
      at = next + token.length;
    }
    if (found) return { text: given, starts };
    starts.length = 0;
  }
  let text = '';
  let quoteOpen = false;
  let glue = true;
  for (const token of tokens) {
    const quote = token === '"' || token === "''" || token === '``';
    const before = quote && quoteOpen;
    if (!glue && !before && !noSpaceBefore.test(token)) text += ' ';
    starts.push(text.length);
    text += token;
    glue = noSpaceAfter.test(token) || (quote && !quoteOpen);
    if (quote) quoteOpen = !quoteOpen;
  }
  return { text, starts };
}

const titles =
  /^(?:President|Prime|Minister|Vice|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|General|Gen\.?|Lt\.?|Col\.?|Colonel|Major|Secretary|Secretary-General|Foreign|Defense|Interior|Finance|King|Queen|Prince|Princess|Pope|Senator|Sen\.?|Judge|Justice|Ambassador|Chancellor|Governor|Gov\.?|Mayor|Chairman|Chief|Deputy|Former|Sheikh|Ayatollah|Captain|Capt\.?|Sergeant|Sgt\.?|Admiral|Representative|Rep\.?|Congressman|Spokesman|Spokeswoman|Undersecretary|Archbishop|Cardinal|Bishop|Reverend|Rev\.?|Sir|Lord|Professor|Prof\.?|of|State|Director|Premier|Crown|Attorney|Envoy|Commander|Leader|Lieutenant|U\.S\.|U\.N\.)$/;

/** A partly labelled set, as it is read. */
interface TaggedSet {
  readonly name: string;
  readonly scheme: Scheme;
  readonly sets: LabelSets;
  readonly tokeniser: Tokeniser;
}

/** Reads a tokenised set (`tokens`, BIO `tags`), each sentence a flow, as documents of their own or of twenty sentences. */
export function readTaggedCorpus(
  file: string,
  sets: LabelSets,
  pos: boolean,
  limit = Number.POSITIVE_INFINITY,
): CorpusDocument[] {
  const name = path.basename(file, '.jsonl');
  const scheme = schemes[name];
  if (scheme === undefined) throw new Error(`no scheme for ${name}`);
  const set: TaggedSet = { name, scheme, sets, tokeniser: tokeniserOf(pos) };
  const sentences = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, limit)
    .map((line) => JSON.parse(line) as TaggedSentence);
  const groups = new Map<string, TaggedSentence[]>();
  for (const [i, sentence] of sentences.entries()) {
    const key = sentence.doc ?? `${name}-${String(Math.floor(i / 20)).padStart(5, '0')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sentence]);
    else group.push(sentence);
  }
  return [...groups].map(([id, group]) => documentOf(id, group, set));
}

function documentOf(id: string, group: readonly TaggedSentence[], set: TaggedSet): CorpusDocument {
  const { name, scheme, sets, tokeniser } = set;
  let text = '';
  const places: { base: number; end: number; spans: UnitSpan[] }[] = [];
  for (const sentence of group) {
    const joined = joinTokens(sentence.tokens, sentence.text);
    const base = text.length;
    text += `${joined.text}\n\n`;
    const spans = tagSpans(sentence.tags).map(({ type, start, end }) => ({
      type,
      start: base + joined.starts[start]!,
      end: base + joined.starts[end - 1]! + sentence.tokens[end - 1]!.length,
    }));
    places.push({ base, end: base + joined.text.length, spans });
  }
  const outside = sets.outsideOr(scheme.hidden);
  const flows: TokenisedFlow[] = [];
  const allowed: Uint16Array[] = [];
  for (const { base, end, spans } of places) {
    const view = View.identity(text, base, end);
    const flow = tokeniser.tokenise({ kind: 'paragraph', view, blocked: [], citation: false });
    const labels = new Uint16Array(flow.tokens.count).fill(outside);
    for (const span of spans) lay(span, flow, labels, set);
    flows.push(flow);
    allowed.push(labels);
  }
  const gold = places.flatMap(({ spans }) => spans);
  const profile = profileOf(text, id);
  return { id, domain: name, text, profile, flows, allowed, gold, allGold: gold };
}

/** Lays a span of the set over the labels of a sentence, by the guideline's edges. */
function lay(span: UnitSpan, flow: TokenisedFlow, labels: Uint16Array, set: TaggedSet): void {
  const { name, scheme, sets } = set;
  const range = tokensIn(tokenPlaces(flow), span);
  if (range === undefined) return;
  let [from, to] = range;
  const types = scheme.types[span.type];
  const anything = sets.outsideOr(modelTypes);
  const { text: words } = flow.tokens;
  if (types === undefined) {
    labels.fill(anything, from, to);
    return;
  }
  if (/^(?:the|a|an)$/i.test(words[from]!) && to - from > 1) labels[from++] = 0;
  if (/^['’]s?$/.test(words[to - 1]!) && to - from > 1) labels[--to] = 0;
  if (name === 'gmb_news' && span.type === 'per') {
    while (from < to && titles.test(words[from]!)) labels[from++] = 0;
    if (from === to) return;
  }
  if (name === 'gmb_news' && span.type === 'geo' && words[from] === 'U.N.') {
    labels.fill(anything, from, to);
    return;
  }
  labels.set(sets.mention(types, to - from), from);
}

/** Spans of BIO tags. */
export function tagSpans(tags: readonly string[]): { type: string; start: number; end: number }[] {
  const spans: { type: string; start: number; end: number }[] = [];
  for (const [i, tag] of tags.entries()) {
    if (tag === 'O') continue;
    const type = tag.slice(2);
    const last = spans[spans.length - 1];
    if (tag.startsWith('I-') && last !== undefined && last.end === i && last.type === type) last.end = i + 1;
    else spans.push({ type, start: i, end: i + 1 });
  }
  return spans;
}

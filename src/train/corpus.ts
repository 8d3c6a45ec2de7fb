import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tokeniser } from '../contract/component.ts';
import type { DocumentProfile } from '../contract/document.ts';
import type { TokenisedFlow } from '../contract/flow.ts';
import { labelsOf, type ModelType, modelTypes, type TokenSpan } from '../model/labels.ts';
import { codePointIndex } from '../records/audit/align/code-points.ts';
import { type GoldDocument, readGold } from '../records/audit/gold.ts';
import { createCleaner } from '../stages/clean/clean.ts';
import { ProfileBuilder } from '../stages/read/profile.ts';
import { createTokeniser } from '../stages/tokenise/tokenise.ts';
import { Wink } from '../stages/tokenise/wink.ts';
import { View } from '../text/view.ts';
import type { LabelSets } from './label-sets.ts';

/** A span of the source in code units, with its type. */
export interface UnitSpan {
  type: string;
  start: number;
  end: number;
}

/** A document to learn from or to measure on. */
export interface CorpusDocument {
  readonly id: string;
  /** `publications`, `general`, or the name of a partly labelled set. */
  readonly domain: string;
  readonly text: string;
  readonly profile: DocumentProfile;
  readonly flows: readonly TokenisedFlow[];
  /** Per flow: the label set of each token. */
  readonly allowed: readonly Uint16Array[];
  /** Gold mentions of the types the model knows, in code units. */
  readonly gold: readonly UnitSpan[];
  readonly allGold: readonly UnitSpan[];
}

function profileOf(text: string, id: string): DocumentProfile {
  const builder = new ProfileBuilder();
  builder.add(text);
  return builder.build(id, 'text/plain');
}

const tokenisers = new Map<boolean, Tokeniser>();

/** One of a kind in a process: wink's model takes time and memory to load. */
function tokeniserOf(pos: boolean): Tokeniser {
  let tokeniser = tokenisers.get(pos);
  if (tokeniser === undefined)
    tokenisers.set(pos, (tokeniser = createTokeniser(pos ? new Wink() : undefined)));
  return tokeniser;
}

/** Reads a folder of gold through the stages clean and tokenise, and lays the mentions over the tokens. */
export async function readGoldCorpus(
  folder: string,
  domain: string,
  pos: boolean,
): Promise<CorpusDocument[]> {
  const tokeniser = tokeniserOf(pos);
  return (await readGold(folder)).map((document) => fromGold(document, domain, tokeniser));
}

/** The same from gold in memory. */
export function goldCorpus(
  documents: readonly GoldDocument[],
  domain: string,
  pos: boolean,
): CorpusDocument[] {
  const tokeniser = tokeniserOf(pos);
  return documents.map((document) => fromGold(document, domain, tokeniser));
}

function fromGold(document: GoldDocument, domain: string, tokeniser: Tokeniser): CorpusDocument {
  const { id, text } = document;
  const profile = profileOf(text, id);
  const { flows } = createCleaner({}, profile).clean({ text, start: 0, index: 0 });
  const index = codePointIndex(text);
  const allGold = document.mentions.map(({ type, start, end }) => ({
    type,
    start: index.toUnits(start),
    end: index.toUnits(end),
  }));
  const gold = allGold.filter(({ type }) => (modelTypes as readonly string[]).includes(type));
  const tokenised = flows.map((flow) => tokeniser.tokenise(flow));
  return {
    id,
    domain,
    text,
    profile,
    flows: tokenised,
    allowed: tokenised.map((flow) =>
      Uint16Array.from(labelsOf(goldTokenSpans(flow, gold), flow.tokens.count)),
    ),
    gold,
    allGold,
  };
}

/** The gold mentions that lie in a flow, as token ranges; a mention that the flow shows only in part counts with what it shows. */
export function goldTokenSpans(flow: TokenisedFlow, gold: readonly UnitSpan[]): TokenSpan[] {
  const { tokens, view } = flow;
  const spans: TokenSpan[] = [];
  if (tokens.count === 0) return spans;
  const starts = new Float64Array(tokens.count);
  const ends = new Float64Array(tokens.count);
  for (let t = 0; t < tokens.count; t++) {
    starts[t] = view.sourceStart(tokens.start[t]!);
    ends[t] = view.sourceEnd(tokens.end[t]!);
  }
  for (const mention of gold) {
    let first = -1;
    let last = -1;
    for (let t = 0; t < tokens.count; t++) {
      if (starts[t]! < mention.end && ends[t]! > mention.start) {
        if (first < 0) first = t;
        last = t;
      }
    }
    if (first < 0) continue;
    const previous = spans[spans.length - 1];
    if (previous !== undefined && first < previous.end) continue;
    spans.push({ type: modelTypes.indexOf(mention.type as ModelType), start: first, end: last + 1 });
  }
  return spans;
}

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
  const tokeniser = tokeniserOf(pos);
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
  const outside = sets.outsideOr(scheme.hidden);
  const anything = sets.outsideOr(modelTypes);
  const documents: CorpusDocument[] = [];
  for (const [id, group] of groups) {
    let text = '';
    const flows: TokenisedFlow[] = [];
    const allowed: Uint16Array[] = [];
    const gold: UnitSpan[] = [];
    for (const sentence of group) {
      const joined = joinTokens(sentence.tokens, sentence.text);
      const base = text.length;
      text += `${joined.text}\n\n`;
      const spans = tagSpans(sentence.tags).map(({ type, start, end }) => ({
        type,
        start: base + joined.starts[start]!,
        end: base + joined.starts[end - 1]! + sentence.tokens[end - 1]!.length,
      }));
      flows.push(placeholder);
      allowed.push(new Uint16Array(0));
      gold.push(...spans);
      const at = flows.length - 1;
      pending.push({ at, base, end: base + joined.text.length, spans });
    }
    for (const { at, base, end, spans } of pending.splice(0)) {
      const flow = tokeniser.tokenise({
        kind: 'paragraph',
        view: View.identity(text, base, end),
        blocked: [],
        citation: false,
      });
      flows[at] = flow;
      const labels = new Uint16Array(flow.tokens.count).fill(outside);
      for (const span of spans) lay(span, flow, labels);
      allowed[at] = labels;
    }
    documents.push({
      id,
      domain: name,
      text,
      profile: profileOf(text, id),
      flows,
      allowed,
      gold,
      allGold: gold,
    });
  }
  return documents;

  function lay(span: UnitSpan, flow: TokenisedFlow, labels: Uint16Array): void {
    const range = tokensIn(flow, span);
    if (range === undefined) return;
    let [from, to] = range;
    const types = scheme!.types[span.type];
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
}

const placeholder = { tokens: { count: 0 } } as unknown as TokenisedFlow;
const pending: { at: number; base: number; end: number; spans: UnitSpan[] }[] = [];

function tokensIn(flow: TokenisedFlow, span: UnitSpan): [number, number] | undefined {
  const { tokens, view } = flow;
  let first = -1;
  let last = -1;
  for (let t = 0; t < tokens.count; t++) {
    if (view.sourceStart(tokens.start[t]!) < span.end && view.sourceEnd(tokens.end[t]!) > span.start) {
      if (first < 0) first = t;
      last = t;
    }
  }
  return first < 0 ? undefined : [first, last + 1];
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

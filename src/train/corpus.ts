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

/** What a text says of itself, as it is read. */
export function profileOf(text: string, id: string): DocumentProfile {
  const builder = new ProfileBuilder();
  builder.add(text);
  return builder.build(id, 'text/plain');
}

const tokenisers = new Map<boolean, Tokeniser>();

/** One of a kind in a process: wink's model takes time and memory to load. */
export function tokeniserOf(pos: boolean): Tokeniser {
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
  const spans: TokenSpan[] = [];
  if (flow.tokens.count === 0) return spans;
  const places = tokenPlaces(flow);
  for (const mention of gold) {
    const range = tokensIn(places, mention);
    const previous = spans[spans.length - 1];
    if (range === undefined || (previous !== undefined && range[0] < previous.end)) continue;
    spans.push({ type: modelTypes.indexOf(mention.type as ModelType), start: range[0], end: range[1] });
  }
  return spans;
}

/** Where the tokens of a flow lie in the source. */
export interface TokenPlaces {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Places of a flow's tokens in the source, for {@link tokensIn}. */
export function tokenPlaces({ tokens, view }: TokenisedFlow): TokenPlaces {
  const starts = new Float64Array(tokens.count);
  const ends = new Float64Array(tokens.count);
  for (let t = 0; t < tokens.count; t++) {
    starts[t] = view.sourceStart(tokens.start[t]!);
    ends[t] = view.sourceEnd(tokens.end[t]!);
  }
  return { starts, ends };
}

/** The tokens that a span of the source touches: the first, and the one after the last. */
export function tokensIn(
  { starts, ends }: TokenPlaces,
  span: { readonly start: number; readonly end: number },
): [number, number] | undefined {
  let first = -1;
  let last = -1;
  for (let t = 0; t < starts.length; t++) {
    if (starts[t]! < span.end && ends[t]! > span.start) {
      if (first < 0) first = t;
      last = t;
    }
  }
  return first < 0 ? undefined : [first, last + 1];
}

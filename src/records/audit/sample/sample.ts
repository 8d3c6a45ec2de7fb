import type { DocumentRecord } from '../../../record/schema.ts';
import type { Generator } from '../../../record/source-schema.ts';
import { codePointIndex } from '../align/code-points.ts';
import { type PredictedMention, predictedMentions } from '../align/predicted.ts';
import { recordText } from '../record-text.ts';
import { type Random, randomFrom } from './random.ts';
import { allocate, bandOf, bands, joinStrata, mentionStrata, passageGroups } from './strata.ts';

/** What mentions can be stratified by. */
export const stratifiers = ['type', 'confidence', 'stage', 'document'] as const;
export type Stratifier = (typeof stratifiers)[number];

/** A mention as a judge sees it. Positions are code points of the document's text. */
export interface SampledMention {
  start: number;
  end: number;
  type: string;
  text: string;
  value: string;
  /** Name of the entity, where it has one. */
  name?: string;
  confidence: number;
  stages: readonly string[];
}

/** A mention drawn for the estimate of precision. */
export interface MentionItem extends SampledMention {
  kind: 'mention';
  id: string;
  document: string;
  stratum: string;
  /** Mentions of its stratum for each that was drawn from it. */
  weight: number;
  before: string;
  after: string;
}

/** A whole passage drawn for the estimate of recall. */
export interface PassageItem {
  kind: 'passage';
  id: string;
  document: string;
  /** Passages with about as many predicted mentions: `mentions=3–5`. */
  stratum: string;
  weight: number;
  start: number;
  end: number;
  text: string;
  mentions: SampledMention[];
}

export type SampleItem = MentionItem | PassageItem;

export interface Stratum {
  /** `type=GPE, confidence=0.9–0.97` */
  key: string;
  size: number;
  sampled: number;
}

/** What the sample was drawn from, and how. */
export interface SampleHeader {
  kind: 'sample';
  seed: number;
  by: Stratifier[];
  documents: number;
  mentions: number;
  strata: Stratum[];
  /** Passages with at least one letter or digit, by their number of predicted mentions. */
  passages: { size: number; sampled: number; strata: Stratum[] };
  generator?: Generator;
}

export interface Sample {
  header: SampleHeader;
  /** In random order: any beginning of the list is itself a sample. Mentions first, then passages. */
  items: SampleItem[];
}

export interface SampleOptions {
  /** Mentions to draw. */
  readonly mentions: number;
  /** Passages to draw. */
  readonly passages: number;
  readonly by: readonly Stratifier[];
  readonly seed: number;
  /** Code points of context on each side of a mention. */
  readonly context?: number;
  /** Text of a record whose passages carry none. */
  readonly text?: (record: DocumentRecord) => Promise<string>;
}

/**
 * Draws a stratified sample of mentions, and one of passages stratified by how many mentions were found in them: drawn alike,
 * most passages would hold a mention or two, and a few long ones would decide the estimate. The same records, options and seed
 * give the same sample.
 *
 * @param records opens the records anew; they are read twice, so that a collection of any size fits into memory
 */
export async function drawSample(
  records: () => AsyncIterable<DocumentRecord>,
  options: SampleOptions,
): Promise<Sample> {
  const { by, seed } = options;
  const frame = await readFrame(records(), by, options.mentions);
  const random = randomFrom(seed);
  const joined = joinStrata(frame.strata, options.mentions);
  const mentionGroups = [...joined.keys()].sort().map((key) => ({ key, members: joined.get(key)! }));
  const chosenMentions = drawFrom(mentionGroups, options.mentions, random);
  const groups = passageGroups(frame.passages, options.passages);
  const loads = groups.map(({ load }) => load);
  const chosenPassages = drawFrom(groups, options.passages, random, loads);
  const read = await readDrawn(records(), chosenMentions.drawn, chosenPassages.drawn, options);
  const items: SampleItem[] = [
    ...random.shuffled(read.mentions).map((item, i) => ({ ...item, id: `m${i + 1}` })),
    ...random.shuffled(read.passages).map((item, i) => ({ ...item, id: `p${i + 1}` })),
  ];
  return {
    header: {
      kind: 'sample',
      seed,
      by: [...by],
      documents: frame.documents,
      mentions: read.all,
      strata: chosenMentions.strata,
      passages: {
        size: frame.passages.length,
        sampled: read.passages.length,
        strata: chosenPassages.strata,
      },
      ...(frame.generator !== undefined && { generator: frame.generator }),
    },
    items,
  };
}

/** The stratum of a drawn one, and how many it stands for. */
interface Drawn {
  readonly stratum: string;
  readonly weight: number;
}

/** Draws from each group its share. @returns what was drawn by its ordinal, and the strata */
function drawFrom(
  groups: readonly { readonly key: string; readonly members: readonly number[] }[],
  count: number,
  random: Random,
  loads?: readonly number[],
): { drawn: Map<number, Drawn>; strata: Stratum[] } {
  const shares = allocate(
    groups.map(({ members }) => members.length),
    count,
    loads,
  );
  const drawn = new Map<number, Drawn>();
  const strata = groups.map(({ key, members }, i): Stratum => {
    const weight = members.length / shares[i]!;
    for (const ordinal of random.shuffled(members).slice(0, shares[i]!))
      drawn.set(ordinal, { stratum: key, weight });
    return { key, size: members.length, sampled: shares[i]! };
  });
  return { drawn, strata };
}

/** Reads what was drawn, with the text around it. @returns it, and how many mentions there are in all */
async function readDrawn(
  records: AsyncIterable<DocumentRecord>,
  drawnMentions: ReadonlyMap<number, Drawn>,
  drawnPassages: ReadonlyMap<number, Drawn>,
  { context = 120, text }: SampleOptions,
): Promise<{ mentions: MentionItem[]; passages: PassageItem[]; all: number }> {
  const mentions: MentionItem[] = [];
  const passages: PassageItem[] = [];
  let mentionOrdinal = 0;
  let passageOrdinal = 0;
  for await (const record of records) {
    const all = predictedMentions(record);
    const own = all.flatMap((mention, i) => {
      const place = drawnMentions.get(mentionOrdinal + i);
      return place === undefined ? [] : [{ mention, place }];
    });
    const ownPassages = record.passages.flatMap((passage, i) => {
      const place = drawnPassages.get(passageOrdinal + i);
      return place === undefined ? [] : [{ passage, place }];
    });
    if (own.length > 0 || ownPassages.length > 0) {
      const index = codePointIndex(await textOf(record, text));
      const about = { id: '', document: record.source.path };
      for (const { mention, place } of own)
        mentions.push({
          kind: 'mention',
          ...about,
          ...place,
          ...sampled(mention),
          before: index.slice(Math.max(0, mention.start - context), mention.start),
          after: index.slice(mention.end, Math.min(index.length, mention.end + context)),
        });
      for (const { passage, place } of ownPassages) {
        const { start, end } = passage;
        const inside = all.filter((mention) => mention.start >= start && mention.start < end);
        const words = index.slice(start, end);
        passages.push({
          kind: 'passage',
          ...about,
          ...place,
          start,
          end,
          text: words,
          mentions: inside.map(sampled),
        });
      }
    }
    mentionOrdinal += all.length;
    passageOrdinal += record.passages.length;
  }
  return { mentions, passages, all: mentionOrdinal };
}

/** The ordinals of all mentions by stratum, and of all passages that say something. */
async function readFrame(records: AsyncIterable<DocumentRecord>, by: readonly Stratifier[], count: number) {
  /** By what is not the confidence, then by band. */
  const cells = new Map<string, number[][]>();
  const passages: { ordinal: number; mentions: number }[] = [];
  let documents = 0;
  let mention = 0;
  let passage = 0;
  let generator: Generator | undefined;
  for await (const record of records) {
    documents++;
    generator ??= record.generator;
    for (const { entityType, confidence, stages } of record.annotations) {
      const of = { type: entityType, stage: stages[0]!, document: record.source.path };
      const key = by.flatMap((name) => (name === 'confidence' ? [] : [`${name}=${of[name]}`])).join(', ');
      const cell = cells.get(key) ?? bands.map(() => []);
      cells.set(key, cell);
      cell[by.includes('confidence') ? bandOf(confidence) : 0]!.push(mention);
      mention++;
    }
    const starts = record.annotations.map(({ target }) => target.selector[0].start);
    let at = 0;
    for (const { text, end } of record.passages) {
      const first = at;
      while (at < starts.length && starts[at]! < end) at++;
      if (text === undefined || /[\p{L}\p{N}]/u.test(text))
        passages.push({ ordinal: passage, mentions: at - first });
      passage++;
    }
  }
  const strata = mentionStrata(cells, by.includes('confidence'), count / mention);
  return { strata, passages, documents, mentions: mention, generator };
}

function sampled(mention: PredictedMention): SampledMention {
  const { start, end, type, text, value, confidence, stages, entity } = mention;
  return {
    start,
    end,
    type,
    text,
    value,
    ...(entity !== undefined && { name: entity.name }),
    confidence,
    stages,
  };
}

async function textOf(record: DocumentRecord, read: SampleOptions['text']): Promise<string> {
  const text = recordText(record);
  if (text !== undefined) return text;
  if (read === undefined) throw new Error('the passages of this record carry no text, and none was given');
  return read(record);
}

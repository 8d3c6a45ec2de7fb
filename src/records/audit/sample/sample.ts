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
  const { by, seed, context = 120 } = options;
  const frame = await readFrame(records(), by, options.mentions);
  const random = randomFrom(seed);
  const joined = joinStrata(frame.strata, options.mentions);
  const keys = [...joined.keys()].sort();
  const shares = allocate(
    keys.map((key) => joined.get(key)!.length),
    options.mentions,
  );
  const drawn = new Map<number, { stratum: string; weight: number }>();
  const strata = keys.map((key, i): Stratum => {
    const members = joined.get(key)!;
    const weight = members.length / shares[i]!;
    for (const ordinal of draw(members, shares[i]!, random)) drawn.set(ordinal, { stratum: key, weight });
    return { key, size: members.length, sampled: shares[i]! };
  });
  const groups = passageGroups(frame.passages, options.passages);
  const passageShares = allocate(
    groups.map(({ members }) => members.length),
    options.passages,
    groups.map(({ load }) => load),
  );
  const drawnPassages = new Map<number, { stratum: string; weight: number }>();
  const passageStrata = groups.map(({ key, members }, i): Stratum => {
    const weight = members.length / passageShares[i]!;
    for (const ordinal of draw(members, passageShares[i]!, random))
      drawnPassages.set(ordinal, { stratum: key, weight });
    return { key, size: members.length, sampled: passageShares[i]! };
  });

  const mentions: MentionItem[] = [];
  const passages: PassageItem[] = [];
  let mentionOrdinal = 0;
  let passageOrdinal = 0;
  for await (const record of records()) {
    const all = predictedMentions(record);
    const wanted = all.filter((_, i) => drawn.has(mentionOrdinal + i));
    const wantedPassages = record.passages.flatMap((passage, i) => {
      const place = drawnPassages.get(passageOrdinal + i);
      return place === undefined ? [] : [{ ...passage, ...place }];
    });
    if (wanted.length > 0 || wantedPassages.length > 0) {
      const index = codePointIndex(await textOf(record, options.text));
      const document = record.source.path;
      all.forEach((mention, i) => {
        const place = drawn.get(mentionOrdinal + i);
        if (place === undefined) return;
        mentions.push({
          kind: 'mention',
          id: '',
          document,
          ...place,
          ...sampled(mention),
          before: index.slice(Math.max(0, mention.start - context), mention.start),
          after: index.slice(mention.end, Math.min(index.length, mention.end + context)),
        });
      });
      for (const { start, end, stratum, weight } of wantedPassages) {
        passages.push({
          kind: 'passage',
          id: '',
          document,
          stratum,
          weight,
          start,
          end,
          text: index.slice(start, end),
          mentions: all.filter((mention) => mention.start >= start && mention.start < end).map(sampled),
        });
      }
    }
    mentionOrdinal += all.length;
    passageOrdinal += record.passages.length;
  }
  const items: SampleItem[] = [
    ...random.shuffled(mentions).map((item, i) => ({ ...item, id: `m${i + 1}` })),
    ...random.shuffled(passages).map((item, i) => ({ ...item, id: `p${i + 1}` })),
  ];
  return {
    header: {
      kind: 'sample',
      seed,
      by: [...by],
      documents: frame.documents,
      mentions: mentionOrdinal,
      strata,
      passages: {
        size: frame.passages.length,
        sampled: passages.length,
        strata: passageStrata,
      },
      ...(frame.generator !== undefined && { generator: frame.generator }),
    },
    items,
  };
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

function draw(members: readonly number[], count: number, random: Random): number[] {
  return random.shuffled(members).slice(0, count);
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

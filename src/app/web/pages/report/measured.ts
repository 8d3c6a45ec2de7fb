import path from 'node:path';
import type { Generator } from '../../../../record/source-schema.ts';
import { codePointIndex } from '../../../../records/audit/align/code-points.ts';
import { evaluateDocument, saysNoValue } from '../../../../records/audit/align/document-evaluation.ts';
import { gazetteerAliases } from '../../../../records/audit/align/gazetteer-aliases.ts';
import type { ScoredDocument } from '../../../../records/audit/align/pairing.ts';
import { type PredictedMention, predictedMentions } from '../../../../records/audit/align/predicted.ts';
import { type AuditReport, reportOf } from '../../../../records/audit/figures/evaluate.ts';
import { loadGold } from '../../../../records/audit/formats/formats.ts';
import type { GoldDocument } from '../../../../records/audit/gold-document.ts';
import { chosenJudgements } from '../../../../records/audit/judge/curation.ts';
import { goldFromPassages } from '../../../../records/audit/judge/passage-gold.ts';
import type { JudgedSample } from '../../../../records/audit/sample/sample-files.ts';
import type { Room } from '../../room.ts';

/** Resamples of the bootstrap: enough for a page that is looked at, and there in a second. */
const bootstrap = { resamples: 500, seed: 1, level: 0.95 };

/** A report of the room's records, with where its gold documents lie in them. */
export interface Measured {
  readonly report: AuditReport;
  /** By id of the gold. */
  readonly places: ReadonlyMap<string, { readonly document: string; readonly start: number }>;
  /** Gold that nothing could be compared with: no record, another text. */
  readonly leftOut: readonly string[];
}

interface GoldPart {
  readonly gold: GoldDocument;
  readonly document: string;
  /** Where the gold's text begins in the document, in code points. */
  readonly start: number;
}

const aliases = gazetteerAliases();

/** Whether some passage of a sample is judged to its end. */
export function hasJudgedPassages(judged: JudgedSample): boolean {
  const judgements = chosenJudgements(judged);
  return judgements !== undefined && goldFromPassages(judged.sample, judgements).documents.length > 0;
}

/** Measures the records by the passages of a sample that were judged to their end; undefined where there is none. */
export function measureSample(room: Room, judged: JudgedSample): Measured | undefined {
  const judgements = chosenJudgements(judged);
  if (judgements === undefined) return undefined;
  const { documents, leftOut, places } = goldFromPassages(judged.sample, judgements);
  const parts = documents.map((gold): GoldPart => {
    const { document, start } = places.get(gold.id)!;
    return { gold, document, start };
  });
  return measure(room, parts, leftOut);
}

/** Measures the records by annotated texts of a folder: `report.json` is about the record of `report.txt`, in whatever folder. */
export async function measureGold(room: Room, folder: string): Promise<Measured | undefined> {
  const gold = new Map((await loadGold(folder)).map((document) => [document.id, document]));
  const parts: GoldPart[] = [];
  for (const row of room.reading.all('SELECT path FROM documents ORDER BY path')) {
    const document = String(row['path']);
    const id = [document, stem(document), stem(path.posix.basename(document))].find((name) => gold.has(name));
    if (id === undefined) continue;
    parts.push({ gold: gold.get(id)!, document, start: 0 });
    gold.delete(id);
  }
  return measure(room, parts, [...gold.keys()]);
}

function measure(room: Room, parts: readonly GoldPart[], without: readonly string[]): Measured | undefined {
  const leftOut = [...without];
  const scored: ScoredDocument[] = [];
  let generator: Generator | undefined;
  for (const [document, own] of Map.groupBy(parts, (part) => part.document)) {
    const record = room.extracted(document);
    const mentions = record === undefined ? [] : predictedMentions(record);
    generator ??= record?.generator;
    for (const { gold, start } of own) {
      const predicted = record === undefined ? undefined : within(gold, start, mentions);
      if (predicted === undefined) leftOut.push(gold.id);
      else scored.push({ gold, predicted });
    }
  }
  if (scored.length === 0) return undefined;
  const facts = { aliases, spansOnly: saysNoValue(scored.map(({ gold }) => gold)) };
  const report = reportOf(
    scored.map(({ gold, predicted }) => evaluateDocument(gold, predicted, facts)),
    { bootstrap, ...(generator !== undefined && { generator }) },
  );
  const places = new Map(parts.map(({ gold, document, start }) => [gold.id, { document, start }]));
  return { report, places, leftOut };
}

/** The mentions that lie in the gold's text, counted from its beginning; undefined where the record is of another text. */
function within(
  { text }: GoldDocument,
  start: number,
  mentions: readonly PredictedMention[],
): PredictedMention[] | undefined {
  const index = codePointIndex(text);
  const own = mentions
    .filter((mention) => mention.start >= start && mention.end <= start + index.length)
    .map((mention) => ({ ...mention, start: mention.start - start, end: mention.end - start }));
  return own.every((mention) => index.slice(mention.start, mention.end) === mention.text) ? own : undefined;
}

function stem(name: string): string {
  return name.slice(0, name.length - path.posix.extname(name).length);
}

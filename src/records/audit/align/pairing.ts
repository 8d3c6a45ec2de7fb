import path from 'node:path';
import { OnomastError } from '../../../errors/onomast-error.ts';
import type { DocumentRecord } from '../../../record/schema.ts';
import type { Generator } from '../../../record/source-schema.ts';
import type { GoldDocument } from '../gold-document.ts';
import { codePointIndex } from './code-points.ts';
import { type PredictedMention, predictedMentions } from './predicted.ts';

/** Gold and predictions of the same text. */
export interface ScoredDocument {
  gold: GoldDocument;
  predicted: PredictedMention[];
}

/** Makes records of texts, as a pipeline does. */
export type Extract = (sources: Iterable<{ path: string; text: string }>) => AsyncIterable<DocumentRecord>;

/**
 * Puts each record to its gold by the name of its source: `report.txt` (in whatever folder) is about the gold `report`.
 * Records without gold are passed over.
 *
 * @throws OnomastError `audit.record-missing` naming gold without a record, `audit.text-differs` where a record was made of
 *   another text than the gold's
 */
export async function pairWithGold(
  gold: readonly GoldDocument[],
  records: AsyncIterable<DocumentRecord>,
): Promise<{ documents: ScoredDocument[]; generator: Generator | undefined }> {
  const byName = new Map(gold.map((document) => [document.id, document]));
  const predicted = new Map<string, PredictedMention[]>();
  let generator: Generator | undefined;
  for await (const record of records) {
    const id = [
      record.source.path,
      stem(record.source.path),
      stem(path.posix.basename(record.source.path)),
    ].find((name) => byName.has(name));
    if (id === undefined) continue;
    if (predicted.has(id)) {
      throw new OnomastError('audit.record-missing', `two records are about the gold ${JSON.stringify(id)}`, {
        file: record.source.path,
      });
    }
    const mentions = predictedMentions(record);
    checkText(byName.get(id)!, record, mentions);
    predicted.set(id, mentions);
    generator ??= record.generator;
  }
  const without = gold.filter(({ id }) => !predicted.has(id)).map(({ id }) => id);
  if (without.length > 0) {
    const named = without.slice(0, 5).join(', ') + (without.length > 5 ? ', …' : '');
    throw new OnomastError(
      'audit.record-missing',
      `${without.length} of ${gold.length} gold documents have no record (${named})`,
    );
  }
  return {
    documents: gold.map((document) => ({ gold: document, predicted: predicted.get(document.id)! })),
    generator,
  };
}

/** Extracts from the gold's own texts and pairs the records with it. */
export function extractForGold(
  gold: readonly GoldDocument[],
  extract: Extract,
): ReturnType<typeof pairWithGold> {
  return pairWithGold(gold, extract(gold.map(({ id, text }) => ({ path: `${id}.txt`, text }))));
}

function checkText(gold: GoldDocument, record: DocumentRecord, mentions: readonly PredictedMention[]): void {
  const index = codePointIndex(gold.text);
  const wrong = mentions.find(({ start, end, text }) => index.slice(start, end) !== text);
  if (index.length === record.source.length && wrong === undefined) return;
  const reason =
    wrong !== undefined
      ? `[${wrong.start}, ${wrong.end}) is ${JSON.stringify(wrong.text)} in the record, ${JSON.stringify(index.slice(wrong.start, wrong.end))} in the gold text`
      : `the record's text has ${record.source.length} code points, the gold text ${index.length}`;
  throw new OnomastError('audit.text-differs', reason, { file: record.source.path });
}

function stem(name: string): string {
  return name.slice(0, name.length - path.posix.extname(name).length);
}

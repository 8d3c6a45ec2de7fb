import type { DocumentRecord } from '../../record/schema.ts';

/** The source text from a record's passages, which cover it; undefined where they carry none. */
export function recordText(record: DocumentRecord): string | undefined {
  const texts = record.passages.map(({ text }) => text);
  return texts.some((text) => text === undefined) ? undefined : texts.join('');
}

import path from 'node:path';
import { readNodes } from '../read/read.ts';
import { type Row, stored } from '../store/rows.ts';
import { isKnown } from '../things/own-thing.ts';
import { csvFile } from './csv.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';
import { passagesWithMentions } from './passage-mentions.ts';
import { endTogether, type TableWriter } from './tables.ts';

const files = {
  documents: ['id:ID(Document)', 'path', 'title', 'sha256', 'length:long', 'date', 'language', ':LABEL'],
  passages: ['id:ID(Passage)', 'kind', 'start:long', 'end:long', 'page:long', 'text', ':LABEL'],
  things: ['id:ID(Thing)', 'name', 'entityType', 'known:boolean', 'countryCode', ':LABEL'],
  has_passage: [':START_ID(Document)', ':END_ID(Passage)', ':TYPE'],
  mentions: [
    ':START_ID(Passage)',
    'start:long',
    'end:long',
    'exact',
    'confidence:double',
    ':END_ID(Thing)',
    ':TYPE',
  ],
} as const;

/**
 * CSV files for `neo4j-admin database import full`: documents, passages and things as nodes, with HAS_PASSAGE and MENTIONS between
 * them. A thing is written once over all documents, whose identifiers are kept in memory for that.
 */
export class Neo4jExporter implements Exporter {
  readonly #writers: Readonly<Record<keyof typeof files, TableWriter>>;
  readonly #things = new Set<string>();

  constructor(folder: string) {
    this.#writers = Object.fromEntries(
      Object.entries(files).map(([name, columns]) => [
        name,
        csvFile(path.join(folder, `${name}.csv`), columns),
      ]),
    ) as Record<keyof typeof files, TableWriter>;
  }

  add({ head, reference, documentId, thingOf }: ExportedRecord): void {
    const { source } = head;
    const write = (file: keyof typeof files, row: Row) => this.#writers[file].write([row]);
    const title = head.name === undefined ? null : stored(head.name);
    write('documents', [
      documentId,
      stored(source.path),
      title,
      source.sha256,
      source.length,
      source.date ?? null,
      source.language ?? null,
      'Document',
    ]);
    const ids = new Map<string, string>();
    for (const item of readNodes(reference)) {
      if (item.list !== 'entities') break;
      const { node } = item;
      const id = stored(thingOf(node));
      ids.set(node.id, id);
      if (this.#things.has(id)) continue;
      this.#things.add(id);
      const label = `Thing;${node.type[0]}`;
      write('things', [
        id,
        stored(node.name),
        node.entityType,
        String(isKnown(node.id)),
        node.countryCode ?? null,
        label,
      ]);
    }
    for (const { passage, annotations } of passagesWithMentions(reference)) {
      const id = `${documentId}-${passage.start}`;
      const text = passage.text === undefined ? null : stored(passage.text);
      write('passages', [
        id,
        passage.kind,
        passage.start,
        passage.end,
        passage.page ?? null,
        text,
        'Passage',
      ]);
      write('has_passage', [documentId, id, 'HAS_PASSAGE']);
      for (const { body, confidence, target } of annotations) {
        const thing = typeof body === 'string' ? ids.get(body) : undefined;
        if (thing === undefined) continue;
        const [{ start, end }, , { exact }] = target.selector;
        write('mentions', [id, start, end, stored(exact), confidence, thing, 'MENTIONS']);
      }
    }
  }

  end(): void {
    endTogether(Object.values(this.#writers));
  }

  abandon(): void {
    for (const writer of Object.values(this.#writers)) writer.abandon();
  }
}

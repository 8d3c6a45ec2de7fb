import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contextFor } from '../../src/record/context.ts';
import type { Annotation, DocumentRecord, Entity, Passage } from '../../src/record/schema.ts';
import { JsonldSink, NodeLinesSink, type RecordSink } from '../../src/record/sinks.ts';

/** What a made-up record has in it. */
export interface Recipe {
  readonly path: string;
  /** Passages, each with a person, a place, a sum and a date. */
  readonly passages?: number;
  readonly person?: string;
  readonly organisation?: string;
  /** Words after the sentence of a passage. */
  readonly filler?: () => string;
  readonly software?: string;
  readonly pipelineHash?: string;
  readonly passageText?: boolean;
}

/** A valid record of a text that says who paid what, where and when. */
export function makeRecord(recipe: Recipe): { record: DocumentRecord; text: string } {
  const person = recipe.person ?? 'Ilya Verbin';
  const organisation = recipe.organisation ?? 'Lake, Mill & "Sons"; Ltd';
  const passages: Passage[] = [];
  const annotations: Annotation[] = [];
  let text = '';
  const places: { type: string; start: number; end: number; exact: string; body: Annotation['body'] }[] = [];
  for (let i = 0; i < (recipe.passages ?? 2); i++) {
    const start = text.length;
    const add = (words: string, type?: string, body?: (place: string) => Annotation['body']) => {
      const from = text.length;
      text += words;
      if (type !== undefined) {
        const place = `${from}-${text.length}`;
        places.push({ type, start: from, end: text.length, exact: words, body: body!(place) });
      }
    };
    add(person, 'PERSON', () => '#entity-0');
    add(' of ');
    add(organisation, 'ORG', () => '#entity-1');
    add(' paid ');
    add(`$${i + 1} million`, 'MONEY', (place) => ({
      id: `#value-${place}`,
      type: 'MonetaryAmount',
      currency: 'USD',
      value: `${i + 1}000000`,
    }));
    add(' to ');
    add('Estonia', 'GPE', () => 'https://www.iso.org/obp/ui/#iso:code:3166:EE');
    add(' in ');
    add(`May ${2000 + (i % 20)}`, 'DATE', (place) => ({
      id: `#value-${place}`,
      type: 'TemporalExpression',
      value: `${2000 + (i % 20)}-05`,
    }));
    add(recipe.filler === undefined ? '.\n\n' : `. ${recipe.filler()}\n\n`);
    passages.push({
      id: `#passage-${start}`,
      type: 'Passage',
      kind: 'paragraph',
      start,
      end: text.length,
      ...(recipe.passageText !== false && { text: text.slice(start) }),
    });
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  const id = `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`;
  for (const { type, start, end, exact, body } of places) {
    annotations.push({
      id: `#mention-${start}-${end}`,
      type: 'Annotation',
      motivation: typeof body === 'string' ? 'identifying' : 'classifying',
      entityType: type as Annotation['entityType'],
      body,
      confidence: 0.9,
      stages: ['tag.test'],
      passage: passageOf(passages, start),
      target: {
        source: '',
        selector: [
          { type: 'TextPositionSelector', start, end },
          { type: 'DataPositionSelector', start, end },
          {
            type: 'TextQuoteSelector',
            exact,
            prefix: text.slice(Math.max(0, start - 32), start),
            suffix: text.slice(end, end + 32),
          },
        ],
      },
    });
  }
  // Places are code points; the bytes of these records are not looked at.
  if ([...text].length !== text.length) {
    const codePoints = (at: number) => [...text.slice(0, at)].length;
    for (const node of [...passages, ...annotations.map(({ target }) => target.selector[0])]) {
      node.start = codePoints(node.start);
      node.end = codePoints(node.end);
    }
  }
  const n = recipe.passages ?? 2;
  const entities: Entity[] =
    n === 0
      ? []
      : [
          {
            id: '#entity-0',
            type: ['Person'],
            entityType: 'PERSON',
            name: person,
            alternateName: ["O'Hara\\tab\tand\nbreak"],
            sameAs: [],
            mentionCount: n,
          },
          {
            id: '#entity-1',
            type: ['Organization'],
            entityType: 'ORG',
            name: organisation,
            alternateName: [],
            sameAs: [],
            mentionCount: n,
          },
          {
            id: 'https://www.iso.org/obp/ui/#iso:code:3166:EE',
            type: ['Country'],
            entityType: 'GPE',
            name: 'Estonia',
            alternateName: [],
            sameAs: ['https://sws.geonames.org/453733/'],
            countryCode: 'EE',
            mentionCount: n,
          },
        ];
  const record: DocumentRecord = {
    '@context': contextFor(id),
    id,
    type: 'Document',
    name: `Payments of ${person}`,
    source: {
      path: recipe.path,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      sha256,
      byteLength: text.length,
      length: text.length,
    },
    generator: {
      software: recipe.software ?? 'onomast 1.0.0',
      pipeline: 'test',
      pipelineHash: recipe.pipelineHash ?? 'a'.repeat(64),
      recordVersion: 2,
    },
    entities,
    passages,
    annotations,
  };
  return { record, text };
}

function passageOf(passages: readonly Passage[], start: number): string {
  return passages.findLast((passage) => passage.start <= start)!.id;
}

/** A record as one of the three forms of output. */
export function recordText(record: DocumentRecord, form: 'jsonld' | 'jsonl' | 'nodes'): string {
  let text = '';
  const write = (part: string) => (text += part);
  feed(record, form === 'nodes' ? new NodeLinesSink(write) : new JsonldSink(write, form));
  return text;
}

/** Gives a record to a sink, as a run does. */
export function feed(record: DocumentRecord, sink: RecordSink): void {
  const { entities, passages, annotations, ...head } = record;
  sink.head(head);
  for (const node of entities) sink.entity(node);
  for (const node of passages) sink.passage(node);
  for (const node of annotations) sink.annotation(node);
  sink.end();
}

/** Writes records into a folder as a run does. */
export function writeRecords(folder: string, recipes: readonly Recipe[]): void {
  for (const recipe of recipes) {
    const file = path.join(folder, `${recipe.path}.jsonld`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, recordText(makeRecord(recipe).record, 'jsonld'));
  }
}

import { contextFor } from '../../src/record/context.ts';
import type { DocumentRecord, MonetaryAmount } from '../../src/record/schema.ts';
import type { Origin } from '../../src/record/selector-schema.ts';
import { pdfFragments } from '../../src/record/terms.ts';
import { makeRecord } from './records.ts';

/** A record with all that a document of another format may have. */
export function richRecord(path = 'rich.epub', compact = false): DocumentRecord {
  const { record } = makeRecord({ path });
  const { source, annotations, passages } = record;
  const { encoding: _, ...plain } = source;
  const range = { type: 'TextPositionSelector', start: 3, end: 9 } as const;
  const rectangle: Origin = {
    source: '',
    selector: { type: 'FragmentSelector', conformsTo: pdfFragments, value: 'page=2&viewrect=10,20.5,30,12' },
  };
  const element: Origin = {
    source: '#part-1',
    selector: [
      { type: 'XPathSelector', value: '/html/body/p[1]', refinedBy: range },
      { type: 'DataPositionSelector', start: 100, end: 106 },
    ],
  };
  for (const annotation of annotations) {
    annotation.target.source = '#text';
    annotation.sentence = [0, annotation.target.selector[0].end];
    annotation.origin = [rectangle, element];
  }
  const [sum] = annotations.filter(({ entityType }) => entityType === 'MONEY');
  sum!.body = {
    ...(sum!.body as MonetaryAmount),
    inferred: ['currency', 'scale'],
    inferredFrom: 'table',
    runnerUp: { currency: 'CAD', confidence: 0.3 },
  };
  const [date] = annotations.filter(({ entityType }) => entityType === 'DATE');
  if (typeof date!.body !== 'string')
    date!.body = { id: date!.body.id, type: 'TemporalExpression', valueStatus: 'ambiguous' };
  passages[0] = { ...passages[0]!, page: 2, part: '#part-1', box: [1, 2, 3.5, 4] };
  record.entities[0] = { ...record.entities[0]!, confidence: 0.75 };
  const { entities, ...head } = record;
  return {
    ...head,
    '@context': contextFor(record.id, compact),
    source: {
      ...plain,
      date: '2019-03',
      language: 'en-GB',
      languageConfidence: 0.9,
      reader: 'read.epub, unzip 1.2',
      text: {
        id: '#text',
        path: `${path}.onomast.txt`,
        sha256: 'c'.repeat(64),
        byteLength: source.byteLength,
        length: source.length,
      },
      metadataSha256: 'd'.repeat(64),
    },
    metadata: {
      title: 'Tolls',
      creator: ['A. Miller', 'B. Ćosić'],
      date: '2019-03',
      identifier: ['urn:isbn:9780000000002'],
      own: { shelf: 7, entities: [1.5, null, { b: true, a: '"' }] },
    },
    pages: [
      { number: 1, label: 'i', start: 0, end: 9, width: 595.3, height: 842 },
      { number: 2, start: 9, end: 20, ocr: true },
    ],
    parts: [
      {
        id: '#part-1',
        path: 'a/b.xhtml',
        mediaType: 'application/xhtml+xml',
        sha256: 'e'.repeat(64),
        start: 0,
        end: 20,
      },
    ],
    entities,
    passages,
    annotations,
  };
}

import { createHash } from 'node:crypto';
import path from 'node:path';
import type { DocumentRecord } from '../../../record/schema.ts';
import { codePointIndex } from '../align/code-points.ts';
import { predictedMentions } from '../align/predicted.ts';
import type { GoldDocument, GoldMention } from '../gold-document.ts';
import { recordText } from '../record-text.ts';
import {
  type GoldFormat,
  type GoldRead,
  idOf,
  type Mismatch,
  parseJson,
  placeMentions,
  type RawMention,
  readText,
  textNextTo,
} from './format.ts';

type Node = Record<string, unknown>;

/**
 * W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD: one annotation, an array, a page, a collection with
 * its first page, or a record of onomast, with `<id>.txt` next to it. Positions come from a TextPositionSelector (code points),
 * checked by a TextQuoteSelector where both stand; a quote alone must fit one place in the text. The type is the value of the
 * body whose purpose is `classifying` or `tagging`, a normalised value that of the body for `identifying`.
 */
export const webAnnotation: GoldFormat = {
  name: 'web-annotation',
  holdsValues: true,
  holdsOverlaps: true,
  isOwn: (name) => path.extname(name) === '.jsonld',
  async read(file): Promise<GoldRead> {
    const mismatches: Mismatch[] = [];
    const parsed = parseJson(await readText(file), file);
    const textFile = await textNextTo(file);
    const record = asRecord(parsed);
    const text = textFile?.text ?? (record === undefined ? undefined : recordText(record));
    if (text === undefined) {
      return { documents: [], mismatches: [{ file, at: '/', reason: 'there is no text file next to it' }] };
    }
    const raws: [string, RawMention][] =
      record === undefined
        ? annotationsOf(parsed).map((annotation, i) => [nameOf(annotation, i), mentionOf(annotation, text)])
        : predictedMentions(record).map((mention) => [
            `#mention-${mention.start}-${mention.end}`,
            { ...mention, text: mention.text },
          ]);
    const placeable = raws.filter(([at, raw]) => {
      if (typeof raw.start !== 'string') return true;
      mismatches.push({ file, at, reason: raw.start });
      return false;
    });
    const mentions = placeMentions(text, placeable, file, mismatches);
    const id = idOf(file).replace(/\.txt$/, '');
    return {
      documents: [{ id, ...(textFile !== undefined && { path: textFile.path }), text, mentions }],
      mismatches,
    };
  },
  write: (documents) =>
    documents.flatMap((document) => [
      { name: `${document.id}.txt`, content: document.text },
      { name: `${document.id}.jsonld`, content: `${JSON.stringify(pageOf(document), null, 1)}\n` },
    ]),
};

function asRecord(parsed: unknown): DocumentRecord | undefined {
  const record = parsed as Partial<DocumentRecord> | null;
  return record?.type === 'Document' && Array.isArray(record.annotations) && Array.isArray(record.entities)
    ? (record as DocumentRecord)
    : undefined;
}

function annotationsOf(parsed: unknown): Node[] {
  if (Array.isArray(parsed)) return parsed.flatMap(annotationsOf);
  const node = (parsed ?? {}) as Node;
  if (Array.isArray(node['items'])) return node['items'].flatMap(annotationsOf);
  if (typeof node['first'] === 'object' && node['first'] !== null) return annotationsOf(node['first']);
  if (Array.isArray(node['@graph'])) return node['@graph'].flatMap(annotationsOf);
  return node['target'] === undefined ? [] : [node];
}

function nameOf(annotation: Node, i: number): string {
  const id = annotation['id'] ?? annotation['@id'];
  return typeof id === 'string' ? id : `annotation ${i + 1}`;
}

function listOf(value: unknown): Node[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).filter((one) => one !== null) as Node[];
}

/** A problem stands in `start` as a string. */
function mentionOf(annotation: Node, text: string): RawMention {
  const bodies = listOf(annotation['body']).map((body) =>
    typeof body === 'string' ? ({ value: body } as Node) : body,
  );
  const withPurpose = (...purposes: string[]) =>
    bodies.find(({ purpose }) => listOf(purpose).some((one) => purposes.includes(String(one))));
  const type = (withPurpose('classifying', 'tagging') ??
    bodies.find(({ purpose }) => purpose === undefined))?.['value'];
  const value = withPurpose('identifying', 'linking')?.['value'];
  const rest = {
    type: type ?? annotation['bodyValue'],
    ...(typeof value === 'string' && { value }),
  };
  const selectors = listOf(listOf(annotation['target'])[0]?.['selector']).flatMap((selector) => [
    selector,
    ...listOf(selector['refinedBy']),
  ]);
  const quote = selectors.find((selector) => selector['type'] === 'TextQuoteSelector');
  const position = selectors.find((selector) => selector['type'] === 'TextPositionSelector');
  if (position !== undefined) {
    const { start, end } = position;
    return { start, end, ...(quote !== undefined && { text: quote['exact'] }), ...rest };
  }
  if (quote === undefined) return { start: 'it has no selector of text', end: 0, ...rest };
  return { ...quotePlace(quote, text), ...rest };
}

function quotePlace(quote: Node, text: string): { start: number | string; end: number } {
  const [prefix, exact, suffix] = [quote['prefix'] ?? '', quote['exact'] ?? '', quote['suffix'] ?? ''].map(
    String,
  ) as [string, string, string];
  const whole = prefix + exact + suffix;
  const at = exact === '' ? -1 : text.indexOf(whole);
  if (at === -1) return { start: `the text does not have ${JSON.stringify(whole)}`, end: 0 };
  if (text.indexOf(whole, at + 1) !== -1)
    return { start: `the text has ${JSON.stringify(whole)} more than once`, end: 0 };
  const index = codePointIndex(text);
  const start = at + prefix.length;
  return { start: index.toPoints(start), end: index.toPoints(start + exact.length) };
}

function pageOf({ text, mentions }: GoldDocument): Node {
  const index = codePointIndex(text);
  const source = `ni:///sha-256;${createHash('sha256').update(text).digest('base64url')}`;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${source}#gold`,
    type: 'AnnotationPage',
    items: mentions.map(({ start, end, type, text: exact, value }: GoldMention) => ({
      id: `${source}#mention-${start}-${end}-${type}`,
      type: 'Annotation',
      motivation: 'classifying',
      body: [
        { type: 'TextualBody', purpose: 'classifying', value: type },
        ...(value === '' ? [] : [{ type: 'TextualBody', purpose: 'identifying', value }]),
      ],
      target: {
        source,
        selector: [
          { type: 'TextPositionSelector', start, end },
          {
            type: 'TextQuoteSelector',
            exact,
            prefix: index.slice(Math.max(0, start - 32), start),
            suffix: index.slice(end, Math.min(index.length, end + 32)),
          },
        ],
      },
    })),
  };
}

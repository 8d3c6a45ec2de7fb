import { OnomastError, type Place } from '../../errors/onomast-error.ts';
import type { Annotation, DocumentRecord, Entity, Passage } from '../../record/schema.ts';
import {
  isAnnotation,
  isEntity,
  isGenerator,
  isPassage,
  isSource,
  type Violation,
} from '../../record/validate.ts';
import { blocksOf, type RecordReference } from './reference.ts';
import { type RecordList, RecordScanner, recordLists, type Scanned } from './scanner.ts';

/** A record without its lists. */
export type RecordHead = Omit<DocumentRecord, 'entities' | 'passages' | 'annotations'>;

/** One node of a record, checked against the schema. */
export type RecordNode =
  | { readonly list: 'entities'; readonly node: Entity }
  | { readonly list: 'passages'; readonly node: Passage }
  | { readonly list: 'annotations'; readonly node: Annotation };

type ScannedNode = Extract<Scanned, { list: RecordList }>;

/** The record format this version reads, by the first number of the software that wrote it. */
const formatVersion = 1;
const headKeys = ['@context', 'id', 'type', 'name', 'source', 'generator'];
/** Bytes of a record up to which its nodes are held until all are found. */
const largestHeld = 8 * 1024 * 1024;
/** Bytes read at once where the head alone is wanted, which is mostly shorter: every node in a block is parsed. */
const headBlock = 4096;

/** The error of a damaged record, at its place. */
export function invalidRecord(
  reference: Pick<RecordReference, 'file' | 'line'>,
  reason: string,
  pointer?: string,
): OnomastError {
  return new OnomastError('record.invalid', `the record is damaged: ${reason}`, placeOf(reference, pointer));
}

function placeOf({ file, line }: Pick<RecordReference, 'file' | 'line'>, pointer?: string): Place {
  return { file, ...(line !== undefined && { line }), ...(pointer !== undefined && { pointer }) };
}

/**
 * Reads the head of a record; mostly its first kilobytes suffice.
 * @throws OnomastError `record.invalid`, `record.version`
 */
export function readHead(reference: RecordReference): RecordHead {
  const members = new Map<string, unknown>();
  for (const item of scan(reference, headBlock)) {
    if ('list' in item) {
      if (headKeys.every((key) => key === 'name' || members.has(key))) break;
    } else members.set(item.key, parse(item.json, reference, `/${item.key}`));
  }
  const head = Object.fromEntries(members) as unknown as RecordHead;
  if (head.type !== 'Document' || typeof head.id !== 'string')
    throw invalidRecord(reference, 'not the record of a document');
  const unknown = [...members.keys()].find((key) => !headKeys.includes(key));
  const software = String((head.generator as { software?: unknown } | undefined)?.software ?? '');
  const version = /^onomast (\d+)\./.exec(software)?.[1];
  if (version !== undefined && Number(version) !== formatVersion) {
    const reason = `the record has the format of ${software}, this program reads that of onomast ${formatVersion}`;
    throw new OnomastError('record.version', reason, placeOf(reference));
  }
  if (unknown !== undefined) throw invalidRecord(reference, 'an unknown key', `/${unknown}`);
  if (!isSource(head.source)) throw violated(reference, '/source', isSource);
  if (!isGenerator(head.generator)) throw violated(reference, '/generator', isGenerator);
  return head;
}

/**
 * Reads the nodes of a record: entities, passages, annotations, in bounded memory. A small record may have its lists in another
 * order, as foreign tools write it; a large one must have them in this.
 * @throws OnomastError `record.invalid`
 */
export function* readNodes(reference: RecordReference): Generator<RecordNode, void, undefined> {
  if (reference.end - reference.start <= largestHeld) {
    const items: Record<RecordList, ScannedNode[]> = { entities: [], passages: [], annotations: [] };
    for (const item of scan(reference)) if ('list' in item) items[item.list].push(item);
    for (const list of recordLists)
      for (const [i, item] of items[list].entries()) yield checkedNode(item, reference, i);
    return;
  }
  let current = 0;
  let index = 0;
  for (const item of scan(reference)) {
    if (!('list' in item)) continue;
    const list = recordLists.indexOf(item.list);
    if (list < current)
      throw invalidRecord(reference, `its ${item.list} stand behind its ${recordLists[current]}`);
    if (list > current) index = 0;
    current = list;
    yield checkedNode(item, reference, index++);
  }
}

function checkedNode(item: ScannedNode, reference: RecordReference, index: number): RecordNode {
  const { list } = item;
  const pointer = `/${list}/${index}`;
  const node: unknown = 'value' in item ? item.value : parse(item.json, reference, pointer);
  if (reference.verified === true) return { list, node } as RecordNode;
  if (list === 'entities') {
    if (!isEntity(node)) throw violated(reference, pointer, isEntity);
    return { list, node };
  }
  if (list === 'passages') {
    if (!isPassage(node)) throw violated(reference, pointer, isPassage);
    return { list, node };
  }
  if (!isAnnotation(node)) throw violated(reference, pointer, isAnnotation);
  return { list, node };
}

function* scan(reference: RecordReference, blockSize?: number): Generator<Scanned, void, undefined> {
  let found: Scanned[] = [];
  const scanner = new RecordScanner((item) => found.push(item));
  for (const block of blocksOf(reference.file, reference.start, reference.end, blockSize)) {
    try {
      scanner.push(block);
    } catch (error) {
      throw invalidRecord(reference, (error as Error).message);
    }
    yield* found;
    found = [];
  }
  if (!scanner.done) throw invalidRecord(reference, 'it ends in the middle');
}

function parse(json: string, reference: RecordReference, pointer: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw invalidRecord(reference, `not JSON (${(error as Error).message})`, pointer);
  }
}

function violated(reference: RecordReference, pointer: string, check: object): OnomastError {
  const { violation } = check as { violation?: Violation };
  return invalidRecord(reference, violation?.reason ?? 'not valid', `${pointer}${violation?.pointer ?? ''}`);
}

import { OnomastError, type Place } from '../../errors/onomast-error.ts';
import type { Annotation, Entity, Passage } from '../../record/schema.ts';
import type { RecordHead } from '../../record/sinks.ts';
import {
  isAnnotation,
  isAnnotation1,
  isEntity,
  isGenerator,
  isGenerator1,
  isMetadata,
  isPages,
  isParts,
  isPassage,
  isSource,
  type Violation,
} from '../../record/validate.ts';
import { AnnotationUpgrade, upgradeGenerator, versionOf } from '../../record/version-1.ts';
import { blocksOf, type RecordReference } from './reference.ts';
import { type RecordList, RecordScanner, recordLists, type Scanned } from './scanner.ts';

/** One node of a record, checked against the schema. */
export type RecordNode =
  | { readonly list: 'entities'; readonly node: Entity }
  | { readonly list: 'passages'; readonly node: Passage }
  | { readonly list: 'annotations'; readonly node: Annotation };

type ScannedNode = Extract<Scanned, { list: RecordList }>;

/** The newest version of the record that this program reads. */
const newestVersion = 2;
const neededKeys = ['@context', 'id', 'type', 'source', 'generator'];
const headKeys = [...neededKeys, 'name', 'metadata', 'pages', 'parts'];
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
      if (neededKeys.every((key) => members.has(key))) break;
    } else members.set(item.key, parse(item.json, reference, `/${item.key}`));
  }
  const head = Object.fromEntries(members) as unknown as RecordHead;
  if (head.type !== 'Document' || typeof head.id !== 'string')
    throw invalidRecord(reference, 'not the record of a document');
  const unknown = [...members.keys()].find((key) => !headKeys.includes(key));
  const version = versionOf(head.generator);
  if (version === undefined || version > newestVersion) {
    const reason = `the record has version ${version ?? '?'}, this program reads up to ${newestVersion}`;
    throw new OnomastError('record.version', reason, placeOf(reference));
  }
  if (unknown !== undefined) throw invalidRecord(reference, 'an unknown key', `/${unknown}`);
  if (!isSource(head.source)) throw violated(reference, '/source', isSource);
  if (version === 1) {
    if (!isGenerator1(head.generator)) throw violated(reference, '/generator', isGenerator1);
    return { ...head, generator: upgradeGenerator(head.generator) };
  }
  if (!isGenerator(head.generator)) throw violated(reference, '/generator', isGenerator);
  checkOptional(head, reference);
  return head;
}

function checkOptional({ metadata, pages, parts }: RecordHead, reference: RecordReference): void {
  if (metadata !== undefined && !isMetadata(metadata)) throw violated(reference, '/metadata', isMetadata);
  if (pages !== undefined && !isPages(pages)) throw violated(reference, '/pages', isPages);
  if (parts !== undefined && !isParts(parts)) throw violated(reference, '/parts', isParts);
}

/**
 * Reads the nodes of a record: entities, passages, annotations, in bounded memory. A small record may have its lists in another
 * order, as foreign tools write it; a large one must have them in this.
 * @throws OnomastError `record.invalid`
 */
export function* readNodes(reference: RecordReference): Generator<RecordNode, void, undefined> {
  const check = new NodeCheck(reference);
  if (reference.end - reference.start <= largestHeld) {
    const items: Record<RecordList, ScannedNode[]> = { entities: [], passages: [], annotations: [] };
    for (const item of scan(reference)) if ('list' in item) items[item.list].push(item);
    for (const list of recordLists) for (const [i, item] of items[list].entries()) yield check.node(item, i);
    return;
  }
  let current = 0;
  let index = 0;
  for (const item of scan(reference)) {
    if (!('list' in item)) continue;
    const list = recordLists.indexOf(item.list);
    if (list < current)
      throw invalidRecord(reference, `its ${item.list} stand after its ${recordLists[current]}`);
    if (list > current) index = 0;
    current = list;
    yield check.node(item, index++);
  }
}

/** Parses and checks the nodes of a record; an annotation without a motivation is one of version 1. */
class NodeCheck {
  readonly #reference: RecordReference;
  readonly #upgrade = new AnnotationUpgrade();

  constructor(reference: RecordReference) {
    this.#reference = reference;
  }

  node(item: ScannedNode, index: number): RecordNode {
    const { list } = item;
    const reference = this.#reference;
    const pointer = `/${list}/${index}`;
    const node: unknown = 'value' in item ? item.value : parse(item.json, reference, pointer);
    if (reference.verified === true) return { list, node } as RecordNode;
    if (list === 'entities') {
      if (!isEntity(node)) throw violated(reference, pointer, isEntity);
      return { list, node };
    }
    if (list === 'passages') {
      if (!isPassage(node)) throw violated(reference, pointer, isPassage);
      this.#upgrade.passage(node);
      return { list, node };
    }
    if (isOfVersion1(node)) {
      if (!isAnnotation1(node)) throw violated(reference, pointer, isAnnotation1);
      return { list, node: this.#upgrade.annotation(node) };
    }
    if (!isAnnotation(node)) throw violated(reference, pointer, isAnnotation);
    return { list, node };
  }
}

function isOfVersion1(node: unknown): boolean {
  return typeof node === 'object' && node !== null && !('motivation' in node);
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

import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OnomastError } from '../../errors/onomast-error.ts';
import { removeAtExit } from '../../files/temporary.ts';
import { invalidRecord } from './read.ts';
import { blocksOf, linesOf, type RecordReference, wholeFile } from './reference.ts';
import { type RecordList, recordLists } from './scanner.ts';

/** A record that was found, or why a file or line is none. */
export type FoundRecord = RecordReference | { readonly error: OnomastError; readonly file: string };

const listOfType = (type: unknown): RecordList =>
  type === 'Annotation' ? 'annotations' : type === 'Passage' ? 'passages' : 'entities';

/** Puts the nodes of each document together in a temporary file; it is gone when the caller has gone on. */
export function* recordsOfNodes(file: string): Generator<FoundRecord, void, undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onomast-nodes-'));
  removeAtExit(folder);
  const spool = new NodeSpool(path.join(folder, 'record'));
  try {
    for (const line of linesOf(file)) {
      let node: Node;
      try {
        node = JSON.parse(textOf(line));
      } catch (error) {
        spool.fail(line, `not JSON (${(error as Error).message})`);
        continue;
      }
      if (node['type'] !== 'Document') spool.add(node, line);
      else {
        if (spool.holdsSomething) yield spool.finish(file);
        spool.begin(node, line);
      }
    }
    if (spool.holdsSomething) yield spool.finish(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textOf({ file, start, end }: RecordReference): string {
  return Buffer.concat([...blocksOf(file, start, end)].map((block) => Buffer.from(block))).toString();
}

/** The record of one document, written node by node. */
class NodeSpool {
  readonly #file: string;
  #pending = '';
  #id: string | undefined;
  /** The list that is open, by its number in {@link recordLists}; -1 before the first. */
  #list = -1;
  #line = 0;
  #failed: OnomastError | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  get holdsSomething(): boolean {
    return this.#id !== undefined || this.#failed !== undefined;
  }

  begin(document: Node, line: RecordReference & { line: number }): void {
    writeFileSync(this.#file, '');
    this.#id = String(document['id'] ?? '');
    this.#list = -1;
    this.#line = line.line;
    this.#failed = undefined;
    this.#write(JSON.stringify(document).slice(0, -1));
  }

  add(node: Node, line: RecordReference): void {
    if (this.#id === undefined) {
      this.fail(line, 'a node before the first document');
      return;
    }
    const { type } = node;
    const list = recordLists.indexOf(listOfType(Array.isArray(type) ? type[0] : type));
    if (list < this.#list) {
      this.fail(line, 'nodes stand out of order');
      return;
    }
    const opens = list > this.#list;
    this.#openList(list);
    this.#write(`${opens ? '' : ','}${JSON.stringify(relative(node, this.#id))}`);
  }

  /** The document is none; the first reason counts. */
  fail(line: RecordReference, reason: string): void {
    this.#failed ??= invalidRecord(line, reason);
  }

  finish(file: string): FoundRecord {
    if (this.#failed !== undefined) return { file, error: this.#failed };
    this.#openList(recordLists.length - 1);
    this.#write(']}');
    this.#flush();
    return { ...wholeFile(this.#file), line: this.#line, fleeting: true };
  }

  #openList(wanted: number): void {
    while (this.#list < wanted)
      this.#write(`${this.#list === -1 ? '' : ']'},"${recordLists[++this.#list]}":[`);
  }

  #write(text: string): void {
    this.#pending += text;
    if (this.#pending.length > 1 << 20) this.#flush();
  }

  #flush(): void {
    appendFileSync(this.#file, this.#pending);
    this.#pending = '';
  }
}

type Node = Record<string, unknown>;

/** A node with its ids as they stand in a record: `#…` for the document's own, empty for the document itself. */
function relative(node: Node, document: string): Node {
  const short = (id: unknown) =>
    typeof id === 'string' && (id === document || id.startsWith(`${document}#`))
      ? id.slice(document.length)
      : id;
  const within = (value: unknown, key: string) =>
    typeof value === 'object' && value !== null && key in value
      ? { ...value, [key]: short((value as Node)[key]) }
      : value;
  const result: Node = { ...node, id: short(node['id']) };
  for (const key of ['passage', 'part']) if (key in node) result[key] = short(node[key]);
  if ('runnerUp' in node) result['runnerUp'] = within(node['runnerUp'], 'id');
  const { body, target, origin } = node;
  if (body !== undefined) result['body'] = typeof body === 'string' ? short(body) : within(body, 'id');
  if (target !== undefined) result['target'] = within(target, 'source');
  if (Array.isArray(origin)) result['origin'] = origin.map((place) => within(place, 'source'));
  return result;
}

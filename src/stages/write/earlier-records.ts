import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { headOfText, isSameMaking, type SourceHashes } from '../../record/head.ts';
import type { Generator } from '../../record/source-schema.ts';

/** Where a document's lines stand in a file of an earlier run, in bytes, and what they were made from. */
export interface EarlierRecord {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly source: SourceHashes;
}

const blockSize = 1 << 20;
/** No head of a record is longer than this; bytes. */
const longestHead = 1 << 15;

/**
 * The records in common files (`jsonl`, `nodes`) that earlier runs left, so that a run takes over what is up to date. Only places are kept:
 * some hundred bytes a document.
 */
export class EarlierRecords {
  readonly #records = new Map<string, EarlierRecord>();
  readonly #generator: Generator;
  readonly #form: 'jsonl' | 'nodes';

  /** @param generator what a record must have been made by to count as up to date */
  constructor(form: 'jsonl' | 'nodes', generator: Generator) {
    this.#form = form;
    this.#generator = generator;
  }

  /**
   * Takes a file down; a later file's records come before an earlier one's. One that is missing or damaged adds nothing from there on.
   * @param isComplete false for what a killed run left: its last record may be half written, and any may be torn
   */
  add(file: string, isComplete: boolean): void {
    let open: { path: string; start: number; source: SourceHashes } | undefined;
    const close = (end: number) => {
      if (open === undefined) return;
      const { path, start, source } = open;
      this.#records.set(path, { file, start, end, source });
      open = undefined;
    };
    const isStart = (line: string) => this.#form === 'jsonl' || line.startsWith('{"@context"');
    const reached = scanLines(file, isComplete ? longestHead : Number.POSITIVE_INFINITY, (line, start) => {
      if (!isComplete && !isWhole(line)) return false;
      if (isStart(line)) {
        close(start);
        const head = headOfText(line);
        if (head !== undefined && isSameMaking(head.generator, this.#generator)) {
          const { path, sha256, metadataSha256 } = head.source;
          open = { path, start, source: { sha256, ...(metadataSha256 !== undefined && { metadataSha256 }) } };
        }
      }
      return true;
    });
    // A document's nodes may go on after what a killed run wrote.
    if (isComplete || this.#form === 'jsonl') close(reached);
  }

  /** The record of a document by its `source.path`. */
  of(path: string): EarlierRecord | undefined {
    return this.#records.get(path);
  }
}

/** A record's lines as text, in pieces. */
export function readEarlier({ file, start, end }: EarlierRecord): AsyncIterable<string> {
  return createReadStream(file, { encoding: 'utf8', start, end: end - 1, highWaterMark: blockSize });
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls `take` for every line that ends in a line feed, with at most `most` bytes of it and its first byte's place, until it answers false.
 * @returns the place after the last line that was taken
 */
function scanLines(file: string, most: number, take: (line: string, start: number) => boolean): number {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return 0;
  }
  try {
    const buffer = Buffer.allocUnsafe(blockSize);
    let base = 0;
    let lineStart = 0;
    let held: Buffer[] = [];
    let heldLength = 0;
    const hold = (part: Buffer) => {
      const room = Math.min(part.length, most - heldLength);
      if (room > 0) held.push(Buffer.from(part.subarray(0, room)));
      heldLength += Math.max(room, 0);
    };
    for (;;) {
      const count = readSync(descriptor, buffer, 0, blockSize, null);
      if (count === 0) return lineStart;
      const block = buffer.subarray(0, count);
      let from = 0;
      for (let feed = block.indexOf(10); feed !== -1; feed = block.indexOf(10, from)) {
        hold(block.subarray(from, feed));
        if (!take(Buffer.concat(held).toString('utf8'), lineStart)) return lineStart;
        held = [];
        heldLength = 0;
        from = feed + 1;
        lineStart = base + from;
      }
      hold(block.subarray(from));
      base += count;
    }
  } finally {
    closeSync(descriptor);
  }
}

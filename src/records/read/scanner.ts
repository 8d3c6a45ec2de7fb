import type { Buffer } from 'node:buffer';

/** The lists of a record that may be long. */
export const recordLists = ['entities', 'passages', 'annotations'] as const;
export type RecordList = (typeof recordLists)[number];

/** What {@link RecordScanner} finds: a member of the head as JSON text, or one node of a list, as text or parsed already. */
export type Scanned =
  | { readonly key: string; readonly json: string }
  | { readonly list: RecordList; readonly json: string }
  | { readonly list: RecordList; readonly value: object };

/** Bytes a single node may have. */
const largestNode = 256 * 1024 * 1024;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * Cuts the bytes of one record, in whatever layout, into the members of its head and the nodes of its lists, so that a record of
 * hundreds of megabytes is read in the memory of one node. It finds the cuts only; whether a piece is JSON shows when it is parsed.
 */
export class RecordScanner {
  readonly #found: (item: Scanned) => void;
  #lists = 0;
  #depth = 0;
  /** Depth at which values are cut: 1 in the record's object, 2 inside one of its lists. */
  #level = 1;
  #inString = false;
  #escaped = false;
  #readingKey = false;
  #expectsValue = false;
  #capturing = false;
  /** Where in the chunk that is read the captured text begins. */
  #from = 0;
  #carried: Buffer[] = [];
  #carriedBytes = 0;
  #key = '';
  #done = false;

  /** @param found is told of every piece in the order of the bytes */
  constructor(found: (item: Scanned) => void) {
    this.#found = found;
  }

  /** Whether the record's closing brace was seen. */
  get done(): boolean {
    return this.#done;
  }

  /** Lists met so far, those without nodes too. */
  get lists(): number {
    return this.#lists;
  }

  /** @throws Error with a reason when the bytes cannot be a record */
  push(chunk: Buffer): void {
    this.#from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (this.#inString) this.#readString(chunk, i, byte);
      else if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
      else if (this.#done) throw new Error('something follows the closing brace');
      else if (this.#depth === 0) this.#open(byte);
      else if (this.#depth === this.#level) i = this.#readAtLevel(chunk, i, byte);
      else this.#readInside(byte);
    }
    if (this.#capturing) {
      // The chunk's memory may be used again.
      const rest = Uint8Array.prototype.slice.call(chunk, this.#from) as Buffer;
      this.#carried.push(rest);
      this.#carriedBytes += rest.length;
      if (this.#carriedBytes > largestNode) throw new Error('a node larger than 256 MB');
    }
  }

  #readString(chunk: Buffer, i: number, byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      if (this.#readingKey) {
        this.#key = parseKey(this.#take(chunk, this.#from, i + 1));
        this.#readingKey = false;
      }
    }
  }

  #open(byte: number): void {
    // A byte order mark may stand before the record.
    if (byte === 0xef || byte === 0xbb || byte === 0xbf) return;
    if (byte !== openBrace) throw new Error('not a JSON object');
    this.#depth = 1;
  }

  /** A byte where values are cut; returns the last one that is dealt with. */
  #readAtLevel(chunk: Buffer, i: number, byte: number): number {
    if (byte === comma) {
      this.#emit(chunk, this.#from, i);
      if (this.#level === 1) this.#expectsValue = false;
      return i;
    }
    if (byte === closeBrace || byte === closeBracket) {
      this.#close(chunk, i, byte);
      return i;
    }
    if (this.#level === 1 && !this.#expectsValue) {
      this.#readMember(i, byte);
      return i;
    }
    if (!this.#capturing) {
      if (byte === openBrace && this.#level === 2) {
        const end = this.#nodeOnLine(chunk, i);
        if (end !== -1) return end - 1;
      }
      if (byte === openBracket && this.#level === 1 && isList(this.#key)) {
        this.#depth = this.#level = 2;
        this.#lists++;
        return i;
      }
      this.#capturing = true;
      this.#from = i;
    }
    this.#readInside(byte);
    return i;
  }

  /** The end of the record, or of the list that is read. */
  #close(chunk: Buffer, i: number, byte: number): void {
    if ((byte === closeBrace) !== (this.#level === 1)) throw new Error('brackets do not match');
    this.#emit(chunk, this.#from, i);
    this.#depth--;
    if (this.#level === 2) {
      this.#level = 1;
      this.#expectsValue = false;
    } else this.#done = true;
  }

  /** The key of a member, or the colon after it. */
  #readMember(i: number, byte: number): void {
    if (byte === quote && this.#key === '') {
      this.#readingKey = this.#inString = this.#capturing = true;
      this.#from = i;
      return;
    }
    if (byte !== colon || this.#key === '') throw new Error('not JSON');
    this.#expectsValue = true;
  }

  /** A byte of a value that is captured. */
  #readInside(byte: number): void {
    if (byte === quote) this.#inString = true;
    else if (byte === openBrace || byte === openBracket) this.#depth++;
    else if (byte === closeBrace || byte === closeBracket) this.#depth--;
  }

  /**
   * The quick way for the layout that runs write, a node a line: what parses as an object is the whole node, since an object ends
   * where it is complete.
   * @returns where the node ends, or -1 where the line is none
   */
  #nodeOnLine(chunk: Buffer, from: number): number {
    const line = chunk.indexOf(0x0a, from);
    if (line === -1) return -1;
    let end = chunk[line - 1] === 0x0d ? line - 1 : line;
    if (chunk[end - 1] === comma) end--;
    if (chunk[end - 1] !== closeBrace) return -1;
    const json = chunk.toString('utf8', from, end);
    try {
      this.#found({ list: this.#key as RecordList, value: JSON.parse(json) as object });
      return end;
    } catch {
      return -1;
    }
  }

  #emit(chunk: Buffer, from: number, to: number): void {
    const list = this.#level === 2 ? (this.#key as RecordList) : undefined;
    if (this.#capturing) {
      const json = this.#take(chunk, from, to);
      this.#found(list === undefined ? { key: this.#key, json } : { list, json });
    } else if (list === undefined && this.#key !== '' && !isList(this.#key)) throw new Error('not JSON');
    if (list === undefined) this.#key = '';
  }

  #take(chunk: Buffer, from: number, to: number): string {
    this.#capturing = false;
    if (this.#carried.length === 0) return chunk.toString('utf8', from, to);
    const bytes = globalThis.Buffer.concat([...this.#carried, chunk.subarray(0, to)]);
    this.#carried = [];
    this.#carriedBytes = 0;
    return bytes.toString('utf8');
  }
}

function parseKey(json: string): string {
  const key: unknown = JSON.parse(json);
  if (key === '') throw new Error('an empty key');
  return key as string;
}

function isList(key: string): key is RecordList {
  return (recordLists as readonly string[]).includes(key);
}

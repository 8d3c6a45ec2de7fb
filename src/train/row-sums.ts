import { labelCount } from '../model/labels.ts';

/** What is used of WebAssembly; the types of Node name no values of it. */
declare const WebAssembly: {
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (code: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

const L = labelCount;
const rowBytes = L * 4;
/** Vectors of four labels in a row; the last label stands alone. */
const vectors = (L - 1) / 4;
/** Features a token may have. */
const most = 1 << 14;

/** Places in memory: of the offsets of rows, of their end, of the table, of the scores. */
type AddRows = (rows: number, end: number, table: number, scores: number) => void;

/**
 * Adds rows of weights to the scores of a token, four labels at a time: most of training is this sum, and compiled scalar code takes
 * several times as long. The additions are those of single precision in the order of the rows, so the sums are the same to the bit.
 * Weights and scores lie in the memory of a WebAssembly module that is put together here.
 */
export class RowSums {
  /** Scores of the tokens of a stretch, `scores[t * labelCount + y]`. */
  readonly scores: Float32Array;
  readonly #tables: readonly Float32Array[];
  readonly #rows: Uint32Array;
  readonly #add: AddRows;
  readonly #scoresAt: number;

  /**
   * @param tables how many tables of weights
   * @param rows rows of each
   * @param tokens of the longest stretch
   */
  constructor(tables: number, rows: number, tokens: number) {
    this.#scoresAt = most * 4;
    const tablesAt = this.#scoresAt + tokens * rowBytes;
    const bytes = tablesAt + tables * rows * rowBytes;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
    this.#rows = new Uint32Array(memory.buffer, 0, most);
    this.scores = new Float32Array(memory.buffer, this.#scoresAt, tokens * L);
    this.#tables = Array.from(
      { length: tables },
      (_, i) => new Float32Array(memory.buffer, tablesAt + i * rows * rowBytes, rows * L),
    );
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code()), { m: { m: memory } });
    this.#add = exports['add'] as AddRows;
  }

  /** A table's weights, `w[row * labelCount + label]`. */
  table(number: number): Float32Array {
    return this.#tables[number]!;
  }

  /** Adds rows of a table to the scores of token `t`: those of `rows` from `from` on. */
  add(table: Float32Array, rows: readonly number[], from: number, t: number): void {
    const count = Math.min(rows.length - from, most);
    for (let i = 0; i < count; i++) this.#rows[i] = rows[from + i]! * rowBytes;
    this.#add(0, count * 4, table.byteOffset, this.#scoresAt + t * rowBytes);
  }
}

/** Unsigned LEB128. */
const leb = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >>> 7)]);
const section = (id: number, body: readonly number[]): number[] => [id, ...leb(body.length), ...body];

/**
 * The module, in WebAssembly's binary form:
 *
 *     for (; rows < end; rows += 4) for each vector k: sum[k] += memory[table + memory[rows] + 16 k]
 *
 * with the sums in locals, read from the scores before the loop and written back after it.
 */
function code(): Uint8Array<ArrayBuffer> {
  const [rows, end, table, scores, at, first, single] = [0, 1, 2, 3, 4, 5, 5 + vectors] as const;
  const i32 = 0x7f;
  const get = (local: number) => [0x20, ...leb(local)];
  const set = (local: number) => [0x21, ...leb(local)];
  const vector = { load: [0xfd, 0x00], store: [0xfd, 0x0b], add: [0xfd, 0xe4, 0x01] };
  const float = { load: [0x2a], store: [0x38], add: [0x92] };
  // Aligned to four bytes, at an offset.
  const place = (offset: number) => [0x02, ...leb(offset)];
  const parts = [
    ...Array.from({ length: vectors }, (_, k) => ({ local: first + k, offset: 16 * k, ops: vector })),
    { local: single, offset: 16 * vectors, ops: float },
  ];
  const body = [
    ...[3, 1, i32, ...leb(vectors), 0x7b, 1, 0x7d],
    ...parts.flatMap(({ local, offset, ops }) => [
      ...get(scores),
      ...ops.load,
      ...place(offset),
      ...set(local),
    ]),
    ...[0x02, 0x40, 0x03, 0x40],
    ...[...get(rows), ...get(end), 0x4f, 0x0d, 1],
    ...[...get(rows), 0x28, ...place(0), ...get(table), 0x6a, ...set(at)],
    ...parts.flatMap(({ local, offset, ops }) => [
      ...[...get(local), ...get(at), ...ops.load, ...place(offset), ...ops.add, ...set(local)],
    ]),
    ...[...get(rows), 0x41, 4, 0x6a, ...set(rows), 0x0c, 0, 0x0b, 0x0b],
    ...parts.flatMap(({ local, offset, ops }) => [
      ...get(scores),
      ...get(local),
      ...ops.store,
      ...place(offset),
    ]),
    0x0b,
  ];
  const name = [...'add'].map((c) => c.charCodeAt(0));
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, i32, i32, i32, i32, 0]),
    ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...name, 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

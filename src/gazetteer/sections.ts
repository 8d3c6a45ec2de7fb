import type { SharedPages } from '../contract/resources.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import { type GazetteerHeader, readHeader, type SectionName, sectionTypes } from './format.ts';
import { Pages } from './pages.ts';

type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

const arrays: Readonly<
  Record<string, new (buffer: SharedArrayBuffer, offset: number, length: number) => Section>
> = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array };
const empty = new Uint32Array(0);
const onePage = new Pages(new SharedArrayBuffer(1));

/** The numbers of a section, of which only the pages that are asked for are read. */
export class Column {
  readonly array: Section;
  readonly #pages: Pages;
  readonly #start: number;
  readonly #width: number;

  constructor(array: Section, pages: Pages) {
    this.array = array;
    this.#pages = pages;
    this.#start = array.byteOffset;
    this.#width = array.BYTES_PER_ELEMENT;
  }

  /** Numbers that are in no file. */
  static of(array: Section): Column {
    return new Column(array, new Pages(new SharedArrayBuffer(array.byteLength)));
  }

  get length(): number {
    return this.array.length;
  }

  at(i: number): number {
    this.#pages.touch(this.#start + i * this.#width);
    return this.array[i]!;
  }

  /** All of it. */
  whole(): Section {
    this.#pages.need(this.#start, this.#start + this.array.byteLength);
    return this.array;
  }
}

/** Texts: a length (LEB128), then so many bytes of UTF-8. */
export class TextPool {
  readonly #bytes: Buffer;
  readonly #pages: Pages;

  constructor(array: Uint8Array, pages: Pages) {
    this.#bytes = Buffer.from(array.buffer as ArrayBuffer, array.byteOffset, array.length);
    this.#pages = pages;
  }

  read(offset: number): string {
    const base = this.#bytes.byteOffset;
    let length = 0;
    let at = offset;
    for (let shift = 0; ; shift += 7) {
      this.#pages.touch(base + at);
      const byte = this.#bytes[at++]!;
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    this.#pages.need(base + at, base + at + length);
    return this.#bytes.toString('utf8', at, at + length);
  }
}

/** The sections of a compiled gazetteer over its buffer; one that is left out reads as zeros. */
export class Sections {
  readonly header: GazetteerHeader;
  readonly #pages: Pages;
  readonly #columns: Readonly<Partial<Record<SectionName, Column>>>;

  /**
   * @param checked whether the buffer's crc32 is known to be right
   * @param shared where its pages come from, if it is not whole
   * @throws OnomastError `gazetteer.foreign`, `gazetteer.version` or `gazetteer.damaged`
   */
  constructor(
    buffer: SharedArrayBuffer,
    { file, checked = false, pages }: { file?: string; checked?: boolean; pages?: SharedPages },
  ) {
    const { header, base } = readHeader(buffer, file, checked);
    this.header = header;
    this.#pages = new Pages(buffer, pages);
    const columns: Partial<Record<SectionName, Column>> = {};
    for (const name of Object.keys(sectionTypes) as SectionName[]) {
      const placed = header.sections[name];
      if (placed === undefined) continue;
      const [offset, length] = placed;
      try {
        columns[name] = new Column(
          new arrays[sectionTypes[name]]!(buffer, base + offset, length),
          this.#pages,
        );
      } catch (cause) {
        const place = file === undefined ? {} : { file };
        throw new OnomastError('gazetteer.damaged', `its section ${name} lies outside the file`, place, {
          cause,
        });
      }
    }
    this.#columns = columns;
  }

  readAll(): void {
    this.#pages.readAll();
  }

  get(name: SectionName): Column | undefined {
    return this.#columns[name];
  }

  /** A section of which there may be none: then it has no numbers. */
  column(name: SectionName): Column {
    return this.#columns[name] ?? Column.of(empty);
  }

  /** All numbers of a section of 32 bits. */
  numbers(name: SectionName): Uint32Array {
    return this.column(name).whole() as Uint32Array;
  }

  texts(): TextPool {
    const pool = this.#columns.pool;
    return new TextPool((pool?.array ?? new Uint8Array(1)) as Uint8Array, pool ? this.#pages : onePage);
  }
}

import { OnomastError } from '../errors/onomast-error.ts';
import { type GazetteerHeader, readHeader, type SectionName, sectionTypes } from './format.ts';

export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

const arrays: Readonly<
  Record<string, new (buffer: SharedArrayBuffer, offset: number, length: number) => Section>
> = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array };
const empty = new Uint32Array(0);

/** The sections of a compiled gazetteer as arrays over its buffer; one that is left out reads as zeros. */
export class Sections {
  readonly header: GazetteerHeader;
  readonly #arrays: Readonly<Partial<Record<SectionName, Section>>>;

  /**
   * @param checked whether the buffer's crc32 is known to be right
   * @throws OnomastError `gazetteer.foreign`, `gazetteer.version` or `gazetteer.damaged`
   */
  constructor(buffer: SharedArrayBuffer, file?: string, checked = false) {
    const { header, base } = readHeader(buffer, file, checked);
    this.header = header;
    const sections: Partial<Record<SectionName, Section>> = {};
    for (const name of Object.keys(sectionTypes) as SectionName[]) {
      const placed = header.sections[name];
      if (placed === undefined) continue;
      const [offset, length] = placed;
      try {
        sections[name] = new arrays[sectionTypes[name]]!(buffer, base + offset, length);
      } catch (cause) {
        const place = file === undefined ? {} : { file };
        throw new OnomastError('gazetteer.damaged', `its section ${name} lies outside the file`, place, {
          cause,
        });
      }
    }
    this.#arrays = sections;
  }

  get(name: SectionName): Section | undefined {
    return this.#arrays[name];
  }

  bytes(name: SectionName): Uint8Array | undefined {
    return this.#arrays[name] as Uint8Array | undefined;
  }

  /** Texts. */
  pool(): Buffer {
    const pool = this.#arrays.pool;
    if (pool === undefined) return Buffer.alloc(1);
    return Buffer.from(pool.buffer as ArrayBuffer, pool.byteOffset, pool.length);
  }

  numbers(name: SectionName): Uint32Array {
    return (this.#arrays[name] as Uint32Array | undefined) ?? empty;
  }
}

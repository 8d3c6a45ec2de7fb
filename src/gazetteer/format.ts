import { crc32 } from 'node:zlib';
import { OnomastError } from '../errors/onomast-error.ts';
import type { GazetteerSource } from './entry.ts';

/**
 * The compiled form of a gazetteer: one little-endian file.
 *
 *     bytes 0-7    "ONOMGAZ\n"
 *     8-11         format version (u32)
 *     12-15        length of the JSON header in bytes (u32), padded with spaces to a multiple of 8
 *     16-19        crc32 of all bytes from 32 to the end
 *     20-23        0
 *     24-31        length of the file (u64)
 *     32-          JSON header, then the sections, each aligned to 8 bytes
 *
 * `docs/gazetteers.md` describes the sections. A file is read into one SharedArrayBuffer; workers share it without a copy.
 */
export const magic = 'ONOMGAZ\n';
export const formatVersion = 1;
export const preambleLength = 32;

/** Sections with their element types. A section whose values are all zero is left out and reads as zeros. */
export const sectionTypes = {
  /** Surface forms and long ids: a length (LEB128) and UTF-8 bytes each. */
  pool: 'u8',
  /** Per alias: offset in `pool`. */
  aliasSurface: 'u32',
  /** Per alias: kind in the low four bits, then the flags case-sensitive (16) and lower-case initial (32). */
  aliasKind: 'u8',
  /** Per alias: index into `languages`. */
  aliasLanguage: 'u8',
  /** Per entry, and one more: its first alias, the preferred name. */
  entryAliases: 'u32',
  /** Per entry: index into `idTemplates`, and the number (or pool offset) that completes it. */
  idTemplate: 'u8',
  idValue: 'u32',
  parentTemplate: 'u8',
  parentValue: 'u32',
  /** Per entry: indices into `types`, `classes`, `countries`, `subdivisions`. */
  type: 'u8',
  class: 'u8',
  country: 'u16',
  subdivision: 'u16',
  /** Per entry: degrees × 100,000 + 1, 0 where not known. */
  latitude: 'i32',
  longitude: 'i32',
  population: 'u32',
  /** Per entry: prior × 200 + 1, 0 where not known. */
  prior: 'u8',
  /** Per entry: pool offset + 1 of JSON with `sameAs` and `note`. */
  extra: 'u32',
  /** The vocabulary: folded words in byte order, their offsets (one more than words), and a hash table of them. */
  words: 'u8',
  wordStart: 'u32',
  wordSlots: 'u32',
  /** Words at which a key begins, and those at which one with a lower-case initial does. */
  roots: 'u32',
  lowerRoots: 'u32',
  /** The trie of keys in breadth-first order: per node its word; which nodes have children; first child of those. */
  nodeWord: 'u32',
  nodeInner: 'u32',
  innerChild: 'u32',
  /** Per node: none, one alias, or where its postings begin. */
  nodePosting: 'u32',
  postings: 'u32',
  /** Transliteration skeletons of words: hashes in order, and the word of each. */
  skeletonHash: 'u32',
  skeletonWord: 'u32',
  /** A hash table of ids: number of the entry + 1. Files without it are indexed when they are first asked. */
  idSlots: 'u32',
} as const;
export type SectionName = keyof typeof sectionTypes;

/** Values of `nodePosting` and `postings`. */
export const noPosting = 0xffffffff;
export const lastPosting = 0x80000000;

/** Flags of `aliasKind`. */
export const caseSensitiveFlag = 16;
export const lowerInitialFlag = 32;

export interface GazetteerHeader {
  readonly name: string;
  readonly entries: number;
  readonly aliases: number;
  readonly keys: number;
  readonly words: number;
  readonly nodes: number;
  readonly sources: readonly GazetteerSource[];
  /** SHA-256 of the sections, hex. */
  readonly contentHash: string;
  /** `[before, after]` of ids that are a number within a fixed text; template 0 is a pool string. */
  readonly idTemplates: readonly (readonly [string, string])[];
  readonly types: readonly string[];
  readonly classes: readonly string[];
  readonly countries: readonly string[];
  readonly subdivisions: readonly string[];
  readonly languages: readonly string[];
  /** Per section: byte offset from the first section, and elements. */
  readonly sections: Readonly<Partial<Record<SectionName, readonly [offset: number, length: number]>>>;
}

/**
 * Checks preamble and crc32, and parses the header. Throws `gazetteer.foreign`, `gazetteer.version` or `gazetteer.damaged`.
 * @param checked leaves out the crc32: over all shipped gazetteers it takes as long as a page of text
 */
export function readHeader(
  buffer: ArrayBufferLike,
  file?: string,
  checked = false,
): { header: GazetteerHeader; base: number } {
  const place = file === undefined ? {} : { file };
  const bytes = Buffer.from(buffer as ArrayBuffer);
  if (bytes.length < preambleLength || bytes.toString('latin1', 0, 8) !== magic)
    throw new OnomastError('gazetteer.foreign', 'is not a compiled gazetteer', place);
  const version = bytes.readUInt32LE(8);
  if (version !== formatVersion)
    throw new OnomastError(
      'gazetteer.version',
      `has format version ${version}; this program reads version ${formatVersion}`,
      place,
    );
  const length = Number(bytes.readBigUInt64LE(24));
  if (length !== bytes.length)
    throw new OnomastError(
      'gazetteer.damaged',
      `has ${bytes.length} bytes where its header says ${length}`,
      place,
    );
  const headerLength = bytes.readUInt32LE(12);
  if (!checked && crc32(bytes.subarray(preambleLength)) !== bytes.readUInt32LE(16))
    throw new OnomastError('gazetteer.damaged', 'its crc32 does not match its content', place);
  const base = preambleLength + headerLength;
  let header: GazetteerHeader;
  try {
    header = JSON.parse(bytes.toString('utf8', preambleLength, base)) as GazetteerHeader;
    if (typeof header.sections !== 'object') throw new Error('no sections');
  } catch (cause) {
    throw new OnomastError('gazetteer.damaged', 'its header does not parse', place, { cause });
  }
  return { header, base };
}

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { GazetteerHeader, SectionName } from './format.ts';
import { formatVersion, magic, preambleLength, sectionTypes } from './format.ts';
import type { GrowableU32 } from './growable.ts';

/** A column in the width of its section. */
export function narrow(name: SectionName, column: GrowableU32): ArrayBufferView {
  const values = column.done();
  switch (sectionTypes[name]) {
    case 'u8':
      return Uint8Array.from(values);
    case 'u16':
      return Uint16Array.from(values);
    case 'i32':
      return new Int32Array(values.buffer);
    default:
      return values;
  }
}

/** Puts header and sections together; columns that are all zero are left out. */
export function writeFile(
  sections: Partial<Record<SectionName, ArrayBufferView>>,
  header: Omit<GazetteerHeader, 'contentHash' | 'sections'>,
): Buffer {
  const placed: Partial<Record<SectionName, [number, number]>> = {};
  const parts: Buffer[] = [];
  let offset = 0;
  for (const name of Object.keys(sectionTypes) as SectionName[]) {
    const view = sections[name];
    if (view === undefined) continue;
    const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
    // The trie's words are read without asking; they are all zero where one word makes all names ("Bora Bora").
    if (name !== 'nodeWord' && bytes.every((byte) => byte === 0)) continue;
    const width = { u8: 1, u16: 2, u32: 4, i32: 4 }[sectionTypes[name]];
    placed[name] = [offset, bytes.length / width];
    parts.push(bytes);
    const padding = (8 - (bytes.length % 8)) % 8;
    if (padding > 0) parts.push(Buffer.alloc(padding));
    offset += bytes.length + padding;
  }
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const json = Buffer.from(JSON.stringify({ ...header, contentHash: hash.digest('hex'), sections: placed }));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const file = Buffer.alloc(preambleLength + headerLength + offset, 0x20);
  file.write(magic, 0, 'latin1');
  file.writeUInt32LE(formatVersion, 8);
  file.writeUInt32LE(headerLength, 12);
  file.writeUInt32LE(0, 20);
  file.writeBigUInt64LE(BigInt(file.length), 24);
  json.copy(file, preambleLength);
  let at = preambleLength + headerLength;
  for (const part of parts) at += part.copy(file, at);
  file.writeUInt32LE(crc32(file.subarray(preambleLength)), 16);
  return file;
}

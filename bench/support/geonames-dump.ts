import { closeSync, openSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { generatedNames } from './names.ts';

/** Feature classes and codes as often as GeoNames has them: of twelve rows so many of each. */
const features: readonly (readonly [string, string])[] = [
  ['P', 'PPL'],
  ['P', 'PPL'],
  ['P', 'PPL'],
  ['P', 'PPLX'],
  ['H', 'STM'],
  ['H', 'LK'],
  ['T', 'HLL'],
  ['T', 'MT'],
  ['S', 'FRM'],
  ['S', 'SCH'],
  ['A', 'ADM3'],
  ['L', 'LCTY'],
];
const countries = ['CN', 'US', 'IN', 'NO', 'MX', 'ID', 'RU', 'TH', 'BR', 'PK'];
/** Code units written at once. */
const batchSize = 1 << 20;

/** A row of a GeoNames dump (19 columns); as long as the usual one, every third with alternate names. */
function rowOf(number: number, name: string, other: string): string {
  const mixed = Math.imul(number, 2654435761) >>> 0;
  const [featureClass, code] = features[mixed % features.length]!;
  const alternates = number % 3 === 0 ? `${name} ${other},${other},${other}a,Ново${number}` : '';
  return [
    number,
    name,
    name,
    alternates,
    ((mixed % 1_700_000) / 10_000 - 85).toFixed(5),
    (((mixed >>> 3) % 3_590_000) / 10_000 - 179.5).toFixed(5),
    featureClass,
    code,
    countries[mixed % countries.length],
    '',
    String(mixed % 90).padStart(2, '0'),
    String(mixed % 9999),
    '',
    '',
    featureClass === 'P' && number % 4 === 0 ? mixed % 50_000 : 0,
    '',
    mixed % 3000,
    'Asia/Shanghai',
    '2019-04-05',
  ].join('\t');
}

function* rows(count: number): Generator<Buffer> {
  let batch = '';
  let number = 0;
  let before = 'Aba';
  for (const name of generatedNames(count)) {
    batch += `${rowOf(++number, name, before)}\n`;
    before = name;
    if (batch.length < batchSize) continue;
    yield Buffer.from(batch);
    batch = '';
  }
  if (batch !== '') yield Buffer.from(batch);
}

/** Writes a dump of so many rows in GeoNames' form as the one file of a zip; returns its bytes, packed and unpacked. */
export async function writeDump(file: string, count: number): Promise<{ packed: number; unpacked: number }> {
  const name = Buffer.from('allCountries.txt');
  const out = openSync(file, 'w');
  const size = { packed: 0, unpacked: 0, crc: 0 };
  // sizes stand before the data and are known after it
  writeSync(out, Buffer.alloc(30 + name.length));
  await pipeline(
    Readable.from(rows(count), { objectMode: true }),
    async function* (source: AsyncIterable<Buffer>) {
      for await (const bytes of source) {
        size.unpacked += bytes.length;
        size.crc = crc32(bytes, size.crc);
        yield bytes;
      }
    },
    createDeflateRaw({ level: 1 }),
    async (packed: AsyncIterable<Buffer>) => {
      for await (const bytes of packed) {
        size.packed += bytes.length;
        writeSync(out, bytes);
      }
    },
  );
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  // version, flags, method, time and date, checksum, sizes and the name's length are the same in both headers
  for (const [value, at] of [
    [20, 6],
    [0, 8],
    [8, 10],
    [name.length, 28],
  ] as const)
    entry.writeUInt16LE(value, at);
  entry.writeUInt32LE(size.crc, 16);
  entry.writeUInt32LE(size.packed, 20);
  entry.writeUInt32LE(size.unpacked, 24);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  entry.copy(head, 4, 6, 32);
  writeSync(out, head, 0, head.length, 0);
  writeSync(out, name, 0, name.length, head.length);
  const end = Buffer.alloc(22);
  const start = head.length + name.length + size.packed;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(start, 16);
  writeSync(out, Buffer.concat([entry, name, end]), 0, entry.length + name.length + end.length, start);
  closeSync(out);
  return size;
}

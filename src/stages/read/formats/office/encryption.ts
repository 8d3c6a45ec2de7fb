import { createDecipheriv, createHash, getHashes } from 'node:crypto';
import { attributeOf, elementsOf, type MarkupElement } from '../markup/tree.ts';
import { parseXml } from '../markup/xml.ts';
import type { CompoundStreams } from './compound-streams.ts';

/** What became of a password. */
export type Decrypted =
  | { readonly status: 'opened'; readonly bytes: Uint8Array }
  | { readonly status: 'wrong-password' }
  | { readonly status: 'unknown-method' };

/** Rounds of hashing that Office allows; more would be an attack. */
const mostRounds = 10_000_000;
const segment = 4096;
/** What the keys of a password are made for ([MS-OFFCRYPTO] 2.3.4.11 to 2.3.4.13). */
const purposes = {
  input: Buffer.from('fea7d2763b4b9e79', 'hex'),
  value: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
};

/**
 * Opens an Office document that has a password, as Office 2007 (standard encryption) and later ones (agile encryption) write it.
 * @throws RangeError, OnomastError or Error of the cipher where it is damaged
 */
export function decryptOffice(streams: CompoundStreams, password: string): Decrypted {
  const info = streams.read('EncryptionInfo');
  const content = streams.read('EncryptedPackage');
  if (info === undefined || content === undefined) return { status: 'unknown-method' };
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
  const size = Number(content.readBigUInt64LE(0));
  const packed = content.subarray(8);
  if (major === 4 && minor === 4) return agile(info.subarray(8), { packed, size }, password);
  if (minor === 2 && major >= 2 && major <= 4) return standard(info, { packed, size }, password);
  return { status: 'unknown-method' };
}

interface Packed {
  readonly packed: Buffer;
  /** Of what it holds. */
  readonly size: number;
}

/** How something is encrypted, as its element says. */
interface Method {
  readonly hash: string;
  readonly cipher: string;
  readonly salt: Buffer;
  /** Of the key. */
  readonly bytes: number;
  readonly block: number;
}

function methodOf(element: MarkupElement): Method | undefined {
  const text = (name: string) => attributeOf(element, name) ?? '';
  const hash = text('hashAlgorithm').toLowerCase().replace('-', '');
  const bits = Number(text('keyBits'));
  const isKnown =
    text('cipherAlgorithm') === 'AES' &&
    text('cipherChaining') === 'ChainingModeCBC' &&
    [128, 192, 256].includes(bits) &&
    getHashes().includes(hash);
  if (!isKnown) return undefined;
  const salt = Buffer.from(text('saltValue'), 'base64');
  return { hash, cipher: `aes-${bits}-cbc`, salt, bytes: bits / 8, block: 16 };
}

function agile(xml: Buffer, { packed, size }: Packed, password: string): Decrypted {
  const { root } = parseXml(xml, { name: 'EncryptionInfo', maxDepth: 20 });
  const elements = [...elementsOf(root)];
  const keyData = elements.find(({ name }) => name === 'keyData');
  const encryptor = elements.find(({ name }) => name === 'encryptedKey');
  const data = keyData && methodOf(keyData);
  const own = encryptor && methodOf(encryptor);
  const rounds = Number(encryptor && attributeOf(encryptor, 'spinCount'));
  if (!data || !own || !(rounds <= mostRounds)) return { status: 'unknown-method' };
  const base = stretched(own.hash, own.salt, password, rounds);
  const open = (purpose: Buffer, name: string) => {
    const key = fitted(digest(own.hash, base, purpose), own.bytes);
    const iv = fitted(own.salt, own.block);
    return decipher(own.cipher, key, iv, Buffer.from(attributeOf(encryptor, name) ?? '', 'base64'));
  };
  const input = open(purposes.input, 'encryptedVerifierHashInput');
  const expected = digest(own.hash, input);
  const value = open(purposes.value, 'encryptedVerifierHashValue').subarray(0, expected.length);
  if (!value.equals(expected)) return { status: 'wrong-password' };
  const key = open(purposes.key, 'encryptedKeyValue').subarray(0, data.bytes);
  const pieces: Buffer[] = [];
  for (let i = 0; i * segment < packed.length; i++) {
    const iv = fitted(digest(data.hash, data.salt, count(i)), data.block);
    pieces.push(decipher(data.cipher, key, iv, packed.subarray(i * segment, (i + 1) * segment)));
  }
  return { status: 'opened', bytes: Buffer.concat(pieces).subarray(0, size) };
}

function standard(info: Buffer, { packed, size }: Packed, password: string): Decrypted {
  const header = info.subarray(12, 12 + info.readUInt32LE(8));
  const verifier = info.subarray(12 + header.length);
  const bits = header.readUInt32LE(16);
  const isAes = [0x660e, 0x660f, 0x6610].includes(header.readUInt32LE(8)) && [128, 192, 256].includes(bits);
  if (!isAes || verifier.readUInt32LE(0) !== 16) return { status: 'unknown-method' };
  const base = stretched('sha1', verifier.subarray(4, 20), password, 50_000);
  const final = digest('sha1', base, count(0));
  const mask = (byte: number) =>
    digest(
      'sha1',
      Buffer.alloc(64, byte).map((one, i) => one ^ (final[i] ?? 0)),
    );
  const key = Buffer.concat([mask(0x36), mask(0x5c)]).subarray(0, bits / 8);
  const open = (bytes: Buffer) => decipher(`aes-${bits}-ecb`, key, null, bytes);
  const expected = digest('sha1', open(verifier.subarray(20, 36)));
  const value = open(verifier.subarray(40, 72)).subarray(0, expected.length);
  if (!value.equals(expected)) return { status: 'wrong-password' };
  return { status: 'opened', bytes: open(packed).subarray(0, size) };
}

/** The hash of a password after so many rounds, each with its number. */
function stretched(hash: string, salt: Buffer, password: string, rounds: number): Buffer {
  let value = digest(hash, salt, Buffer.from(password, 'utf16le'));
  for (let i = 0; i < rounds; i++) value = digest(hash, count(i), value);
  return value;
}

function digest(hash: string, ...parts: readonly Uint8Array[]): Buffer {
  const made = createHash(hash);
  for (const part of parts) made.update(part);
  return made.digest();
}

function count(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Cut, or filled up with 0x36. */
function fitted(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length, 0x36)]).subarray(0, length);
}

/** Whole blocks only; what is left over is cut off. */
function decipher(cipher: string, key: Buffer, iv: Buffer | null, bytes: Buffer): Buffer {
  const decipher = createDecipheriv(cipher, key, iv).setAutoPadding(false);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
  return Buffer.concat([decipher.update(whole), decipher.final()]);
}

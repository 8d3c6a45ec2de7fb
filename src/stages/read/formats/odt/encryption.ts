import crypto, { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { attributeOf, childrenOf, elementsOf, type MarkupElement } from '../markup/tree.ts';

/** Rounds of PBKDF2, and rounds, kilobytes and lanes of Argon2 that are worked through; more would be an attack. */
const most = { rounds: 10_000_000, passes: 100, memory: 1 << 18, lanes: 64 } as const;
/** Bytes that a checksum "of 1 kB" is of. */
const checkedBytes = 1024;

/** How a file of the package is encrypted (OpenDocument 1.3, part 2, 3.4; and as LibreOffice has done it since 2024). */
interface Encryption {
  readonly mode: 'cbc' | 'gcm';
  readonly initialisation: Buffer;
  /** Makes the key of a password. */
  readonly key: KeyMethod;
  /** Of the packed bytes; absent where the file has none. */
  readonly checksum?: { readonly hash: string; readonly value: Buffer; readonly ofBeginning: boolean };
  /** Bytes of the file, unpacked. */
  readonly size: number;
}

interface KeyMethod {
  /** Hash of the password, which the derivation begins with. */
  readonly startHash: string;
  readonly salt: Buffer;
  readonly size: number;
  readonly derivation:
    | { readonly by: 'pbkdf2'; readonly rounds: number }
    | { readonly by: 'argon2id'; readonly passes: number; readonly memory: number; readonly lanes: number };
}

/** The files of a package that have a password: each is unpacked by its path. */
export class EncryptedFiles {
  readonly #byPath = new Map<string, Encryption | undefined>();
  readonly #keys = new Map<string, Buffer>();
  readonly #file: string;
  readonly #password: string | undefined;

  /**
   * @param manifest root of `META-INF/manifest.xml`
   * @param file the document in messages
   */
  constructor(manifest: MarkupElement | undefined, file: string, password: string | undefined) {
    this.#file = file;
    this.#password = password;
    for (const entry of manifest === undefined ? [] : elementsOf(manifest)) {
      const data = entry.name === 'file-entry' ? childrenOf(entry, 'encryption-data')[0] : undefined;
      const path = attributeOf(entry, 'full-path');
      if (data !== undefined && path !== undefined) this.#byPath.set(path, encryptionOf(entry, data));
    }
  }

  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  /** Bytes that a file unfolds to, as the manifest says. */
  sizeOf(path: string): number {
    return this.#byPath.get(path)?.size ?? 0;
  }

  /**
   * The bytes of an encrypted file.
   * @param bytes as they stand in the package
   * @throws OnomastError `input.encrypted`, `input.password-wrong`, `input.damaged`
   */
  open(path: string, bytes: Uint8Array): Uint8Array {
    const file = this.#file;
    if (this.#password === undefined)
      throw new OnomastError('input.encrypted', 'the file is encrypted and needs a password', { file });
    const encryption = this.#byPath.get(path);
    if (encryption === undefined) throw unknownMethod(file);
    const packed = decipher(this.#keyOf(encryption.key, this.#password), encryption, bytes);
    if (packed === undefined || !isAsSummed(packed, encryption))
      throw new OnomastError('input.password-wrong', 'the password does not open the file', { file });
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, encryption.size) });
    } catch (cause) {
      // without a checksum and a tag a wrong password shows here
      if (encryption.checksum === undefined && encryption.mode === 'cbc')
        throw new OnomastError(
          'input.password-wrong',
          'the password does not open the file',
          { file },
          { cause },
        );
      throw new OnomastError('input.damaged', 'cannot be unfolded', { file: `${file}/${path}` }, { cause });
    }
  }

  /** Making a key takes long on purpose; files that share their salt share it. */
  #keyOf(method: KeyMethod, password: string): Buffer {
    const name = JSON.stringify({ ...method, salt: method.salt.toString('base64') });
    const key = this.#keys.get(name) ?? deriveKey(method, password);
    this.#keys.set(name, key);
    return key;
  }
}

function deriveKey({ startHash, salt, size, derivation }: KeyMethod, password: string): Buffer {
  const start = createHash(startHash).update(password, 'utf8').digest();
  if (derivation.by === 'pbkdf2') return pbkdf2Sync(start, salt, derivation.rounds, size, 'sha1');
  const { passes, memory, lanes } = derivation;
  const options = { message: start, nonce: salt, parallelism: lanes, tagLength: size, memory, passes };
  return crypto.argon2Sync('argon2id', options);
}

/** What an element under `encryption-data` says, by attribute; empty where it says nothing. */
type Said = (attribute: string) => string;

/** @returns undefined for a method that is not known */
function encryptionOf(entry: MarkupElement, data: MarkupElement): Encryption | undefined {
  const said = (name: string): Said => {
    const element = childrenOf(data, name)[0];
    return (attribute) => (element && attributeOf(element, attribute)) ?? '';
  };
  const algorithm = said('algorithm');
  const [, mode] = /#aes(?:128|192|256)-(cbc|gcm)$/.exec(algorithm('algorithm-name')) ?? [];
  const key = keyMethodOf(said('key-derivation'), said('start-key-generation'));
  const size = Number(attributeOf(entry, 'size'));
  if (mode === undefined || key === undefined || !(size >= 0)) return undefined;
  const summed = attributeOf(data, 'checksum-type') ?? '';
  const hash = hashOf(summed);
  const value = Buffer.from(attributeOf(data, 'checksum') ?? '', 'base64');
  return {
    mode: mode as Encryption['mode'],
    initialisation: Buffer.from(algorithm('initialisation-vector'), 'base64'),
    key,
    ...(hash !== undefined && { checksum: { hash, value, ofBeginning: /1k$/i.test(summed) } }),
    size,
  };
}

function keyMethodOf(derivation: Said, start: Said): KeyMethod | undefined {
  const startHash = hashOf(start('start-key-generation-name') || 'SHA1');
  const size = Number(derivation('key-size') || 16);
  if (startHash === undefined || ![16, 24, 32].includes(size)) return undefined;
  const method = { startHash, salt: Buffer.from(derivation('salt'), 'base64'), size };
  // the names of later versions are addresses that end in those of the first
  const name = derivation('key-derivation-name').toLowerCase();
  if (name.endsWith('pbkdf2')) {
    const rounds = Number(derivation('iteration-count'));
    return within(rounds, most.rounds) ? { ...method, derivation: { by: 'pbkdf2', rounds } } : undefined;
  }
  const [passes, memory, lanes] = ['iterations', 'memory', 'lanes'].map((one) =>
    Number(derivation(`argon2-${one}`)),
  );
  const isKnown =
    name.endsWith('argon2id') &&
    // Node has it since 24.7
    typeof crypto.argon2Sync === 'function' &&
    within(passes, most.passes) &&
    within(memory, most.memory) &&
    within(lanes, most.lanes) &&
    method.salt.length >= 8;
  if (!isKnown) return undefined;
  return { ...method, derivation: { by: 'argon2id', passes: passes!, memory: memory!, lanes: lanes! } };
}

function within(value: number | undefined, largest: number): boolean {
  return Number.isInteger(value) && value! >= 1 && value! <= largest;
}

/** `SHA1/1K`, `urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k`, `http://www.w3.org/2000/09/xmldsig#sha256`. */
function hashOf(name: string): string | undefined {
  const [, bits] = /(?:^|#)sha-?(1|256|384|512)(?:[/-]1k)?$/i.exec(name) ?? [];
  return bits && `sha${bits}`;
}

/** The packed bytes; undefined where the key is not theirs. */
function decipher(key: Buffer, encryption: Encryption, bytes: Uint8Array): Buffer | undefined {
  return encryption.mode === 'cbc'
    ? decipherCbc(key, encryption, bytes)
    : decipherGcm(key, encryption, bytes);
}

function decipherCbc(key: Buffer, { initialisation }: Encryption, bytes: Uint8Array): Buffer | undefined {
  const block = 16;
  if (bytes.length === 0 || bytes.length % block !== 0 || initialisation.length !== block) return undefined;
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, initialisation).setAutoPadding(false);
  const whole = Buffer.concat([cipher.update(bytes), cipher.final()]);
  // XML encryption fills the last block with anything, and says in its last byte how much that is
  const filled = whole.at(-1)!;
  return filled >= 1 && filled <= block ? whole.subarray(0, whole.length - filled) : undefined;
}

/** XML encryption has the initialisation vector before the bytes, and the tag that proves them after. */
function decipherGcm(key: Buffer, { initialisation }: Encryption, bytes: Uint8Array): Buffer | undefined {
  const [vector, tag] = [initialisation.length, 16];
  if (vector === 0 || bytes.length < vector + tag) return undefined;
  const name = key.length === 16 ? 'aes-128-gcm' : key.length === 24 ? 'aes-192-gcm' : 'aes-256-gcm';
  const cipher = createDecipheriv(name, key, bytes.subarray(0, vector), { authTagLength: tag });
  cipher.setAuthTag(bytes.subarray(bytes.length - tag));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(vector, bytes.length - tag)), cipher.final()]);
  } catch {
    return undefined;
  }
}

function isAsSummed(packed: Buffer, { checksum }: Encryption): boolean {
  if (checksum === undefined) return true;
  const summed = checksum.ofBeginning ? packed.subarray(0, checkedBytes) : packed;
  return createHash(checksum.hash).update(summed).digest().equals(checksum.value);
}

function unknownMethod(file: string): OnomastError {
  const remedy = 'Open it in its own program, and save it without a password.';
  return new OnomastError('input.encrypted', 'encrypted by a method that is not known', { file }, { remedy });
}

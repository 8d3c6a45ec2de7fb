import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { replaceFile } from '../../../files/whole-file.ts';
import { closed } from '../../../record/shapes.ts';
import { type Validator, validator } from '../../../record/validate.ts';

/** A judge's name becomes part of a file's name. */
export const judgeNamePattern = /^[\p{L}\p{N}_-]{1,64}$/u;
/** Characters of a password: fewer are guessed, more are work for nothing. */
export const passwordLength = { least: 10, most: 1000 } as const;

/** Cost of a guess: 64 MB and about a tenth of a second. */
const cost = { N: 1 << 16, r: 8, p: 1 } as const;
const hashBytes = 32;

const JudgeSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 64 }),
    scrypt: Type.Object(
      {
        N: Type.Integer({ minimum: 1 << 14, maximum: 1 << 20 }),
        r: Type.Integer({ minimum: 1, maximum: 32 }),
        p: Type.Integer({ minimum: 1, maximum: 16 }),
        salt: Type.String({ pattern: '^[0-9a-f]{32,128}$' }),
        hash: Type.String({ pattern: `^[0-9a-f]{${hashBytes * 2}}$` }),
      },
      closed,
    ),
  },
  closed,
);
interface Judge {
  readonly name: string;
  readonly scrypt: {
    readonly N: number;
    readonly r: number;
    readonly p: number;
    readonly salt: string;
    readonly hash: string;
  };
}
const isJudge: Validator<Judge> = validator(JudgeSchema);

/** Named judges with passwords: a file of JSON lines that only its owner reads, without the passwords themselves. */
export class Judges {
  readonly #judges: Map<string, Judge>;

  private constructor(judges: readonly Judge[]) {
    this.#judges = new Map(judges.map((judge) => [judge.name, judge]));
  }

  /** @throws OnomastError `server.judges-invalid` */
  static read(file: string): Judges {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      throw new OnomastError(
        'server.judges-invalid',
        'the file of judges cannot be read',
        { file },
        { cause },
      );
    }
    const lines = text.split('\n').map((line, i) => ({ line, number: i + 1 }));
    return new Judges(
      lines
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, number }) => parseJudge(line, file, number)),
    );
  }

  /** Those of a file that may not be there yet. */
  static readOrNone(file: string): Judges {
    return existsSync(file) ? Judges.read(file) : new Judges([]);
  }

  get names(): string[] {
    return [...this.#judges.keys()].sort();
  }

  has(name: string): boolean {
    return this.#judges.has(name);
  }

  /** Whether a judge of this name has this password; as long in the working where there is none of the name. */
  async verify(name: string, password: string): Promise<boolean> {
    const known = this.#judges.get(name)?.scrypt;
    const { salt, hash, ...own } = known ?? { ...cost, salt: '00'.repeat(16), hash: '00'.repeat(hashBytes) };
    const given = await derive(password, Buffer.from(salt, 'hex'), own);
    return timingSafeEqual(given, Buffer.from(hash, 'hex')) && known !== undefined;
  }

  async set(name: string, password: string): Promise<void> {
    const salt = randomBytes(16);
    const hash = await derive(password, salt, cost);
    this.#judges.set(name, {
      name,
      scrypt: { ...cost, salt: salt.toString('hex'), hash: hash.toString('hex') },
    });
  }

  /** @returns whether there was one */
  remove(name: string): boolean {
    return this.#judges.delete(name);
  }

  async write(file: string): Promise<void> {
    const lines = this.names.map((name) => `${JSON.stringify(this.#judges.get(name))}\n`);
    await replaceFile(file, lines.join(''));
  }
}

function parseJudge(line: string, file: string, number: number): Judge {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new OnomastError('server.judges-invalid', 'not JSON', { file, line: number });
  }
  if (!isJudge(value) || !judgeNamePattern.test(value.name))
    throw new OnomastError('server.judges-invalid', 'no judge with a hashed password', {
      file,
      line: number,
    });
  return value;
}

function derive(
  password: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(password.normalize('NFC'), salt, hashBytes, options, (error, key) =>
    error === null ? resolve(key) : reject(error),
  );
  return promise;
}

import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';

/** Chance from a seed (mulberry32): the same seed, the same inputs. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Chance = ReturnType<typeof chance>;

/** What breaks readers: ends of ranges, names of prototypes, half characters, marks of formats, depth. */
const tokens: readonly Uint8Array[] = [
  ...[
    '__proto__',
    'constructor',
    '\u0000',
    '../../x',
    '1e999',
    '-1',
    '99999999999999999999',
    '\\ud800',
    '[]',
    '{}',
    'null',
    '""',
    '<!ENTITY a "&a;">',
    '<![CDATA[',
    '%PDF-1.7',
    'PK\u0003\u0004',
    '\r\n\r\n',
    '\u2028',
    '\u202e',
    '1/1/1/1/1/1/1/1',
    '$1,1,1.1.1',
  ].map((text) => new TextEncoder().encode(text)),
  Uint8Array.of(0xff, 0xfe),
  Uint8Array.of(0xef, 0xbb, 0xbf),
  Uint8Array.of(0xed, 0xa0, 0x80),
  Uint8Array.of(0xf0, 0x9f),
  new Uint8Array(300).fill(0x5b),
  new Uint8Array(64).fill(0xff),
];

/** Values that a field was never meant to have. */
const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e300,
  2 ** 53,
  '',
  'x'.repeat(3000),
  '\u0000',
  '\ud800',
  '../../etc',
  '__proto__',
  [],
  {},
  [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]],
  { constructor: 1 },
  [null],
  'https://[',
  '2020-99-99',
];

/**
 * Another input made from a seed: bytes changed, cut, doubled, put in, or a member of its JSON replaced; of packages mostly a file in
 * them, as damage of the package itself ends in its checksums.
 */
export function mutate(seed: Uint8Array, others: readonly Uint8Array[], random: Chance): Uint8Array {
  if (random(4) > 0) {
    const inside = mutateInside(seed, random);
    if (inside !== undefined) return inside;
  }
  const asJson = random(2) === 0 ? mutateJson(seed, random) : undefined;
  let bytes = asJson ?? seed;
  const times = asJson === undefined ? 1 + random(4) : random(2);
  for (let i = 0; i < times; i++) bytes = mutateBytes(bytes, others, random);
  return bytes;
}

/** A package with one of its files changed; undefined where it is none. */
function mutateInside(bytes: Uint8Array, random: Chance): Uint8Array | undefined {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gzipSync(mutate(gunzipSync(bytes), [bytes], random));
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
    const files = unzipSync(bytes);
    const names = Object.keys(files);
    const name = names[random(names.length)]!;
    return zipSync({ ...files, [name]: mutate(files[name]!, Object.values(files), random) }, { level: 1 });
  } catch {
    // packed in a way that nobody can unpack, as one with a password is
    return undefined;
  }
}

function mutateBytes(bytes: Uint8Array, others: readonly Uint8Array[], random: Chance): Uint8Array {
  const at = random(bytes.length + 1);
  const length = random(Math.min(64, bytes.length - at) + 1);
  switch (random(7)) {
    case 0:
      return joined(bytes.subarray(0, at), bytes.subarray(at + length));
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return joined(bytes.subarray(0, at), tokens[random(tokens.length)]!, bytes.subarray(at));
    case 3: {
      const part = bytes.subarray(at, at + length);
      return joined(
        bytes.subarray(0, at),
        ...new Array<Uint8Array>(1 + random(30)).fill(part),
        bytes.subarray(at),
      );
    }
    case 4: {
      const other = others[random(others.length)]!;
      return joined(bytes.subarray(0, at), other.subarray(random(other.length + 1)));
    }
    case 5: {
      const changed = Uint8Array.from(bytes);
      for (let i = 0; i <= random(8) && changed.length > 0; i++)
        changed[random(changed.length)] = random(256);
      return changed;
    }
    default: {
      const changed = Uint8Array.from(bytes);
      if (changed.length > 0) changed[random(changed.length)]! ^= 1 << random(8);
      return changed;
    }
  }
}

/** One line or the whole as JSON, a member of it replaced, removed or renamed. */
function mutateJson(bytes: Uint8Array, random: Chance): Uint8Array | undefined {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split('\n');
  const whole = parsed(text);
  const which = random(lines.length);
  const value = whole ?? parsed(lines[which]!);
  if (typeof value !== 'object' || value === null) return undefined;
  const holders: (Record<string, unknown> | unknown[])[] = [];
  const collect = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    holders.push(node as Record<string, unknown>);
    for (const child of Object.values(node)) collect(child);
  };
  collect(value);
  for (let i = 0; i <= random(2); i++) {
    const holder = holders[random(holders.length)]! as Record<string, unknown>;
    const keys = Object.keys(holder);
    const key = keys[random(keys.length)];
    if (key === undefined) continue;
    const odd = oddValues[random(oddValues.length)];
    if (random(4) === 0) delete holder[key];
    else {
      const name = random(6) > 0 ? key : random(2) === 0 ? '__proto__' : 'constructor';
      // Plain assignment to these would change the object's own nature.
      Object.defineProperty(holder, name, {
        value: odd,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  const changed = JSON.stringify(value);
  return new TextEncoder().encode(whole === undefined ? lines.with(which, changed).join('\n') : changed);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

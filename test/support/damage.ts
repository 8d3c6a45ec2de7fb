import { unzipSync, zipSync } from 'fflate';

/** Damages files by chance; the same seed, the same damage. */
export function damager(seed: number) {
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  /** Cuts bytes short, changes some, takes a stretch out, or doubles one. */
  const damaged = (file: Uint8Array, way: number): Uint8Array => {
    const bytes = Buffer.from(file);
    const at = below(bytes.length);
    if (way === 0) return bytes.subarray(0, at);
    const after = at + below(Math.max(2, bytes.length / 10));
    if (way === 2) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(after)]);
    if (way === 3) return Buffer.concat([bytes.subarray(0, after), bytes.subarray(at)]);
    for (let i = 0; i < 1 + below(20); i++) bytes[below(bytes.length)] = below(256);
    return bytes;
  };
  /** Damages one file of a package, which is packed anew: damage of the package itself ends in its checksums. */
  const damagedInside = (file: Uint8Array, way: number): Uint8Array => {
    const parts = unzipSync(file);
    const names = Object.keys(parts);
    const name = names[below(names.length)]!;
    return zipSync({ ...parts, [name]: damaged(parts[name]!, way) });
  };
  return { below, damaged, damagedInside };
}

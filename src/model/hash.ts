/**
 * 32-bit hashes of features. A feature is a template number mixed with the hash of a string or of other features;
 * the model stores only the hash, so that no string is kept or built while tagging.
 */

/** FNV-1a over UTF-16 code units, then a finaliser. */
export function hashString(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return finish(h);
}

/** Mixes two hashes in order: `mix(a, b)` is not `mix(b, a)`. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ b;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function finish(h: number): number {
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Hash of a phrase by its words; of one word, {@link hashString} of it. */
export function phraseHash(words: readonly string[]): number {
  let h = hashString(words[0]!);
  for (let i = 1; i < words.length; i++) h = mix(h, hashString(words[i]!));
  return h;
}

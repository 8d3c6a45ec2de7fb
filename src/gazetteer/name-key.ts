import { foldWords } from './fold.ts';
import { hashAscii } from './hash.ts';

/** A name as several gazetteers are asked about it: folded and hashed once. */
export interface NameKey {
  readonly name: string;
  readonly words: readonly string[];
  /** {@link hashAscii} of each word. */
  readonly hashes: readonly number[];
}

export function nameKey(name: string): NameKey {
  const { words } = foldWords(name);
  return { name, words, hashes: words.map(hashAscii) };
}

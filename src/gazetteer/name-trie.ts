import { firstWhere } from '../text/first-where.ts';
import { RankBits } from './bits.ts';
import { lastPosting, noPosting } from './format.ts';
import { hashAscii } from './hash.ts';
import type { Vocabulary } from './near-words.ts';
import type { Column, Sections } from './sections.ts';

/** Skeleton hashes in order, and the word of each. */
export interface Skeletons {
  readonly hashes: Column;
  readonly words: Column;
}

/** The names of a compiled gazetteer: a vocabulary of folded words, and a trie of their numbers whose nodes tell the aliases. */
export class NameTrie {
  readonly #sections: Sections;
  readonly #words: Column;
  readonly #wordStart: Column;
  readonly #wordSlots: Column;
  readonly #roots: RankBits;
  readonly #lowerRoots: RankBits;
  readonly #nodeWord: Column;
  readonly #nodeInner: RankBits;
  readonly #innerChild: Column;
  readonly #nodePosting: Column;
  readonly #postings: Column;
  #vocabulary: Vocabulary | undefined;
  #skeletons: Skeletons | undefined;

  constructor(sections: Sections) {
    this.#sections = sections;
    this.#words = sections.column('words');
    this.#wordStart = sections.column('wordStart');
    this.#wordSlots = sections.column('wordSlots');
    this.#roots = new RankBits(sections.numbers('roots'));
    this.#lowerRoots = new RankBits(sections.numbers('lowerRoots'));
    this.#nodeWord = sections.column('nodeWord');
    this.#nodeInner = new RankBits(sections.numbers('nodeInner'));
    this.#innerChild = sections.column('innerChild');
    this.#nodePosting = sections.column('nodePosting');
    this.#postings = sections.column('postings');
  }

  /** The words in byte order, for the automaton. */
  get vocabulary(): Vocabulary {
    this.#vocabulary ??= {
      words: this.#words.whole() as Uint8Array,
      wordStart: this.#wordStart.whole() as Uint32Array,
    };
    return this.#vocabulary;
  }

  /** Transliteration skeletons. */
  get skeletons(): Skeletons {
    this.#skeletons ??= {
      hashes: this.#sections.column('skeletonHash'),
      words: this.#sections.column('skeletonWord'),
    };
    return this.#skeletons;
  }

  /**
   * Number of a folded word, or -1.
   * @param hash its {@link hashAscii}, for who asks several gazetteers
   */
  word(word: string, hash = hashAscii(word)): number {
    const slots = this.#wordSlots;
    if (slots.length === 0) return -1;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let known = slots.at(slot); known !== 0; known = slots.at(slot)) {
      if (this.#isWord(known - 1, word)) return known - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** The node of a key's first word, or -1. */
  root(word: number): number {
    return word < 0 ? -1 : this.#roots.rank(word);
  }

  /** Whether a key that begins with this word may begin with a lowercase letter. */
  hasLowerRoot(word: number): boolean {
    return word >= 0 && this.#lowerRoots.rank(word) >= 0;
  }

  /** The child of a node by a word, or -1. */
  child(node: number, word: number): number {
    const inner = this.#nodeInner.rank(node);
    if (inner < 0 || word < 0) return -1;
    const last = this.#innerChild.at(inner + 1) - 1;
    const child = firstWhere(this.#innerChild.at(inner), last, (node) => this.#nodeWord.at(node) >= word);
    return this.#nodeWord.at(child) === word ? child : -1;
  }

  /** Whether a key goes on after this node. */
  hasChildren(node: number): boolean {
    return this.#nodeInner.rank(node) >= 0;
  }

  /** Whether a key ends at this node. */
  isKey(node: number): boolean {
    return this.#nodePosting.at(node) !== noPosting;
  }

  /** The aliases whose key ends at a node. */
  aliasesAt(node: number): number[] {
    const posting = this.#nodePosting.at(node);
    if (posting === noPosting) return [];
    if (posting >= lastPosting) return [posting - lastPosting];
    const aliases: number[] = [];
    for (let i = posting; ; i++) {
      const alias = this.#postings.at(i);
      if (alias >= lastPosting) {
        aliases.push(alias - lastPosting);
        return aliases;
      }
      aliases.push(alias);
    }
  }

  /** The node of a key, or -1. */
  walk(words: readonly string[], hashes?: readonly number[]): number {
    if (words.length === 0) return -1;
    let node = this.root(this.word(words[0]!, hashes?.[0]));
    for (let i = 1; i < words.length && node >= 0; i++)
      node = this.child(node, this.word(words[i]!, hashes?.[i]));
    return node >= 0 && this.isKey(node) ? node : -1;
  }

  #isWord(number: number, word: string): boolean {
    const start = this.#wordStart.at(number);
    if (this.#wordStart.at(number + 1) - start !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (this.#words.at(start + i) !== word.charCodeAt(i)) return false;
    return true;
  }
}

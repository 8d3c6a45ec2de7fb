import { RankBits } from './bits.ts';
import { lastPosting, noPosting } from './format.ts';
import { GrowableU32 } from './growable.ts';
import { hashPair } from './hash.ts';

/** A trie of word sequences while it grows: nodes in the order they came, found through a hash table of (parent, word). */
export class TrieBuilder {
  readonly parents = new GrowableU32();
  readonly words = new GrowableU32();
  #slots = new Uint32Array(1 << 12);

  constructor() {
    // Node 0 is the root.
    this.parents.push(0);
    this.words.push(0);
  }

  /** The child of a node by a word, new or known. */
  child(parent: number, word: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashPair(parent, word) & mask;
    for (let known = this.#slots[slot]!; known !== 0; known = this.#slots[slot]!) {
      if (this.parents.array[known] === parent && this.words.array[known] === word) return known;
      slot = (slot + 1) & mask;
    }
    const node = this.parents.length;
    this.parents.push(parent);
    this.words.push(word);
    this.#slots[slot] = node;
    if (node * 3 > this.#slots.length * 2) this.#grow();
    return node;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let node = 1; node < this.parents.length; node++) {
      let slot = hashPair(this.parents.array[node]!, this.words.array[node]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

/** The trie's sections. Nodes are in breadth-first order without the root, siblings next to each other by word. */
interface Trie {
  nodeWord: Uint32Array;
  nodeInner: Uint32Array;
  innerChild: Uint32Array;
  nodePosting: Uint32Array;
  postings: Uint32Array;
  roots: Uint32Array;
}

/**
 * Lays the trie out for reading.
 * @param rank place of each word in byte order
 * @param keyNode per key the node it ends at
 * @param keyAlias per key its alias; aliases do not descend
 */
export function buildTrie(
  builder: TrieBuilder,
  rank: Uint32Array,
  keyNode: Uint32Array,
  keyAlias: Uint32Array,
): Trie {
  const parents = builder.parents.done();
  const words = builder.words.done();
  const count = parents.length;
  // Children by parent, then each family by word.
  const first = new Uint32Array(count + 1);
  for (let node = 1; node < count; node++) first[parents[node]! + 1]!++;
  for (let node = 0; node < count; node++) first[node + 1]! += first[node]!;
  const children = new Uint32Array(count - 1);
  const fill = first.slice();
  for (let node = 1; node < count; node++) children[fill[parents[node]!]!++] = node;
  for (let node = 0; node < count; node++) {
    if (first[node + 1]! - first[node]! > 1)
      children.subarray(first[node]!, first[node + 1]!).sort((a, b) => rank[words[a]!]! - rank[words[b]!]!);
  }
  // Breadth first: `queue[i]` is the old number of new node i.
  const queue = new Uint32Array(count - 1);
  const innerChild = new GrowableU32();
  const isInner = new Uint8Array(count - 1);
  let tail = 0;
  for (let c = first[0]!; c < first[1]!; c++) queue[tail++] = children[c]!;
  const rootCount = tail;
  for (let i = 0; i < tail; i++) {
    const old = queue[i]!;
    if (first[old] === first[old + 1]) continue;
    isInner[i] = 1;
    innerChild.push(tail);
    for (let c = first[old]!; c < first[old + 1]!; c++) queue[tail++] = children[c]!;
  }
  innerChild.push(tail);
  const nodeWord = new Uint32Array(count - 1);
  const newNumber = new Uint32Array(count);
  for (let i = 0; i < tail; i++) {
    nodeWord[i] = rank[words[queue[i]!]!]!;
    newNumber[queue[i]!] = i;
  }
  const isRoot = new Uint8Array(rank.length);
  for (let i = 0; i < rootCount; i++) isRoot[nodeWord[i]!] = 1;
  return {
    nodeWord,
    nodeInner: RankBits.pack(count - 1, (node) => isInner[node] === 1),
    innerChild: innerChild.done(),
    roots: RankBits.pack(rank.length, (word) => isRoot[word] === 1),
    ...buildPostings(count - 1, newNumber, keyNode, keyAlias),
  };
}

/** Per node its aliases: one stands in `nodePosting` itself, several in `postings`, the last of them marked. */
function buildPostings(
  nodeCount: number,
  newNumber: Uint32Array,
  keyNode: Uint32Array,
  keyAlias: Uint32Array,
): { nodePosting: Uint32Array; postings: Uint32Array } {
  const start = new Uint32Array(nodeCount + 1);
  for (const old of keyNode) start[newNumber[old]! + 1]!++;
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!;
  const byNode = new Uint32Array(start[nodeCount]!);
  const fill = start.slice();
  for (let key = 0; key < keyNode.length; key++) byNode[fill[newNumber[keyNode[key]!]!]!++] = keyAlias[key]!;
  const nodePosting = new Uint32Array(nodeCount).fill(noPosting);
  const postings = new GrowableU32();
  for (let node = 0; node < nodeCount; node++) {
    const from = start[node]!;
    const to = start[node + 1]!;
    if (to - from === 1) nodePosting[node] = (byNode[from]! | lastPosting) >>> 0;
    else if (to > from) {
      nodePosting[node] = postings.length;
      for (let i = from; i < to; i++)
        postings.push(i === to - 1 ? (byNode[i]! | lastPosting) >>> 0 : byNode[i]!);
    }
  }
  return { nodePosting, postings: postings.done() };
}

import { nameTypes } from '../record/entity-types.ts';
import { codePointIndex } from '../records/audit/align/code-points.ts';
import type { GoldDocument, GoldMention } from '../records/audit/gold.ts';
import { withHeading } from './headings.ts';
import { Random } from './random.ts';

/** How often each change is made to a mention, from 0 to 1. */
export interface AugmentOptions {
  readonly seed: number;
  /** Put another name of its type, from any of the documents, in its place. */
  readonly swap: number;
  /** Put another country or nationality into a longer name that holds one: "Agreement between Belarus and …". */
  readonly swapInside: number;
  /** Write the words of a long name after the first in lowercase: "Agreement on cooperation in the field of …". */
  readonly lower: number;
  /** Change, drop or double a letter, as a scanner does. */
  readonly noise: number;
  /** How many documents in one are copied once more below one of their sentences as a heading. */
  readonly heading: number;
}

export const usualAugmentation: AugmentOptions = {
  seed: 1,
  swap: 0.5,
  swapInside: 0.5,
  lower: 0.12,
  noise: 0.03,
  heading: 0.4,
};

/**
 * Copies documents with their names changed, so that the model learns the places where names stand and the shapes they have rather
 * than the names. Amounts and dates stay. Same seed, same texts.
 */
export function augment(documents: readonly GoldDocument[], options = usualAugmentation): GoldDocument[] {
  const random = new Random(options.seed);
  const changer = new NameChanger(documents, options, random);
  const copies = documents.map((document) => withNames(document, (mention) => changer.changed(mention)));
  const headed = documents
    .map((document) => (random.next() < options.heading ? withHeading(document, random) : undefined))
    .filter((document) => document !== undefined);
  return [...copies, ...headed];
}

/** A copy of a document with other names in the places of its own. */
function withNames(document: GoldDocument, nameFor: (mention: GoldMention) => string): GoldDocument {
  const index = codePointIndex(document.text);
  let text = '';
  let from = 0;
  let length = 0;
  const mentions: GoldMention[] = [];
  const add = (part: string): void => {
    text += part;
    length += codePointIndex(part).length;
  };
  for (const mention of document.mentions) {
    if (mention.start < from) continue;
    add(index.slice(from, mention.start));
    const name = nameFor(mention);
    const start = length;
    add(name);
    mentions.push({ ...mention, start, end: length, text: name, value: '' });
    from = mention.end;
  }
  add(index.slice(from, index.length));
  return { id: `${document.id}+`, text, mentions };
}

/** Changes names at random, by names of other documents. */
class NameChanger {
  readonly #options: AugmentOptions;
  readonly #random: Random;
  /** Names by type. */
  readonly #names: ReadonlyMap<string, readonly string[]>;
  /** What may stand in place of a word inside a longer name: single words only, which fit without another change. */
  readonly #innerOf: ReadonlyMap<string, readonly string[]>;

  constructor(documents: readonly GoldDocument[], options: AugmentOptions, random: Random) {
    this.#options = options;
    this.#random = random;
    const pools = new Map<string, Set<string>>();
    for (const { mentions } of documents) {
      for (const { type, text } of mentions) {
        if (!(nameTypes as readonly string[]).includes(type)) continue;
        pools.set(type, (pools.get(type) ?? new Set()).add(text));
      }
    }
    this.#names = new Map([...pools].map(([type, pool]) => [type, [...pool].sort()]));
    const inner = ['GPE', 'NORP'].map((type) =>
      (this.#names.get(type) ?? []).filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name)),
    );
    this.#innerOf = new Map(inner.flatMap((list) => list.map((name) => [name, list] as const)));
  }

  /** A name to stand in place of a mention's. */
  changed({ type, text }: GoldMention): string {
    const { swap, swapInside, lower, noise } = this.#options;
    const names = this.#names.get(type);
    if (names === undefined) return text;
    let name = text;
    if (this.#random.next() < swap) name = this.#pick(names);
    if (name.includes(' ') && this.#random.next() < swapInside) {
      name = name.replace(/\p{L}+/gu, (word) => {
        const list = this.#innerOf.get(word);
        return list === undefined ? word : this.#pick(list);
      });
    }
    if ((type === 'LAW' || type === 'EVENT') && this.#random.next() < lower) {
      name = name.replace(/(?<=[\p{L},] )\p{Lu}\p{Ll}+/gu, (word) =>
        this.#innerOf.has(word) ? word : word.toLowerCase(),
      );
    }
    return name.length > 4 && this.#random.next() < noise ? this.#damaged(name) : name;
  }

  /** A letter dropped, doubled or misread. */
  #damaged(name: string): string {
    const at = 1 + this.#random.below(name.length - 2);
    const letter = name[at]!;
    if (!/\p{Ll}/u.test(letter)) return name;
    const roll = this.#random.below(3);
    const put = roll === 0 ? '' : roll === 1 ? letter + letter : 'etlicon'[this.#random.below(7)]!;
    return name.slice(0, at) + put + name.slice(at + 1);
  }

  #pick(list: readonly string[]): string {
    return list[this.#random.below(list.length)]!;
  }
}

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
  /** Write the words of a long name behind the first in small letters: "Agreement on cooperation in the field of …". */
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
  const pools = new Map<string, string[]>();
  for (const { mentions } of documents) {
    for (const { type, text } of mentions) {
      if (!(nameTypes as readonly string[]).includes(type)) continue;
      const pool = pools.get(type);
      if (pool === undefined) pools.set(type, [text]);
      else pool.push(text);
    }
  }
  const distinct = new Map([...pools].map(([type, pool]) => [type, [...new Set(pool)].sort()]));
  const pick = (list: readonly string[]): string => list[random.below(list.length)]!;
  // Single words only: they fit into a longer name without another change.
  const inner = ['GPE', 'NORP'].map((type) =>
    (distinct.get(type) ?? []).filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name)),
  );
  const innerOf = new Map(inner.flatMap((list) => list.map((name) => [name, list] as const)));

  const changed = (mention: GoldMention): string => {
    let name = mention.text;
    if (!distinct.has(mention.type)) return name;
    if (random.next() < options.swap) name = pick(distinct.get(mention.type)!);
    if (name.includes(' ') && random.next() < options.swapInside) {
      name = name.replace(/\p{L}+/gu, (word) => {
        const list = innerOf.get(word);
        return list === undefined ? word : pick(list);
      });
    }
    if ((mention.type === 'LAW' || mention.type === 'EVENT') && random.next() < options.lower) {
      name = name.replace(/(?<=[\p{L},] )\p{Lu}\p{Ll}+/gu, (word) =>
        innerOf.has(word) ? word : word.toLowerCase(),
      );
    }
    if (name.length > 4 && random.next() < options.noise) {
      const at = 1 + random.below(name.length - 2);
      const letter = name[at]!;
      if (/\p{Ll}/u.test(letter)) {
        const roll = random.below(3);
        const put = roll === 0 ? '' : roll === 1 ? letter + letter : 'etlicon'[random.below(7)]!;
        name = name.slice(0, at) + put + name.slice(at + 1);
      }
    }
    return name;
  };

  const copies = documents.map((document) => {
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
      const name = changed(mention);
      const start = length;
      add(name);
      mentions.push({ ...mention, start, end: length, text: name, value: '' });
      from = mention.end;
    }
    add(index.slice(from, index.length));
    return { id: `${document.id}+`, text, mentions };
  });
  const headed = documents
    .map((document) => (random.next() < options.heading ? withHeading(document, random) : undefined))
    .filter((document) => document !== undefined);
  return [...copies, ...headed];
}

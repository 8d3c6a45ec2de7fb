import { wordList } from './word-lists.ts';

/** How a head word may be built out. */
export interface Head {
  /** Prepositions that may follow in the name, besides `of`. */
  readonly links?: ReadonlySet<string>;
  /** `in` a place: `Embassy of Belarus in China`. */
  readonly located?: boolean;
  /** Places joined by "and" may end it: "Forum of Regions of Belarus and Russia". */
  readonly pairs?: boolean;
  /** What makes a name of it: modifiers before it, a chain after it, one of both (the usual case), or nothing. */
  readonly needs?: 'left' | 'right' | 'either' | 'none';
  /** A quoted title may follow: `Forum "Innovations"`. */
  readonly quoted?: boolean;
  /** A year may follow: `Digital Almaty Forum 2021`. */
  readonly year?: boolean;
  /** Ordinal and Roman numbers before it belong to it: `6th International Economic Forum`. */
  readonly ordinals?: boolean;
  /** Lowercase title words may go on with the chain, once it has begun capitalised: treaties. */
  readonly title?: boolean;
  /** Capitalised words that follow at once belong to it: `Hotel Metropol`, `Lake Naroch`. */
  readonly names?: boolean;
  /** Confidence where both modifiers and chain are there; less for one of them. */
  readonly confidence?: number;
}

/** Head words with their rules, from the names of lists (see {@link wordList}) and the rule that each follows. */
export function headTable(lists: Readonly<Record<string, Head>>): ReadonlyMap<string, Head> {
  return new Map(
    Object.entries(lists).flatMap(([list, head]) => [...wordList(list)].map((word) => [word, head] as const)),
  );
}

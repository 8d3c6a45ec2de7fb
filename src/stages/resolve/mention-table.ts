import { nameTypes } from '../../record/entity-types.ts';
import type { NameType } from '../../record/schema.ts';
import { detached } from '../../text/copy-string.ts';

/** Growable typed column. */
class Column<T extends Uint8Array | Int32Array> {
  #data: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#data = make(256);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#data as never);
      this.#data = larger;
    }
    this.#data[this.#length++] = value;
  }

  at(index: number): number {
    return this.#data[index]!;
  }

  set(index: number, value: number): void {
    this.#data[index] = value;
  }
}

/** How a mention follows the one before it in its flow: what stands between the two. */
export const gap = {
  none: 0,
  comma: 1,
  and: 2,
  hyphen: 3,
  of: 4,
  in: 5,
  open: 6,
  space: 7,
  slash: 8,
  other: 9,
  /** Digits and marks of an enumeration: "); 2. ", ") and ". */
  enumeration: 10,
  /** Joins members of a list that may hold commas themselves: "Attapeu, Laos; Pailin, Cambodia". */
  semicolon: 11,
} as const;

/** What the words next to a mention say about what it is. Bits. */
export const hint = {
  city: 1,
  region: 2,
  district: 4,
  /** The mention stands in a bibliography or a citing footnote. */
  citation: 8,
  /** The head word after it is in the plural: it speaks for a whole list. */
  plural: 16,
  /** The head word stands before it: "regions of". */
  headBefore: 32,
  /** It stands before a word for people or a side: "the Irkutsk side", "Pavlodar residents". */
  modifier: 64,
  /** It stands next to a word for firms and their goods: "Irkutsk enterprises", "producers of Irkutsk". */
  business: 128,
} as const;

/** A distinct name of a document: a type with a cleaned surface. */
export interface Name {
  readonly type: NameType;
  readonly surface: string;
  count: number;
  /** Index of the first mention. */
  readonly first: number;
}

const typeIndex = new Map<string, number>(nameTypes.map((type, i) => [type, i]));

/**
 * The mentions of a document as columns: a few bytes each however long the document; their names are interned.
 * Amounts and dates are kept as -1 so that indices agree with the order they were added in.
 */
export class MentionTable {
  readonly names: Name[] = [];
  /** Index into `names`, -1 for amounts and dates. */
  readonly nameOf = new Column((n) => new Int32Array(n));
  /** A code of {@link gap} towards the mention before. */
  readonly gapOf = new Column((n) => new Uint8Array(n));
  /** Bits of {@link hint}. */
  readonly hintOf = new Column((n) => new Uint8Array(n));
  readonly #ids: ReadonlyArray<Map<string, number>> = nameTypes.map(() => new Map());

  get length(): number {
    return this.nameOf.length;
  }

  /** Adds a mention of a name, or of a value with `type` undefined; returns its name's index or -1. */
  push(type: NameType | undefined, surface: string, gapCode: number, hints: number): number {
    let id = -1;
    if (type !== undefined) {
      const ids = this.#ids[typeIndex.get(type)!]!;
      const known = ids.get(surface);
      if (known === undefined) {
        id = this.names.length;
        const kept = detached(surface);
        ids.set(kept, id);
        this.names.push({ type, surface: kept, count: 1, first: this.nameOf.length });
      } else {
        id = known;
        this.names[id]!.count++;
      }
    }
    this.nameOf.push(id);
    this.gapOf.push(gapCode);
    this.hintOf.push(hints);
    return id;
  }

  /** Index of a name, or undefined. */
  find(type: NameType, surface: string): number | undefined {
    return this.#ids[typeIndex.get(type)!]!.get(surface);
  }
}

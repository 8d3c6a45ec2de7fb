import { OnomastError } from '../errors/onomast-error.ts';

/** A table of few distinct strings, each known by its index. */
export class Interner {
  readonly values: string[];
  readonly #index = new Map<string, number>();
  readonly #limit: number;
  readonly #what: string;

  constructor(what: string, limit: number, first?: string) {
    this.#what = what;
    this.#limit = limit;
    this.values = first === undefined ? [] : [first];
    if (first !== undefined) this.#index.set(first, 0);
  }

  add(value: string): number {
    const known = this.#index.get(value);
    if (known !== undefined) return known;
    if (this.values.length > this.#limit)
      throw new OnomastError(
        'gazetteer.too-large',
        `more than ${this.#limit} different ${this.#what} in one gazetteer`,
      );
    this.#index.set(value, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

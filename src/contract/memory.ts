/**
 * Names a piece of state and says how it begins. Each scope, a document or a flow, makes its own on first use, so no
 * recogniser keeps state between documents by accident.
 */
export interface MemoryKey<Scope, T> {
  /** For messages and debugging only; the key's identity counts. */
  readonly name: string;
  readonly create: (scope: Scope) => T;
}

/** The state of one scope. */
export class Memory<Scope> {
  readonly #scope: Scope;
  readonly #values = new Map<MemoryKey<Scope, unknown>, unknown>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  of<T>(key: MemoryKey<Scope, T>): T {
    let value = this.#values.get(key as MemoryKey<Scope, unknown>) as T | undefined;
    if (value === undefined) {
      value = key.create(this.#scope);
      this.#values.set(key as MemoryKey<Scope, unknown>, value);
    }
    return value;
  }
}

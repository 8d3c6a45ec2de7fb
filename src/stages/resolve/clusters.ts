/**
 * Union-find over names, with what a cluster knows of itself: a gazetteer id. Clusters with different ids never join.
 * The root is always the name that was mentioned first, so that results do not depend on the order of joins.
 */
export class Clusters {
  readonly #parent: Int32Array;
  readonly #id: Map<number, string> = new Map();

  constructor(size: number) {
    this.#parent = new Int32Array(size);
    for (let i = 0; i < size; i++) this.#parent[i] = i;
  }

  find(name: number): number {
    let root = name;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    while (this.#parent[name] !== root) {
      const next = this.#parent[name]!;
      this.#parent[name] = root;
      name = next;
    }
    return root;
  }

  idOf(name: number): string | undefined {
    return this.#id.get(this.find(name));
  }

  /** Says which known thing a name is; false if it is already another. */
  identify(name: number, id: string): boolean {
    const root = this.find(name);
    const known = this.#id.get(root);
    if (known !== undefined) return known === id;
    this.#id.set(root, id);
    return true;
  }

  /** Joins two names' clusters; false if they are known to be different things. */
  join(a: number, b: number): boolean {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA === rootB) return true;
    const idA = this.#id.get(rootA);
    const idB = this.#id.get(rootB);
    if (idA !== undefined && idB !== undefined && idA !== idB) return false;
    const root = Math.min(rootA, rootB);
    this.#parent[Math.max(rootA, rootB)] = root;
    const id = idA ?? idB;
    if (id !== undefined) this.#id.set(root, id);
    return true;
  }
}

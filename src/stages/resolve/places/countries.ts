/** How much each country is spoken of: recent flows count more. Costs a few additions a flow. */
export class CountryContext {
  readonly #weights = new Map<string, number>();
  #total = 0;

  add(code: string, weight: number): void {
    this.#weights.set(code, (this.#weights.get(code) ?? 0) + weight);
    this.#total += weight;
  }

  /**
   * 0 to 1.
   * @param own country that the mention itself has added with a weight of 1: a name does not speak for itself
   */
  share(code: string, own?: string): number {
    const total = this.#total - (own === undefined ? 0 : 1);
    const weight = (this.#weights.get(code) ?? 0) - (own === code ? 1 : 0);
    return total <= 1e-9 ? 0 : Math.max(0, weight) / total;
  }

  /** The country spoken of most, if it has at least `least` of all. */
  leading(least = 0): string | undefined {
    let best: string | undefined;
    let weight = least * this.#total;
    for (const [code, w] of this.#weights)
      if (w > weight || (w === weight && best !== undefined && code < best)) {
        best = code;
        weight = w;
      }
    return best;
  }

  /** Lets what was said fade; forgets what is no longer worth a look. */
  fade(factor: number): void {
    this.#total = 0;
    for (const [code, w] of this.#weights) {
      const left = w * factor;
      if (left < 0.02) this.#weights.delete(code);
      else {
        this.#weights.set(code, left);
        this.#total += left;
      }
    }
  }

  shares(): Map<string, number> {
    return new Map([...this.#weights].map(([code, w]) => [code, w / this.#total]));
  }
}

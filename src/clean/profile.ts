import type { DocumentProfile } from '../pipeline/contract.ts';

/** Gathers what a first pass over a document learns: its words and its repeated lines. */
export class ProfileBuilder {
  readonly #words = new Map<string, number>();
  readonly #lines = new Map<string, number>();
  #length = 0;
  #rest = '';

  /** Takes the document's next part, of any size. */
  add(part: string): void {
    this.#length += part.length;
    const text = this.#rest + part;
    const cut = text.lastIndexOf('\n') + 1;
    this.#take(text.slice(0, cut));
    this.#rest = text.slice(cut);
  }

  #take(text: string): void {
    for (const match of text.matchAll(/[\p{L}'’]+/gu))
      this.#words.set(match[0], (this.#words.get(match[0]) ?? 0) + 1);
    for (const line of text.split('\n')) {
      const key = line.trim();
      if (key !== '' && key.length <= 200) this.#lines.set(key, (this.#lines.get(key) ?? 0) + 1);
    }
  }

  /** The profile; `path` and `mediaType` are the record's. */
  build(path: string, mediaType: string): DocumentProfile {
    this.#take(this.#rest);
    this.#rest = '';
    return {
      path,
      mediaType,
      length: this.#length,
      wordCounts: this.#words,
      repeatedLines: new Map([...this.#lines].filter(([, count]) => count > 1)),
    };
  }
}

import type { DocumentProfile } from '../../contract/document.ts';
import { detached } from '../../text/copy-string.ts';
import { runningKey, splitLines } from '../../text/lines.ts';

/** Word forms and lines kept at most; beyond, those seen once are forgotten, then those seen twice, … */
const mostWords = 400_000;
const mostLines = 100_000;
/** Lines longer than this are not counted. */
const longestLine = 200;

/** Letters, marks and apostrophes, with inner hyphens. */
const wordForms = /[\p{L}\p{M}'’]+(?:-[\p{L}\p{M}'’]+){0,4}/gu;

/** Whether a form stands inside an address, which writes names small: after `/`, `_`, `=`, `@` or `-`, before `/`, `_` or `=`. */
function isAddress(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  return (
    before === 47 ||
    before === 95 ||
    before === 61 ||
    before === 64 ||
    before === 45 ||
    after === 47 ||
    after === 95 ||
    after === 61
  );
}

/** Gathers what a first pass over a document learns: its words and its repeated lines. Memory is bounded. */
export class ProfileBuilder {
  readonly #words = new Counter(mostWords);
  readonly #lines = new Counter(mostLines);
  #length = 0;
  #rest = '';

  /** Takes the document's next part, of any size. */
  add(part: string): void {
    this.#length += part.length;
    const text = this.#rest + part;
    let cut = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    // one endless line: counted in pieces, cut at a space where there is one
    if (cut === 0 && text.length > 1_000_000) cut = text.lastIndexOf(' ') + 1 || text.length;
    if (cut > 0) this.#take(text.slice(0, cut));
    this.#rest = cut === 0 ? text : text.slice(cut);
  }

  #take(text: string): void {
    wordForms.lastIndex = 0;
    for (let match = wordForms.exec(text); match !== null; match = wordForms.exec(text)) {
      const form = match[0];
      if (form.length > 60 || isAddress(text, match.index, wordForms.lastIndex)) continue;
      this.#words.add(form);
      if (!form.includes('-')) continue;
      const parts = form.split('-');
      // `o-sotrudnichestve-s-minskom` is the tail of an address.
      if (parts.length < 4) for (const part of parts) this.#words.add(part);
    }
    for (const { start, from, to } of splitLines(text)) {
      if (to > from && to - start <= longestLine + 60) this.#line(text.slice(from, to));
    }
  }

  #line(line: string): void {
    const key = runningKey(line);
    if (key.length > 3 && key.length <= longestLine) this.#lines.add(key);
  }

  /** The profile; `path` and `mediaType` are the record's. */
  build(path: string, mediaType: string): DocumentProfile {
    this.#take(this.#rest);
    this.#rest = '';
    return {
      path,
      mediaType,
      length: this.#length,
      wordCounts: this.#words.counts,
      repeatedLines: new Map([...this.#lines.counts].filter(([, count]) => count > 1)),
    };
  }
}

/** Counts strings, and forgets the rarest when there are too many. */
class Counter {
  readonly counts = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(key: string): void {
    const count = this.counts.get(key);
    if (count !== undefined) {
      this.counts.set(key, count + 1);
      return;
    }
    this.counts.set(detached(key), 1);
    if (this.counts.size > this.#most) this.#forget();
  }

  #forget(): void {
    for (let least = 1; this.counts.size > this.#most * 0.75; least++) {
      for (const [key, count] of this.counts) if (count <= least) this.counts.delete(key);
    }
  }
}

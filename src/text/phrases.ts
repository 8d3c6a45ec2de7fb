/**
 * Phrases that are looked for at one place of a text. An expression with a branch for each does the same, and takes V8 longer to
 * compile than a short text takes to tag.
 */
export class Phrases {
  readonly #byFirst: ReadonlyMap<string, readonly string[]>;
  readonly #byLast: ReadonlyMap<string, readonly string[]>;

  /** @param phrases a blank in one stands for any white space */
  constructor(phrases: Iterable<string>) {
    const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
    this.#byFirst = Map.groupBy(longestFirst, (phrase) => phrase.charAt(0));
    this.#byLast = Map.groupBy(longestFirst, (phrase) => phrase.charAt(phrase.length - 1));
  }

  /**
   * Where the longest phrase ends that begins at a position; -1 where none does.
   *
   * @param mayEnd whether what follows lets a phrase end there
   */
  endFrom(text: string, start: number, mayEnd: (end: number) => boolean = always): number {
    for (const phrase of this.#byFirst.get(text.charAt(start)) ?? []) {
      const end = endOf(phrase, text, start);
      if (end >= 0 && mayEnd(end)) return end;
    }
    return -1;
  }

  /** Where the longest phrase begins that ends at a position; -1 where none does. */
  startBefore(text: string, end: number, mayStart: (start: number) => boolean = always): number {
    for (const phrase of this.#byLast.get(text.charAt(end - 1)) ?? []) {
      const start = startOf(phrase, text, end);
      if (start >= 0 && mayStart(start)) return start;
    }
    return -1;
  }
}

const always = () => true;
const isSpace = (character: string) => /\s/.test(character);

function endOf(phrase: string, text: string, start: number): number {
  let at = start;
  for (let i = 0; i < phrase.length; i++) {
    if (phrase[i] === ' ' ? !isSpace(text.charAt(at)) : phrase[i] !== text[at]) return -1;
    at++;
    if (phrase[i] === ' ') while (isSpace(text.charAt(at))) at++;
  }
  return at;
}

function startOf(phrase: string, text: string, end: number): number {
  let at = end;
  for (let i = phrase.length - 1; i >= 0; i--) {
    at--;
    if (phrase[i] === ' ' ? !isSpace(text.charAt(at)) : phrase[i] !== text[at]) return -1;
    if (phrase[i] === ' ') while (isSpace(text.charAt(at - 1))) at--;
  }
  return at;
}

import type { Tokens } from '../contract/flow.ts';
import { detached } from '../text/copy-string.ts';
import { foldCased, foldWords } from './fold.ts';
import type { Gazetteer, Hit } from './gazetteer.ts';
import { hashAscii } from './hash.ts';

/** A folded word as a text shows it, with its number in each gazetteer. One object per distinct form, kept between calls. */
interface WordForm {
  /** Per gazetteer: the node at which a key begins with this word, or -1 (also where its small initial forbids it). */
  readonly roots: readonly number[];
  /** Per gazetteer: the word's number, or -1. */
  readonly numbers: readonly number[];
  /** Written with a small initial. */
  readonly isLower: boolean;
  /** Whether any of `roots` is a node. */
  readonly isRoot: boolean;
}

/** A token's words: most have one. `from` and `to` count from the token's start. */
interface TokenForm {
  readonly words: readonly WordForm[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The arrays of {@link Matches} while they grow; hits by gazetteer. */
interface Found {
  readonly start: number[];
  readonly end: number[];
  readonly first: number[];
  readonly last: number[];
  readonly hits: (readonly (readonly Hit[])[])[];
}

/** What a node of a gazetteer's trie holds. */
interface NodeHits {
  readonly hits: readonly Hit[];
  /** Whether some of them are case-sensitive. */
  readonly byCase: boolean;
}

/** Distinct tokens remembered; a text has some tens of thousands. */
const memoLimit = 20_000;
const lowerInitial = /^\P{L}*\p{Ll}/u;

/** What `Matcher.match` finds: parallel arrays, one element per match, in the order of their starts, shorter first. */
export interface Matches {
  readonly count: number;
  /** View code units. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** First and last token the match touches, both inclusive. */
  readonly firstToken: readonly number[];
  readonly lastToken: readonly number[];
  /** The aliases that match here, over all gazetteers. */
  hits(match: number): readonly Hit[];
  /** The same, by gazetteer; a name's array is the same object wherever the name is found, so that callers can remember what they made of it. */
  hitsByGazetteer(match: number): readonly (readonly Hit[])[];
}

/**
 * Finds the names of some gazetteers in tokens: one pass, every candidate of every length. Time is linear in the tokens, times
 * the longest run of words that begin some name.
 *
 * A name matches where its folded words stand one after the other inside a sentence; hyphens, quotation marks and dots between
 * them do not matter. A name with a capital initial needs one in the text; case-sensitive names need their own letters.
 */
export class Matcher {
  readonly #gazetteers: readonly Gazetteer[];
  readonly #memo = new Map<string, TokenForm>();
  readonly #wordMemo = new Map<string, WordForm>();
  readonly #hitMemo: readonly Map<number, NodeHits>[];
  #forms: WordForm[] = [];
  #from = new Int32Array(256);
  #to = new Int32Array(256);
  #token = new Int32Array(256);

  constructor(gazetteers: readonly Gazetteer[]) {
    this.#gazetteers = gazetteers;
    this.#hitMemo = gazetteers.map(() => new Map());
  }

  /**
   * All matches in the tokens of a flow.
   * @param text the view's text, which `tokens` count in
   */
  match(text: string, tokens: Tokens): Matches {
    const found: Found = { start: [], end: [], first: [], last: [], hits: [] };
    for (let s = 0; s + 1 < tokens.sentences.length; s++) {
      const count = this.#read(tokens, tokens.sentences[s]!, tokens.sentences[s + 1]!);
      for (let w = 0; w < count; w++)
        if (this.#forms[w]!.isRoot) this.#matchAt(w, count, text, tokens, found);
    }
    return {
      count: found.start.length,
      start: found.start,
      end: found.end,
      firstToken: found.first,
      lastToken: found.last,
      hits: (match) => {
        const parts = found.hits[match]!;
        return parts.length === 1 ? parts[0]! : parts.flat();
      },
      hitsByGazetteer: (match) => found.hits[match]!,
    };
  }

  #matchAt(w: number, count: number, text: string, tokens: Tokens, found: Found): void {
    const gazetteers = this.#gazetteers;
    const forms = this.#forms;
    const start = this.#from[w]!;
    const base = found.start.length;
    for (let g = 0; g < gazetteers.length; g++) {
      let node = forms[w]!.roots[g]!;
      if (node < 0) continue;
      const { names } = gazetteers[g]!;
      for (let last = w; ; ) {
        if (names.isKey(node)) {
          const end = this.#to[last]!;
          const known = this.#nodeHits(g, node);
          const { isLower } = forms[w]!;
          const hits = known.byCase || isLower ? inCase(known, text.slice(start, end), isLower) : known.hits;
          const first = this.#token[w]!;
          if (hits.length > 0)
            keep(found, base, { start, end, first, last: tokenAt(tokens, first, end) }, hits);
        }
        if (++last >= count) break;
        node = names.child(node, forms[last]!.numbers[g]!);
        if (node < 0) break;
      }
    }
  }

  /** The hits of a node, read once: the names of a text come again and again. */
  #nodeHits(g: number, node: number): NodeHits {
    const memo = this.#hitMemo[g]!;
    let known = memo.get(node);
    if (known === undefined) {
      const gazetteer = this.#gazetteers[g]!;
      const aliases = gazetteer.names.aliasesAt(node);
      known = {
        // currencies are no names of things in text
        hits: aliases
          .map((alias) => ({ gazetteer, entry: gazetteer.entryOf(alias), alias }))
          .filter(({ entry }) => gazetteer.type(entry) !== 'MONEY'),
        byCase: aliases.some((alias) => gazetteer.isCaseSensitive(alias)),
      };
      if (memo.size >= memoLimit) memo.clear();
      memo.set(node, known);
    }
    return known;
  }

  /** Reads a sentence's tokens into words; returns how many. */
  #read(tokens: Tokens, firstToken: number, endToken: number): number {
    const forms = this.#forms;
    let count = 0;
    for (let t = firstToken; t < endToken; t++) {
      let text = tokens.text[t]!;
      const from = tokens.start[t]!;
      const firstOfGroup = t;
      // Letters that touch are one word however they were cut ("Łó" "d" "ź"; "U" "." "S" "."), but not "China" "'s".
      while (t + 1 < endToken && tokens.start[t + 1] === tokens.end[t] && joins(text, tokens.text[t + 1]!)) {
        text += tokens.text[++t]!;
        if (text.length > 64) break;
      }
      let form = this.#memo.get(text);
      if (form === undefined) form = this.#form(text);
      for (let k = 0; k < form.words.length; k++) {
        if (count === this.#from.length) this.#grow();
        forms[count] = form.words[k]!;
        this.#from[count] = from + form.from[k]!;
        this.#to[count] = from + form.to[k]!;
        this.#token[count] = firstOfGroup;
        count++;
      }
    }
    return count;
  }

  #form(text: string): TokenForm {
    const folded = foldWords(text);
    const form: TokenForm = {
      words: folded.words.map((word, i) =>
        this.#wordForm(word, lowerInitial.test(text.slice(folded.from[i]!, folded.to[i]!))),
      ),
      from: folded.from,
      to: folded.to,
    };
    if (this.#memo.size >= memoLimit) {
      this.#memo.clear();
      this.#wordMemo.clear();
    }
    this.#memo.set(detached(text), form);
    return form;
  }

  #wordForm(word: string, isLower: boolean): WordForm {
    const key = isLower ? word : `^${word}`;
    let form = this.#wordMemo.get(key);
    if (form === undefined) {
      const hash = hashAscii(word);
      const numbers = this.#gazetteers.map(({ names }) => names.word(word, hash));
      const roots = this.#gazetteers.map(({ names }, g) =>
        isLower && !names.hasLowerRoot(numbers[g]!) ? -1 : names.root(numbers[g]!),
      );
      form = {
        numbers,
        roots,
        isLower,
        isRoot: roots.some((node) => node >= 0),
      };
      this.#wordMemo.set(detached(key), form);
    }
    return form;
  }

  #grow(): void {
    const grow = (old: Int32Array<ArrayBuffer>) => {
      const next = new Int32Array(old.length * 2);
      next.set(old);
      return next;
    };
    this.#from = grow(this.#from);
    this.#to = grow(this.#to);
    this.#token = grow(this.#token);
  }
}

/** Keeps a match: those of one length from all gazetteers are one, and of one start (from `base` on) shorter ones stand first. */
function keep(
  found: Found,
  base: number,
  at: { readonly start: number; readonly end: number; readonly first: number; readonly last: number },
  hits: readonly Hit[],
): void {
  let i = base;
  while (i < found.end.length && found.end[i]! < at.end) i++;
  if (found.end[i] === at.end) found.hits[i] = [...found.hits[i]!, hits];
  else {
    found.start.splice(i, 0, at.start);
    found.end.splice(i, 0, at.end);
    found.first.splice(i, 0, at.first);
    found.last.splice(i, 0, at.last);
    found.hits.splice(i, 0, [hits]);
  }
}

/** The hits that may be written like this, in their case. */
function inCase({ hits, byCase }: NodeHits, written: string, isLower: boolean): readonly Hit[] {
  const cased = byCase ? foldCased(written) : '';
  return hits.filter(({ gazetteer, alias }) =>
    gazetteer.isCaseSensitive(alias)
      ? foldCased(gazetteer.surface(alias)) === cased
      : !isLower || gazetteer.isLowerInitial(alias),
  );
}

/** Whether the next token is the rest of the same word. */
function joins(before: string, next: string): boolean {
  const a = before.charCodeAt(before.length - 1);
  const b = next.charCodeAt(0);
  if (isLetter(b)) {
    if (isLetter(a)) return !/['’ʼ]/.test(next) && !/^n[’']/.test(next);
    // "U." + "S": an abbreviation's next letter.
    return (
      a === 46 &&
      next.length === 1 &&
      before.length >= 2 &&
      (before.length === 2 || before.charCodeAt(before.length - 3) === 46)
    );
  }
  return (
    b === 46 &&
    next.length === 1 &&
    isLetter(a) &&
    (before.length === 1 || before.charCodeAt(before.length - 2) === 46)
  );
}

function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7)
  );
}

/** The token that holds the code unit before `end`, at or after `token`. */
function tokenAt(tokens: Tokens, token: number, end: number): number {
  let t = token;
  while (t + 1 < tokens.count && tokens.start[t + 1]! < end) t++;
  return t;
}

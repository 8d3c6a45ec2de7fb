import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import { sentenceAround } from '../engine/flow.ts';
import type { Lexemes } from '../engine/lexer.ts';
import {
  candidatesOf,
  countryOfCode,
  currencyIn,
  isPresent,
  regionOfWords,
  usualCode,
} from './currencies.ts';
import type { CurrencyMeasure } from './currency-mention.ts';
import { countriesOf } from './document.ts';

/** What a pipeline file may say about currencies. */
export interface CurrencyOptions {
  /** The currency of a bare name or sign that nothing else decides: `{ "ruble": "RUB", "dollar": "USD" }`. */
  defaultCurrencies?: Readonly<Record<string, string>>;
}

/** Which currencies a document named outright so far, by their bare name: `ruble` -> RUB 3 times. */
export class CurrencyMemory {
  readonly #document = new Map<string, Map<string, number>>();
  #flow = new Map<string, string>();

  static of(document: DocumentContext): CurrencyMemory {
    return document.memory(currenciesOfDocument);
  }

  /** What one flow says is nearer evidence than what the document says. */
  beginFlow(): void {
    this.#flow = new Map();
  }

  /** Takes in a currency that the text says outright. */
  note(measure: CurrencyMeasure): void {
    const code =
      measure.code ??
      (measure.region !== undefined && measure.head !== undefined
        ? currencyIn(measure.region, measure.head)
        : undefined);
    if (code === undefined || measure.subunit !== undefined) return;
    for (const head of headsOfCode(code)) {
      this.#flow.set(head, code);
      const counts = this.#document.get(head);
      if (counts === undefined) this.#document.set(head, new Map([[code, 1]]));
      else counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }

  /** The currency of that name which the flow says outright. */
  inFlow(head: string): string | undefined {
    return this.#flow.get(head);
  }

  /** The currency of that name which the document says most often, if it is said twice as often as any other. */
  inDocument(head: string): string | undefined {
    const counts = this.#document.get(head);
    if (counts === undefined) return undefined;
    const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const second = ordered[1];
    return second === undefined || ordered[0]![1] >= 2 * second[1] ? ordered[0]![0] : undefined;
  }
}

const currenciesOfDocument: MemoryKey<DocumentContext, CurrencyMemory> = {
  name: 'money.currencies',
  create: () => new CurrencyMemory(),
};

const ambiguousHeads = [
  'dollar',
  'pound',
  'ruble',
  'franc',
  'dinar',
  'rupee',
  'peso',
  'krone',
  'krona',
  'koruna',
  'crown',
  'kr',
  'br',
  'yen sign',
  'lira',
  'dirham',
  'riyal',
  'rial',
  'shilling',
  'som',
  'leu',
  'won',
  'manat',
];
const headsByCode = new Map<string, string[]>();
for (const head of ambiguousHeads) {
  for (const code of candidatesOf(head)) {
    const list = headsByCode.get(code);
    if (list === undefined) headsByCode.set(code, [head]);
    else list.push(head);
  }
}
const headsOfCode = (code: string): readonly string[] => headsByCode.get(code) ?? [];

/** Hundredths belong to the currency named nearest, else to the dollar or ruble. */
const headOfSubunit: Readonly<Record<string, string>> = {
  cent: 'dollar',
  cents: 'dollar',
  '¢': 'dollar',
  kopeck: 'ruble',
  kopecks: 'ruble',
  kopek: 'ruble',
  kopeks: 'ruble',
  kopeyka: 'ruble',
  kopeykas: 'ruble',
  centime: 'franc',
  centimes: 'franc',
  centavo: 'peso',
  centavos: 'peso',
  öre: 'krona',
  øre: 'krone',
  piastre: 'pound',
  piastres: 'pound',
  piaster: 'pound',
  piasters: 'pound',
  tiyin: 'som',
  tiyn: 'tenge',
};

/**
 * Which currency is meant: what the span says; else what the same paragraph says outright, the only candidate country the
 * paragraph names, what the document says outright, the country the document is about, the pipeline's default, the usual.
 */
export function resolveCurrency(
  lex: Lexemes,
  measure: CurrencyMeasure,
  flow: TokenisedFlow,
  document: DocumentContext,
  memory: CurrencyMemory,
  options: CurrencyOptions,
): { code: string | undefined; inferred: boolean } {
  if (measure.code !== undefined) return { code: measure.code, inferred: false };
  let head = measure.head!;
  if (measure.region !== undefined) {
    const code = currencyIn(measure.region, head, timeOf(lex, measure, flow, measure.region, head));
    if (code !== undefined) return { code, inferred: false };
  }
  if (measure.subunit !== undefined) head = headOfSubunit[measure.subunit] ?? head;
  const candidates = candidatesOf(head);
  const present = candidates.filter(isPresent);
  if (measure.subunit === undefined) {
    if (candidates.length === 1) return { code: candidates[0], inferred: false };
    if (present.length === 1 && head !== 'br') {
      return { code: present[0], inferred: false };
    }
  }
  const fallback = options.defaultCurrencies?.[head] ?? usualCode(head);
  const code =
    memory.inFlow(head) ??
    (isStable(head) ? undefined : fromParagraph(lex, candidates, head)) ??
    memory.inDocument(head) ??
    fromDocument(document, head, fallback) ??
    fallback;
  // `$`, `€` and `£` say their usual currency themselves.
  const said = measure.sign === true && code === usualCode(head) && (head === 'dollar' || head === 'pound');
  return { code, inferred: !said };
}

/** Names that mean one currency in the whole world's texts: a passing mention of another country does not change it. */
const isStable = (head: string): boolean => head === 'dollar' || head === 'pound';

/** The candidate of the only candidate country that the paragraph names. */
function fromParagraph(lex: Lexemes, candidates: readonly string[], head: string): string | undefined {
  const named = countriesNamed(lex);
  let only: string | undefined;
  for (const code of candidates) {
    const region = countryOfCode(code);
    if (region === undefined || !isPresent(code) || !named.has(region) || region === only) continue;
    if (only !== undefined) return undefined;
    only = region;
  }
  return only === undefined ? undefined : currencyIn(only, head);
}

const namedIn = new WeakMap<Lexemes, Set<string>>();

/** The countries that the words of a text name; gathered once. */
function countriesNamed(lex: Lexemes): ReadonlySet<string> {
  let named = namedIn.get(lex);
  if (named === undefined) {
    named = new Set();
    for (let i = 0; i < lex.count; i++) {
      const e = lex.entry[i];
      const region = e?.adjective === true ? regionOfWords(e.w) : undefined;
      if (region !== undefined) named.add(region);
    }
    namedIn.set(lex, named);
  }
  return named;
}

/** The currency of the country the document is about, if that country has one of the name. */
function fromDocument(
  document: DocumentContext,
  head: string,
  fallback: string | undefined,
): string | undefined {
  const { top, counts } = countriesOf(document);
  if (top === undefined) return undefined;
  const code = currencyIn(top, head);
  if (code === undefined || !isPresent(code)) return undefined;
  // Not against the usual one's country, where that is spoken of too.
  const usual = fallback === undefined ? undefined : countryOfCode(fallback);
  const rival = usual === undefined ? 0 : (counts.get(usual) ?? 0);
  return counts.get(top)! >= 4 * rival + 3 ? code : undefined;
}

/** The year the sentence speaks of, where the country changed its currency of that name. */
function timeOf(
  lex: Lexemes,
  measure: CurrencyMeasure,
  flow: TokenisedFlow,
  region: string,
  head: string,
): string | undefined {
  if (!changing.has(`${region} ${head}`)) return undefined;
  const at = lex.start[measure.from]!;
  const sentence = sentenceAround(flow, at);
  const before = lex.text.slice(Math.max(sentence.start, at - 300), at).match(/\b(?:19|20)\d\d\b/g);
  const behind = /\b(?:19|20)\d\d\b/.exec(lex.text.slice(at, Math.min(sentence.end, at + 150)));
  return behind?.[0] ?? before?.at(-1);
}

/** Countries that have had several currencies of one name. */
const changing = new Set([
  'BY ruble',
  'RU ruble',
  'TR lira',
  'ZW dollar',
  'RO leu',
  'BG lev',
  'MX peso',
  'AR peso',
  'GH cedi',
  'TM manat',
  'AZ manat',
]);

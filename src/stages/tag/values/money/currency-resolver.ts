import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { inferenceSources } from '../../../../record/terms.ts';
import { sentenceAround } from '../engine/flow.ts';
import type { Lexemes } from '../engine/lexer.ts';
import {
  candidatesOf,
  countryOfCode,
  currencyIn,
  isPresent,
  usualCode,
  wholeOfSubunit,
} from './currencies.ts';
import type { CurrencyMeasure } from './currency-mention.ts';
import { countriesOf } from './document.ts';
import { countryAt } from './places.ts';

/** What a pipeline file may say about currencies. */
export interface CurrencyOptions {
  /** The currency of a bare name or sign that nothing else decides: `{ "ruble": "RUB", "dollar": "USD" }`. */
  defaultCurrencies?: Readonly<Record<string, string>>;
}

/** Least share of a document that makes its currency a close second. */
const closeShare = 0.25;

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

  /** How often the document says each currency of that name outright. */
  countsOf(head: string): ReadonlyMap<string, number> {
    return this.#document.get(head) ?? new Map();
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

/** A currency that was decided, and what decided it where the span did not. */
export interface ResolvedCurrency {
  readonly code: string | undefined;
  readonly inferredFrom?: (typeof inferenceSources)[number];
}

/** What the decision about one amount's currency looks at. */
export interface CurrencyContext {
  readonly lex: Lexemes;
  readonly flow: TokenisedFlow;
  readonly document: DocumentContext;
  readonly memory: CurrencyMemory;
  readonly options: CurrencyOptions;
}

/**
 * Which currency is meant: what the span says; else the nearest country of the sentence that has one of the name, what the same
 * paragraph says outright, the only candidate country the paragraph names, what the document says outright, the country the
 * document is about, the pipeline's default, the usual. Which of a country's currencies of one name, its time decides.
 */
export function resolveCurrency(measure: CurrencyMeasure, context: CurrencyContext): ResolvedCurrency {
  const { lex, flow, document, memory, options } = context;
  if (measure.code !== undefined) return { code: measure.code };
  let head = measure.head!;
  const time = () => timeOf(lex, measure, flow, document);
  if (measure.subunit !== undefined) head = wholeOfSubunit(measure.subunit) ?? head;
  if (measure.region !== undefined) {
    const code = currencyIn(measure.region, head, time());
    if (code !== undefined) return { code };
  }
  const candidates = candidatesOf(head);
  if (candidates.length === 1) return { code: candidates[0] };
  const outright = memory.inFlow(head);
  if (outright !== undefined && measure.subunit === undefined && candidates.includes(outright))
    return isSaid(measure, head) && outright === usualCode(head)
      ? { code: outright }
      : { code: outright, inferredFrom: 'sentence' };
  const near = isStable(head) ? undefined : fromNearest(lex, measure, flow, head, time());
  const present = candidates.filter(isPresent);
  if (near !== undefined)
    return present.length === 1 && near === present[0]
      ? { code: near }
      : { code: near, inferredFrom: 'sentence' };
  if (measure.subunit === undefined && present.length === 1 && head !== 'br') return { code: present[0] };
  const fallback = options.defaultCurrencies?.[head] ?? usualCode(head);
  const said = memory.inFlow(head) ?? (isStable(head) ? undefined : fromParagraph(lex, candidates, head));
  if (said !== undefined)
    return said === fallback && isSaid(measure, head)
      ? { code: said }
      : { code: said, inferredFrom: 'sentence' };
  const ofDocument = memory.inDocument(head) ?? fromDocument(document, head, fallback, time());
  const code = ofDocument ?? fallback;
  // `$`, `€` and `£` say their usual currency themselves.
  if (code === usualCode(head) && isSaid(measure, head)) return { code };
  return { code, inferredFrom: ofDocument === undefined ? 'default' : 'document' };
}

/**
 * The next currency where the choice was close: one of the same name that the document says outright, or of a country it speaks of,
 * nearly as much. Its confidence is its share of what speaks for either.
 */
export function runnerUpOf(
  { head, subunit, code: said, region }: CurrencyMeasure,
  code: string,
  { document, memory }: CurrencyContext,
): { currency: string; confidence: number } | undefined {
  if (head === undefined || said !== undefined || region !== undefined || subunit !== undefined)
    return undefined;
  const rivals = new Map(memory.countsOf(head));
  const { ranked, counts } = countriesOf(document);
  for (const country of ranked.slice(0, 5)) {
    const own = currencyIn(country, head);
    if (own !== undefined && isPresent(own))
      rivals.set(own, Math.max(rivals.get(own) ?? 0, counts.get(country)!));
  }
  const mine = Math.max(1, rivals.get(code) ?? 0);
  rivals.delete(code);
  const [best] = [...rivals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best === undefined) return undefined;
  const confidence = Math.round((1000 * best[1]) / (best[1] + mine)) / 1000;
  return confidence >= closeShare ? { currency: best[0], confidence: Math.min(confidence, 0.5) } : undefined;
}

const isSaid = (measure: CurrencyMeasure, head: string): boolean =>
  measure.sign === true && (head === 'dollar' || head === 'pound');

/** The currency of the nearest country in the sentence that has one of that name: before the amount rather than after. */
function fromNearest(
  lex: Lexemes,
  measure: CurrencyMeasure,
  flow: TokenisedFlow,
  head: string,
  when: string | undefined,
): string | undefined {
  const sentence = sentenceAround(flow, lex.start[measure.from]!);
  const code = (i: number): string | undefined => {
    const country = countryAt(lex, i);
    return country === undefined ? undefined : currencyIn(country, head, when);
  };
  for (let i = measure.to; i < Math.min(lex.count, measure.to + 5) && lex.start[i]! < sentence.end; i++) {
    const w = lex.entry[i]?.w;
    if (w === ',' || w === ';' || w === 'and') break;
    const found = code(i);
    if (found !== undefined) return found;
  }
  for (
    let i = measure.from - 1;
    i >= Math.max(0, measure.from - 40) && lex.start[i]! >= sentence.start;
    i--
  ) {
    const found = code(i);
    if (found !== undefined) return found;
  }
  for (let i = measure.to; i < Math.min(lex.count, measure.to + 40) && lex.start[i]! < sentence.end; i++) {
    const found = code(i);
    if (found !== undefined) return found;
  }
  return undefined;
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
      const region = countryAt(lex, i);
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
  when: string | undefined,
): string | undefined {
  const { ranked, counts, top } = countriesOf(document);
  if (top === undefined) return undefined;
  // The country most spoken of that has a currency of the name.
  for (const region of ranked.slice(0, 3)) {
    const code = currencyIn(region, head, when);
    if (code === undefined || (when === undefined && !isPresent(code))) continue;
    // A country in passing is not what the document is about.
    if (counts.get(region)! * 2 < counts.get(top)!) return undefined;
    // Not against the usual one's country, where that is spoken of nearly as much.
    const usual = fallback === undefined ? undefined : countryOfCode(fallback);
    const rival = usual === undefined || usual === region ? 0 : (counts.get(usual) ?? 0);
    return counts.get(region)! > 2 * rival ? code : undefined;
  }
  return undefined;
}

/** The year the sentence speaks of, else that of the document's date. */
function timeOf(
  lex: Lexemes,
  measure: CurrencyMeasure,
  flow: TokenisedFlow,
  document: DocumentContext,
): string | undefined {
  const at = lex.start[measure.from]!;
  const sentence = sentenceAround(flow, at);
  const before = lex.text.slice(Math.max(sentence.start, at - 300), at).match(years);
  const behind = lex.text.slice(at, Math.min(sentence.end, at + 150)).match(years);
  return behind?.[0] ?? before?.at(-1) ?? document.profile.date?.slice(0, 4);
}

const years = /\b(?:1[89]|20)\d\d\b(?![.,]\d)/g;

import type { DocumentContext } from '../../../../contract/context.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { sentenceAround } from '../engine/flow.ts';
import type { Lexemes } from '../engine/lexer.ts';
import { patternOf } from '../engine/word-roles.ts';
import { candidatesOf, isPresent, isShared, presentOf, usualCode } from './currencies.ts';
import type { CurrencyContext, ResolvedCurrency } from './currency-context.ts';
import type { CurrencyMeasure } from './currency-measure.ts';
import {
  codeAt,
  countryOfCode,
  currencyAt,
  currencyIn,
  isBefore,
  lastOwn,
  predecessorOf,
} from './currency-times.ts';
import { countriesOf } from './document.ts';
import { isPettyPrice, signedMoneyOf } from './petty-price.ts';
import { countryAt } from './places.ts';
import { isOldShilling, ofPound } from './shillings.ts';
import { wholeOfSubunit } from './subunit-tables.ts';
import { timeOf } from './sum-year.ts';

/** Least share of a document that makes its currency a close second. */
const closeShare = 0.25;

/**
 * Which currency is meant: what the span says; else the nearest country of the sentence that has one of the name, what the same
 * paragraph says outright, the only candidate country the paragraph names, what the document says outright, the country the
 * document is about, the pipeline's default, the usual. Which of a country's currencies of one name, its time decides.
 */
export function resolveCurrency(measure: CurrencyMeasure, context: CurrencyContext): ResolvedCurrency {
  let time: { year: string | undefined } | undefined;
  const when: Time = () => (time ??= { year: timeOf(measure.from, context) }).year;
  if (measure.code !== undefined) {
    if (measure.sign !== true) return { code: measure.code };
    return { code: codeAt(codeAtHome(measure.code, context.document), when) };
  }
  const whole = wholeOfSubunit(measure.subunit ?? '') ?? measure.head!;
  const head = whole === 'cent' && besideDollars(measure, context) ? 'dollar' : whole;
  if (measure.region !== undefined) {
    const code = currencyIn(measure.region, head, when());
    // `Zimbabwe dollars` are that country's, whatever its money is now.
    const own =
      code === undefined || countryOfCode(code) === measure.region ? code : lastOwn(measure.region, head);
    if (own !== undefined) return { code: own };
    // `Spanish dollars`: money that ISO 4217 does not have.
    if (measure.subunit === undefined && isShared(head)) return { code: noCurrency };
  }
  if (head === 'shilling' && measure.sign !== true && isOldShilling(context)) return ofPound(context);
  if (head === 'dollar' && isWorldPrice(measure, context)) return { code: 'USD' };
  if (head === 'dollar' && isPettyPrice(measure, context)) {
    const own = nearest(measure, (country) => signedMoneyOf(country, when()), context);
    if (own !== undefined) return { code: own, inferredFrom: 'sentence' };
  }
  const candidates = candidatesOf(head);
  if (candidates.length === 1) return { code: candidates[0] };
  return fromSentence(measure, head, when, context) ?? fromFarther(measure, head, when, context);
}

const signHomes = readDataTable<'code' | 'country' | 'own'>('languages/en/currency-sign-homes.csv');

/** What a sign of one country's dollars is in another: `C$` are córdobas in a document of Nicaragua that does not speak of Canada. */
function codeAtHome(code: string, document: DocumentContext): string {
  const home = signHomes.find((row) => row.code === code);
  if (home === undefined) return code;
  const { counts } = countriesOf(document);
  return counts.has(home.country) && !counts.has(countryOfCode(code)!) ? home.own : code;
}

const worldPrices = patternOf('world-price');

/** `84 cents to $61.20 a barrel`: what the whole world pays for in one country's dollars. */
function isWorldPrice({ from, subunit }: CurrencyMeasure, { lex, flow }: CurrencyContext): boolean {
  const at = lex.start[from]!;
  const after = lex.text.slice(
    at,
    Math.min(sentenceAround(flow, at).end, at + (subunit === undefined ? 30 : 60)),
  );
  return worldPrices.test(after);
}

/** Whether the sentence speaks of dollars: its cents are theirs. */
function besideDollars({ from }: CurrencyMeasure, { lex, flow }: CurrencyContext): boolean {
  const { start, end } = sentenceAround(flow, lex.start[from]!);
  const at = lex.start[from]!;
  return /\$|\bdollar/i.test(lex.text.slice(Math.max(start, at - 300), Math.min(end, at + 200)));
}

/** What the paragraph says outright, or the nearest country of the sentence. */
function fromSentence(
  measure: CurrencyMeasure,
  head: string,
  when: Time,
  context: CurrencyContext,
): ResolvedCurrency | undefined {
  const { memory } = context;
  const candidates = candidatesOf(head);
  const outright = memory.inFlow(head);
  // Where `US$` and `$` stand side by side, the bare one is the document's own.
  const local =
    outright === 'USD' && measure.sign === true ? fromDocument(context, head, outright, when) : undefined;
  if (local !== undefined) return { code: local, inferredFrom: 'document' };
  if (outright !== undefined && measure.subunit === undefined && candidates.includes(outright))
    return isSaid(measure, head) && outright === usualCode(head)
      ? { code: outright }
      : { code: outright, inferredFrom: 'sentence' };
  const near = isStable(head)
    ? undefined
    : nearest(measure, (country) => currencyIn(country, head, when()), context);
  const present = presentOf(head);
  if (near !== undefined)
    return present.length === 1 && near === present[0]
      ? { code: near }
      : { code: near, inferredFrom: 'sentence' };
  if (measure.subunit !== undefined || present.length !== 1 || head === 'br') return undefined;
  // `guilders` are Curaçao's today, and were the Netherlands' in most that was written.
  if (usualCode(head) !== present[0]) return undefined;
  // `3 million zlotys in 1985`: the same country's money of that time.
  const country = countryOfCode(present[0]!);
  const isOnly = candidates.length === 1 || country === undefined || when() === undefined;
  const then = isOnly ? undefined : currencyIn(country, head, when());
  return { code: then ?? present[0] };
}

/** The only candidate of the paragraph, what the document says, its country, the default. */
function fromFarther(
  measure: CurrencyMeasure,
  head: string,
  when: Time,
  context: CurrencyContext,
): ResolvedCurrency {
  const { lex, memory, options } = context;
  const fallback = options.defaultCurrencies?.[head] ?? usualCode(head);
  const said =
    memory.inFlow(head) ?? (isStable(head) ? undefined : fromParagraph(lex, candidatesOf(head), head));
  if (said !== undefined)
    return said === fallback && isSaid(measure, head)
      ? { code: said }
      : { code: said, inferredFrom: 'sentence' };
  const isEarly = isBefore(fallback, when());
  const local = isEarly ? undefined : fromDocument(context, head, fallback, when);
  const outright = isEarly ? undefined : memory.inDocument(head);
  const ofDocument = outright === 'USD' && measure.sign === true ? (local ?? outright) : (outright ?? local);
  const code = ofDocument ?? (isEarly ? (predecessorOf(head, when()!) ?? noCurrency) : fallback);
  // `$`, `€` and `£` say their usual currency themselves.
  if (code === usualCode(head) && isSaid(measure, head)) return { code };
  return { code, inferredFrom: ofDocument === undefined ? 'default' : 'document' };
}

/** When an amount was money, read where it is asked. */
type Time = () => string | undefined;
/** ISO 4217 for money without a code: purses, ducats. */
const noCurrency = 'XXX';

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
  let mine = 1;
  let best: string | undefined;
  let most = 0;
  const weigh = (rival: string, count: number): void => {
    if (rival === code) mine = Math.max(mine, count);
    else if (best === undefined || count > most || (count === most && rival < best)) {
      best = rival;
      most = count;
    }
  };
  for (const [rival, count] of memory.countsOf(head)) weigh(rival, count);
  const { ranked, counts } = countriesOf(document);
  for (let i = 0; i < 5 && i < ranked.length; i++) {
    const own = currencyIn(ranked[i]!, head);
    if (own !== undefined && isPresent(own)) weigh(own, counts.get(ranked[i]!)!);
  }
  if (best === undefined) return undefined;
  const confidence = Math.round((1000 * most) / (most + mine)) / 1000;
  return confidence >= closeShare ? { currency: best, confidence: Math.min(confidence, 0.5) } : undefined;
}

const isSaid = (measure: CurrencyMeasure, head: string): boolean =>
  measure.sign === true && (head === 'dollar' || head === 'pound');

/** The currency of the nearest country in the sentence that has such a one: before the amount rather than after. */
function nearest(
  measure: CurrencyMeasure,
  codeIn: (country: string) => string | undefined,
  { lex, flow }: CurrencyContext,
): string | undefined {
  const sentence = sentenceAround(flow, lex.start[measure.from]!);
  const code = (i: number): string | undefined => {
    const country = countryAt(lex, i);
    return country === undefined ? undefined : codeIn(country);
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
  { document, memory }: CurrencyContext,
  head: string,
  fallback: string | undefined,
  when: Time,
): string | undefined {
  const { ranked, counts, top } = countriesOf(document);
  // A document whose own money has another name speaks of the world's dollars.
  if (top === undefined || (head === 'dollar' && memory.hasOtherMoney())) return undefined;
  // The country most spoken of that has a currency of the name.
  for (let i = 0; i < 3 && i < ranked.length; i++) {
    const region = ranked[i]!;
    // Colonies had the pound of their empire before one of their own; other names went on as their own money.
    const code = head === 'pound' ? currencyAt(region, head, when()) : currencyIn(region, head, when());
    if (code === undefined || (!isPresent(code) && when() === undefined)) continue;
    // The trade with Malaysia in 1992 was in the world's dollars.
    if (region !== top && currencyIn(region, head) === undefined) continue;
    // A country in passing is not what the document is about.
    if (counts.get(region)! * 4 < counts.get(top)!) return undefined;
    // Not against the usual one's country, where that is spoken of nearly as much.
    const usual = fallback === undefined ? undefined : countryOfCode(fallback);
    // What `US$` says is not what the document is about.
    const named = usual === 'US' ? memory.timesOutright('USD') : 0;
    const rival = usual === undefined || usual === region ? 0 : (counts.get(usual) ?? 0) - named;
    return counts.get(region)! > 2 * rival ? code : undefined;
  }
  return undefined;
}

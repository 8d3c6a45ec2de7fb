import type { FlowColumns } from './flow-columns.ts';
import { hashString, mix } from './hash.ts';
import { phraseBits } from './word-lists.ts';
import { Caps } from './word-shape.ts';
import type { WordTable } from './word-types.ts';

/** Small joining words that a long name may hold between two capitals. */
const maximumLinks = 3;
/** Tokens that a pair of quotation marks, and one of brackets, may hold. */
const longestQuotation = 25;
const longestBracket = 40;

const dotHash = hashString('.');
const ampersandHash = hashString('&');

/** Fills the columns that look at more than one token, each in one pass linear in the number of tokens. */
export function findGroups(columns: FlowColumns, table: WordTable): void {
  findRuns(columns);
  findLongRuns(columns);
  findNextCapitals(columns);
  findQuotations(columns);
  findBrackets(columns);
  findPhrases(columns, table);
}

/** Runs of capitals (`European Union`, `V. Putin`, `AT&T`). */
function findRuns(columns: FlowColumns): void {
  const { count: n, runStart: start, runEnd: end } = columns;
  let t = 0;
  while (t < n) {
    if (!columns.type(t).capital) {
      start[t] = end[t] = t;
      t++;
      continue;
    }
    const last = lastOfRun(columns, t);
    for (let v = t; v <= last; v++) {
      start[v] = t;
      end[v] = last + 1;
    }
    t = last + 1;
  }
}

function lastOfRun(columns: FlowColumns, from: number): number {
  const n = columns.count;
  let last = from;
  let u = from + 1;
  while (u < n) {
    const type = columns.type(u);
    if (type.capital) last = u++;
    else if (u + 1 < n && columns.type(u + 1).capital && (type.caps === Caps.hyphen || isInner(columns, u)))
      u++;
    else break;
  }
  return last;
}

/** Long runs over joining words (`Ministry of Trade of China`), and the capital before each token. */
function findLongRuns(columns: FlowColumns): void {
  const { count: n, longStart: long, head, capBefore: before } = columns;
  let from = -1;
  let linked = 0;
  let lastHead = -1;
  let previous = -1;
  for (let t = 0; t < n; t++) {
    const type = columns.type(t);
    before[t] = previous;
    if (type.capital) {
      if (from < 0) {
        from = t;
        lastHead = -1;
      }
      linked = 0;
      previous = t;
    } else if (from >= 0) {
      if (type.link || type.caps === Caps.hyphen || isInner(columns, t)) {
        if (linked === 0 && columns.type(t - 1).capital) lastHead = t - 1;
        if (++linked > maximumLinks) from = -1;
      } else if (type.caps === Caps.quote && linked < maximumLinks) linked++;
      else from = -1;
    }
    long[t] = from;
    head[t] = from >= 0 ? lastHead : -1;
  }
}

function findNextCapitals(columns: FlowColumns): void {
  const { capAfter } = columns;
  let next = -1;
  for (let t = columns.count - 1; t >= 0; t--) {
    capAfter[t] = next;
    if (columns.type(t).capital) next = t;
  }
}

/** A full stop after an initial, an ampersand. */
function isInner(columns: FlowColumns, t: number): boolean {
  const type = columns.type(t);
  if (type.caps !== Caps.punctuation && !type.link) return false;
  const previous = columns.type(t - 1);
  return (type.lower === dotHash && previous.caps === Caps.single) || type.lower === ampersandHash;
}

function findQuotations(columns: FlowColumns): void {
  const { count: n, quoteOpen, quoteClose, active } = columns;
  quoteOpen.fill(-1, 0, n);
  quoteClose.fill(-1, 0, n);
  let quote = -1;
  for (let t = 0; t < n; t++) {
    if (columns.type(t).caps !== Caps.quote) continue;
    if (quote < 0 || t - quote > longestQuotation) quote = t;
    else if (t - quote > 1) {
      quoteOpen.fill(quote, quote + 1, t);
      quoteClose.fill(t, quote + 1, t);
      // A title in quotation marks may go on in lowercase for long.
      if (columns.type(quote + 1).capital) active.fill(1, quote + 1, t);
      quote = -1;
    }
  }
}

function findBrackets(columns: FlowColumns): void {
  const { count: n, bracketOpen, bracketClose } = columns;
  bracketOpen.fill(-1, 0, n);
  bracketClose.fill(-1, 0, n);
  let bracket = -1;
  for (let t = 0; t < n; t++) {
    const { caps } = columns.type(t);
    if (caps === Caps.open) bracket = t;
    else if (caps === Caps.close) {
      if (bracket >= 0 && t - bracket <= longestBracket) {
        bracketOpen.fill(bracket, bracket + 1, t);
        bracketClose.fill(t, bracket + 1, t);
      }
      bracket = -1;
    }
  }
}

/** Phrases of two to four words that a word list has (`Costa Rica`). */
function findPhrases(columns: FlowColumns, table: WordTable): void {
  const { count: n, phraseBits: bits, phrasePlace: place } = columns;
  bits.fill(0, 0, n);
  for (let t = 0; t + 1 < n; t++) {
    if (!columns.type(t).capital || bits[t] !== 0) continue;
    let hash = columns.type(t).lower;
    let best = 0;
    let bestEnd = 0;
    for (let u = t + 1; u < Math.min(n, t + 4); u++) {
      const { lower, capital } = columns.type(u);
      hash = mix(hash, lower);
      if (!capital) continue;
      const flags = table.phrase(hash) & phraseBits;
      if (flags !== 0) {
        best = flags;
        bestEnd = u + 1;
      }
    }
    for (let u = t; u < bestEnd; u++) {
      bits[u] = best;
      place[u] = u === t ? 0 : u === bestEnd - 1 ? 2 : 1;
    }
  }
}

import type { Draft } from '../../../../contract/proposal.ts';
import { legalForms, openers, titles } from '../engine/lexicon.ts';
import { isOrdinary, Known, type NameContext, propose } from '../engine/name-context.ts';
import { followQuote, runStart } from '../engine/run.ts';
import { adjacent, isGlued, Kind, trigger, type Words } from '../engine/words.ts';

/**
 * Legal forms and the names they stand with: `OJSC "Lidselmash"`, `Kamvol OJSC`, `LLC Trade House Alfa`, `Alfa GmbH & Co. KG`, `Alfa S.p.A.`
 */

/** Transliterated words inside names: "Alfa zavod LLC". */
const russianHeads = new Set('zavod kombinat fabrika trest torg dom zavody'.split(' '));
export const form = trigger([...legalForms].map((word) => word.toLowerCase()));

/** Forms so short that they mean other things unless a quoted name follows or a company precedes. */
export const shortForms = new Set([
  'SE',
  'SA',
  'AS',
  'AB',
  'AG',
  'NV',
  'BV',
  'AO',
  'UP',
  'UE',
  'JV',
  'LP',
  'KG',
  'AD',
  'OU',
  'KK',
  'SAS',
  'UAB',
  'Limited',
  'Corporation',
  'OD',
  'Incorporated',
]);

/** Range of the name that legal form `i` belongs to, with the form: quoted or bare, before or behind. */
export function formSpan(
  words: Words,
  i: number,
  known?: Uint8Array,
): { first: number; last: number; nameFirst: number; nameLast: number } | undefined {
  let next = i + 1;
  if (next < words.count && (words.kind[next]! & Kind.quote) !== 0) {
    const last = followQuote({ words } as NameContext, next);
    if (last !== undefined) return { first: i, last, nameFirst: next + 1, nameLast: last - 1 };
    // A quotation mark that never closes: the capitalised run behind it.
    next++;
  }
  // Behind its name: `Kamvol OJSC`, `"Kamvol" OJSC`.
  let first = i;
  while (first > Math.max(0, i - 16) && words.sentenceStart[first] !== 1 && adjacent(words, first - 1)) {
    const j = first - 1;
    const kind = words.kind[j]!;
    if (
      (kind & Kind.capital) !== 0 &&
      !openers.has(words.text[j]!.toLowerCase()) &&
      !titles.has(words.text[j]!.toLowerCase()) &&
      (j < i - 1 || ((known?.[j] ?? 0) & Known.nationality) === 0)
    )
      first = j;
    else if (russianHeads.has(words.text[j]!) && j > 0 && (words.kind[j - 1]! & Kind.capital) !== 0)
      first = j - 1;
    else if (
      (words.text[j] === '&' || (words.text[j] === '-' && isGlued(words, j) && isGlued(words, first))) &&
      j > 0 &&
      (words.kind[j - 1]! & Kind.word) !== 0
    )
      first = j - 1;
    else if (
      words.text[j] === ',' &&
      first === i &&
      j > 0 &&
      (words.kind[j - 1]! & Kind.capital) !== 0 &&
      /^(?:Inc|Ltd|LLC|Corp)/.test(words.text[i]!)
    )
      first = j - 1;
    else if ((kind & Kind.number) !== 0 && isGlued(words, j) && j > 1 && words.text[j - 1] === '№')
      first = j - 1;
    else break;
  }
  if (first === i && i > 0 && (words.kind[i - 1]! & Kind.quote) !== 0 && adjacent(words, i - 1)) {
    for (let j = i - 2; j >= 0 && j > i - 10; j--) {
      if ((words.kind[j]! & Kind.quote) !== 0) {
        let start = j;
        while (
          start > Math.max(0, j - 12) &&
          adjacent(words, start - 1) &&
          (words.kind[start - 1]! & Kind.capital) !== 0 &&
          !openers.has(words.text[start - 1]!.toLowerCase())
        )
          start--;
        return { first: start, last: i + 1, nameFirst: j + 1, nameLast: i - 1 };
      }
      if (words.sentenceStart[j] === 1) break;
    }
  }
  if (first < i) return { first, last: i + 1, nameFirst: first, nameLast: i };
  // Before its name, unquoted: `LLC Trade House Alfa`.
  let last = next;
  while (
    last < Math.min(words.count, next + 12) &&
    (last === next || adjacent(words, last - 1)) &&
    words.sentenceStart[last] !== 1
  ) {
    const kind = words.kind[last]!;
    if ((kind & Kind.capital) !== 0 && !openers.has(words.text[last]!.toLowerCase())) last++;
    else if (
      words.text[last] === '-' &&
      isGlued(words, last) &&
      last + 1 < words.count &&
      (words.kind[last + 1]! & Kind.word) !== 0
    )
      last += 2;
    else break;
  }
  if (last > next && adjacent(words, i)) return { first: i, last, nameFirst: next, nameLast: last };
  return undefined;
}

export function matchLegalForm(names: NameContext, i: number, found: Draft[]): void {
  const { words } = names;
  const span = formSpan(words, i, names.known);
  if (span === undefined) return;
  const quoted = span.nameFirst > 0 && (words.kind[span.nameFirst - 1]! & Kind.quote) !== 0;
  if (
    shortForms.has(words.text[i]!) &&
    !quoted &&
    (span.first === i || isGlued(words, i) || span.last - span.first < 2)
  )
    return;
  let { first, last } = span;
  // `JV Kamvol OJSC`, `JSC "Kamvol"` behind another form; `Ltd.` keeps its dot.
  if (first > 0 && legalForms.has(words.text[first - 1]!) && adjacent(words, first - 1)) first--;
  if (
    last < words.count &&
    words.text[last] === '.' &&
    isGlued(words, last) &&
    /^(?:Ltd|Inc|Co|Corp)$/.test(words.text[last - 1]!)
  )
    last++;
  // `GmbH & Co. KG`
  if (words.text[last] === '&' && words.text[last + 1] === 'Co') {
    last += words.text[last + 2] === '.' ? 3 : 2;
    if (last < words.count && legalForms.has(words.text[last]!)) last++;
  }
  const confidence = shortForms.has(words.text[i]!) && !quoted ? 0.6 : 0.92;
  found.push(propose(names, first, last, 'ORG', confidence));
}

/** `Omnia S.R.L`, `Alfa S.p.A.` */
export function matchDottedForm(names: NameContext, i: number, found: Draft[]): void {
  const { words } = names;
  let end = i + 1;
  let letters = 1;
  while (
    letters < 4 &&
    end + 1 < words.count &&
    words.text[end] === '.' &&
    isGlued(words, end) &&
    isGlued(words, end + 1) &&
    /^[ARPLarpl]$/.test(words.text[end + 1]!)
  ) {
    end += 2;
    letters++;
  }
  if (
    letters < 2 ||
    letters > 3 ||
    i === 0 ||
    !adjacent(words, i - 1) ||
    (words.kind[i - 1]! & Kind.capital) === 0
  )
    return;
  if (words.text[end] === '.' && isGlued(words, end)) end++;
  const first = runStart(names, i - 1);
  if (isOrdinary(names, first)) return;
  found.push(propose(names, first, end, 'ORG', 0.85));
}

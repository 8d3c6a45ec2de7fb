import type { Draft } from '../../../../contract/proposal.ts';
import { legalForms as formsOf } from '../../../../gazetteer/legal-forms.ts';
import { legalForms, openers, titles } from '../engine/lexicon.ts';
import { isOrdinary, Known, type NameContext, propose } from '../engine/name-context.ts';
import { followQuote, runStart } from '../engine/run.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, isGlued, Kind, trigger, type Words } from '../engine/words.ts';

/**
 * Legal forms and the names they stand with: `OJSC "Lidselmash"`, `Kamvol OJSC`, `LLC Trade House Alfa`, `Alfa GmbH & Co. KG`, `Alfa S.p.A.`
 */

/** Transliterated words inside names: "Alfa zavod LLC". */
const russianHeads = wordList('company/transliterated-heads');
export const form = trigger([...legalForms].map((word) => word.toLowerCase()));

/** Forms so short that they mean other things unless a quoted name follows or a company precedes. */
export const shortForms = formsOf('short');

/** A name with its legal form: words `[first, last)`, of which `[nameFirst, nameLast)` are the name. */
interface FormSpan {
  readonly first: number;
  readonly last: number;
  readonly nameFirst: number;
  readonly nameLast: number;
}

/** Range of the name that legal form `i` belongs to, with the form: quoted or bare, before or after. */
export function formSpan(words: Words, i: number, known?: Uint8Array): FormSpan | undefined {
  const opens = i + 1 < words.count && (words.kind[i + 1]! & Kind.quote) !== 0;
  const closed = opens ? followQuote({ words } as NameContext, i + 1) : undefined;
  if (closed !== undefined) return { first: i, last: closed, nameFirst: i + 2, nameLast: closed - 1 };
  const first = nameStart(words, i, known);
  if (first < i) return { first, last: i + 1, nameFirst: first, nameLast: i };
  // A quotation mark that never closes: the capitalised run after it.
  return quotedBefore(words, i) ?? bareAfter(words, i, opens ? i + 2 : i + 1);
}

/** Where the bare name before a legal form begins: `[Kamvol] OJSC`; the form itself if none does. */
function nameStart(words: Words, form: number, known: Uint8Array | undefined): number {
  let first = form;
  while (first > Math.max(0, form - 16) && words.sentenceStart[first] !== 1 && adjacent(words, first - 1)) {
    const further = stepLeft(words, first, form, known);
    if (further === first) break;
    first = further;
  }
  return first;
}

/** The next word to the left that the name may begin with; `first` where it goes on no further. */
function stepLeft(words: Words, first: number, form: number, known: Uint8Array | undefined): number {
  const j = first - 1;
  const kind = words.kind[j]!;
  const text = words.text[j]!;
  const lower = words.lower[j]!;
  const before = j > 0 ? words.kind[j - 1]! : 0;
  if (
    (kind & Kind.capital) !== 0 &&
    !openers.has(lower) &&
    !titles.has(lower) &&
    (j < form - 1 || ((known?.[j] ?? 0) & Known.nationality) === 0)
  )
    return j;
  if (russianHeads.has(text) && (before & Kind.capital) !== 0) return j - 1;
  const joins = text === '&' || (text === '-' && isGlued(words, j) && isGlued(words, first));
  if (joins && (before & Kind.word) !== 0) return j - 1;
  // `Alfa, Inc.`
  if (
    text === ',' &&
    first === form &&
    (before & Kind.capital) !== 0 &&
    /^(?:Inc|Ltd|LLC|Corp)/.test(words.text[form]!)
  )
    return j - 1;
  return (kind & Kind.number) !== 0 && isGlued(words, j) && j > 1 && words.text[j - 1] === '№'
    ? j - 1
    : first;
}

/** `"Kamvol" OJSC`, `Trade House "Alfa" LLC` */
function quotedBefore(words: Words, form: number): FormSpan | undefined {
  if (form === 0 || (words.kind[form - 1]! & Kind.quote) === 0 || !adjacent(words, form - 1))
    return undefined;
  for (let j = form - 2; j >= 0 && j > form - 10; j--) {
    if ((words.kind[j]! & Kind.quote) !== 0) {
      let first = j;
      while (
        first > Math.max(0, j - 12) &&
        adjacent(words, first - 1) &&
        (words.kind[first - 1]! & Kind.capital) !== 0 &&
        !openers.has(words.lower[first - 1]!)
      )
        first--;
      return { first, last: form + 1, nameFirst: j + 1, nameLast: form - 1 };
    }
    if (words.sentenceStart[j] === 1) return undefined;
  }
  return undefined;
}

/** `LLC Trade House Alfa` */
function bareAfter(words: Words, form: number, from: number): FormSpan | undefined {
  let last = from;
  while (
    last < Math.min(words.count, from + 12) &&
    (last === from || adjacent(words, last - 1)) &&
    words.sentenceStart[last] !== 1
  ) {
    if ((words.kind[last]! & Kind.capital) !== 0 && !openers.has(words.lower[last]!)) last++;
    else if (
      words.text[last] === '-' &&
      isGlued(words, last) &&
      last + 1 < words.count &&
      (words.kind[last + 1]! & Kind.word) !== 0
    )
      last += 2;
    else break;
  }
  return last > from && adjacent(words, form)
    ? { first: form, last, nameFirst: from, nameLast: last }
    : undefined;
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
  // `JV Kamvol OJSC`, `JSC "Kamvol"` after another form; `Ltd.` keeps its dot.
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

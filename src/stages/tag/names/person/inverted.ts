import { readFirstColumn } from '../../../../gazetteer/data-table.ts';
import { Known, type NameContext } from '../engine/name-context.ts';
import { adjacent, isCapitalised, isGlued, Kind, type Words } from '../engine/words.ts';
import type { AddressedName } from './address.ts';
import { entryStart, initialsEnd, isSurname, mayBeginSurname, surnameEnd } from './forms.ts';
import { particles } from './lexicon.ts';
import { isPostNominal } from './post-nominals.ts';

let givenNames: ReadonlySet<string> | undefined;
/** Whether the lists have a given name of any language; they are long, and few texts ask. */
function isGivenName(word: string): boolean {
  givenNames ??= new Set(readFirstColumn('languages/en/given-names.csv'));
  return givenNames.has(word);
}

/** What an entry of a bibliography ends with: a place, a publisher and a year. */
const isReference = /\p{L}: ?\p{Lu}[^:\n]{2,60}, ?\(?(?:1[5-9]|20)\d\d/u;
/** The like by its signs alone: most flows have none. */
const mayBeReference = /: ?[^\sa-z][^:\n]{2,60}, ?\(?(?:1[5-9]|20)\d\d/;
const longestReference = 600;

/**
 * Names that a bibliography turns round, with a given name after the comma: `[Adeyemi, Tunde], and …`, `[Quijano Obregón, Aníbal]. …`,
 * `[de la Cadena, Marisol]. 2015.`, `[López de Mesa, Juana]. 1969.`
 *
 * Near misses: `Paris, Francis said` (no entry begins there), `Lima, Peru`.
 */
export function invertedNames(names: NameContext): AddressedName[] {
  const { words } = names;
  const head = names.flow.view.text.slice(0, longestReference);
  const cites = names.flow.citation || (mayBeReference.test(head) && isReference.test(head));
  const found: AddressedName[] = [];
  for (let i = 0; i + 2 < words.count; i++) {
    if (!mayBeginSurname(words, i) || !mayBegin(names, i)) continue;
    const authors = names.flow.citation ? listedAuthors(names, i) : [];
    found.push(...authors);
    i = authors.at(-1)?.last ?? i;
    if (authors.length > 0) continue;
    const last = invertedEnd(names, i, cites && (names.flow.citation || i === 0));
    if (last === undefined) continue;
    found.push({ first: i, last, sure: true });
    i = last - 1;
  }
  return found;
}

function mayBegin({ words, flow }: NameContext, i: number): boolean {
  const before = words.text[i - 1];
  return (
    entryStart(words, i) > 0 || (flow.citation && (before === 'and' || before === '&' || before === ';'))
  );
}

function invertedEnd({ words, known }: NameContext, from: number, cites: boolean): number | undefined {
  let comma = surnameEnd(words, from);
  const isLong = isSurname(words, comma) || particles.has(words.lower[comma] ?? '');
  if (comma > from && isLong && adjacent(words, comma - 1)) comma = surnameEnd(words, comma);
  const first = comma + 1;
  if (comma === from || words.text[comma] !== ',' || first >= words.count || !isCapitalised(words, first))
    return undefined;
  if (!isGivenName(words.text[first]!)) return undefined;
  // "Bonn, Washington D. C."
  if ((known[from]! & known[first]! & Known.place) !== 0) return undefined;
  let last = first + 1;
  while (
    last < Math.min(words.count, first + 4) &&
    adjacent(words, last - 1) &&
    words.sentenceStart[last] !== 1
  ) {
    const initials = initialsEnd(words, last);
    if (initials > last) return initials;
    if (!isSurname(words, last)) break;
    last++;
  }
  const mark = words.text[last];
  // Outside bibliographies only a whole entry is one: "Austen, Jane."
  if (!cites) return (mark === '.' || isDescribed(words, last)) && last - from <= 5 ? last : undefined;
  return mark === undefined || /^(?:[.,;(&:]|and|with)$/.test(mark) ? last : undefined;
}

/** `Ashdown, Percival[, painter]`, `[, R.A.]`: an entry that says who somebody is. */
function isDescribed(words: Words, mark: number): boolean {
  const next = mark + 1;
  if (words.text[mark] !== ',' || next + 1 >= words.count) return false;
  if (isPostNominal(words.text[next]!) || initialsEnd(words, next) > next) return true;
  const isNoun = (words.kind[next]! & (Kind.word | Kind.capital)) === Kind.word;
  return isNoun && /^[,;.(]$/.test(words.text[next + 1]!);
}

/**
 * Authors with bare initials, as journals of medicine list them: `[Vaz AC], [Lopes DB], et al.`, `[Nguyen TH]. Rice …`
 *
 * Near misses: `Washington DC: …`, `Annex AB, Annex AC.`
 */
function listedAuthors(names: NameContext, from: number): AddressedName[] {
  const { words, known } = names;
  const list: AddressedName[] = [];
  for (let i = from; i < words.count; ) {
    let surname = surnameEnd(words, i);
    if (
      surname > i &&
      isSurname(words, surname) &&
      adjacent(words, surname - 1) &&
      !isBareInitials(words, surname)
    )
      surname = surnameEnd(words, surname);
    if (surname === i || surname >= words.count || !adjacent(words, surname - 1)) break;
    const last = bareInitialsEnd(words, surname);
    if (last === surname || !/^(?:[.,;:(]|and|et)$/.test(words.text[last] ?? '.')) break;
    list.push({ first: i, last, sure: true });
    if (words.text[last] !== ',') break;
    i = words.text[last + 1] === 'and' ? last + 2 : last + 1;
  }
  const [only] = list;
  // One alone may be a place with its state, or a numbered part; an entry must begin with it.
  if (list.length === 1 && only !== undefined) {
    const isElse = (known[only.first]! & (Known.place | Known.organisation)) !== 0;
    if (isElse || entryStart(words, only.first) < 2 || words.text[only.last] === ':') return [];
  }
  const surnames = new Set(list.map(({ first }) => words.text[first]!));
  return surnames.size === list.length ? list : [];
}

/** One to three capitals without full stops: `AC`, `X`. */
function isBareInitials(words: Words, i: number): boolean {
  return (words.kind[i]! & (Kind.initial | Kind.upper)) !== 0 && words.text[i]!.length <= 3;
}

/** Index after bare initials, hyphened ones too: `Y-H`. */
function bareInitialsEnd(words: Words, i: number): number {
  if (!isBareInitials(words, i)) return i;
  const hyphened = words.text[i + 1] === '-' && isGlued(words, i + 1) && i + 2 < words.count;
  return hyphened && isGlued(words, i + 2) && isBareInitials(words, i + 2) ? i + 3 : i + 1;
}

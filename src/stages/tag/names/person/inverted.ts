import { readFirstColumn } from '../../../../gazetteer/data-table.ts';
import type { NameContext } from '../engine/name-context.ts';
import { adjacent, isCapitalised, Kind } from '../engine/words.ts';
import type { AddressedName } from './address.ts';
import { entryStart, initialsEnd, isSurname, surnameEnd } from './forms.ts';

let givenNames: ReadonlySet<string> | undefined;
/** Whether the lists have a given name of any language; they are long, and few texts ask. */
function isGivenName(word: string): boolean {
  givenNames ??= new Set(readFirstColumn('languages/en/given-names.csv'));
  return givenNames.has(word);
}

/**
 * Names that a bibliography turns round, with a given name after the comma: `[Adeyemi, Tunde], and …`, `[Quijano Obregón, Aníbal]. …`,
 * `[de la Cadena, Marisol]. 2015.`
 *
 * Near misses: `Paris, Francis said` (no entry begins there), `Lima, Peru`.
 */
export function invertedNames(names: NameContext): AddressedName[] {
  const { words } = names;
  const found: AddressedName[] = [];
  for (let i = 0; i + 2 < words.count; i++) {
    if ((words.kind[i]! & Kind.word) === 0 || !mayBegin(names, i)) continue;
    const last = invertedEnd(names, i);
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

function invertedEnd({ words, flow }: NameContext, from: number): number | undefined {
  let comma = surnameEnd(words, from);
  if (comma > from && isSurname(words, comma) && adjacent(words, comma - 1)) comma = surnameEnd(words, comma);
  const first = comma + 1;
  if (comma === from || words.text[comma] !== ',' || first >= words.count || !isCapitalised(words, first))
    return undefined;
  if (!isGivenName(words.text[first]!)) return undefined;
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
  if (!flow.citation) return mark === '.' && last - from <= 5 ? last : undefined;
  return mark === undefined || /^(?:[.,;(&:]|and|with)$/.test(mark) ? last : undefined;
}

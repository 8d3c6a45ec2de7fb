import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import type { Span } from '../../../../../text/span.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { negligible, Rewritten } from '../rewritten.ts';

/** So sure the model must be of a place for the rest of its row to be places. */
const certain = 0.7;
/** Enough for places of the same kind. */
const likely = 0.5;
const confidence = 0.7;
/** Places that a row must have, and the part of it they must make up. */
const leastPlaces = 2;
const leastPart = 0.3;
/** Rows are read no farther. */
const mostItems = 40;

const capital = "(?:St\\.|\\p{Lu}[\\p{L}’'-]+)";
const item = `${capital}(?: ${capital}){0,2}`;
const leading = lazily(
  () => new RegExp(`\\b${anyOf(wordList('edges/before-row'))} (?:the )?(?=\\p{Lu})`, 'gu'),
);
/** The beginning of a row by its signs alone: most of what follows a preposition has no comma after a capital. */
const mayBeRow = /[^\sa-z,][^\s,]*(?: [^\sa-z,][^\s,]*){0,2}, [^\sa-z]/y;
const oneItem = lazily(() => new RegExp(item, 'uy'));
const kinds = ['Region', 'Province', 'District', 'County', 'State', 'Governorate', 'Division'];
const ofKind = lazily(
  () => new RegExp(`(?<![\\p{L}’'-] ?)(?:${capital} ){1,3}(?:${kinds.join('|')})(?![\\p{L}’'-])`, 'gu'),
);

/**
 * Long rows of places, some of which the model or a list knows, where it took others for people or passed them over:
 *
 *     signatures from Indian Ford, [Balcombe], [Redhill], White Plain, [Lorne] and [Regent]
 *     Ashanti Region 49-86 · [Central Region] 87-118 · Volta Region        with two or more of the kind
 *
 * Near misses: `from London, Anna Low, Peter Ray and Paris`, `from Peter, Paul and Mary`, a row with a body or a people in it.
 *
 * @param drafts in order
 */
export function placesInLongRows(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
): readonly Draft[] {
  return ofSameKind(inRows(drafts, text, earlier), text);
}

function inRows(drafts: readonly Draft[], text: string, earlier: readonly Proposal[]): readonly Draft[] {
  if (!/, [A-Z]/.test(text) || !/ and [A-Z]/.test(text) || !drafts.some(isSurePlace)) return drafts;
  const rewritten = new Rewritten(drafts);
  let known: ReadonlySet<string> | undefined;
  for (const { index: lead, 0: words } of text.matchAll(leading())) {
    const index = lead + words.length;
    mayBeRow.lastIndex = index;
    if (!mayBeRow.test(text)) continue;
    const items = rowAt(text, index);
    if (items === undefined) continue;
    const span = { start: index, end: items.at(-1)!.end };
    const own = rewritten.at(span).filter(({ confidence: sure }) => sure >= negligible);
    if (!own.some(isSurePlace)) continue;
    // Each draft is one of the items, a place or somebody called by one word.
    const seen = new Map<number, Draft>();
    for (const draft of own) if (mayBePlace(draft, text)) seen.set(draft.start, draft);
    const isApart = seen.size === own.length && own.every(({ end }) => items.some((one) => one.end === end));
    if (!isApart) continue;
    known ??= placesOfLists(earlier);
    const places = items.filter(({ start, end }) => {
      const draft = seen.get(start);
      return (draft !== undefined && draft.type !== 'PERSON') || known!.has(`${start} ${end}`);
    });
    if (places.length < leastPlaces || places.length < items.length * leastPart) continue;
    for (const one of items)
      rewritten.put({ type: 'GPE', ...one, confidence }, ({ type }) => type !== 'PERSON');
  }
  return rewritten.drafts();
}

/** The items of the row that begins at a position: three names of up to three words at least, the last after `and`. */
function rowAt(text: string, start: number): readonly Span[] | undefined {
  const items: Span[] = [];
  let isLast = false;
  for (let at = start; ; ) {
    oneItem().lastIndex = at;
    const words = oneItem().exec(text)?.[0];
    if (words === undefined) return undefined;
    const end = at + words.length;
    items.push({ start: at, end });
    if (isLast) return /^(?:[\p{L}’'-]| \p{Lu})/u.test(text.slice(end, end + 3)) ? undefined : items;
    const joint = /^(?:,? and |, )/.exec(text.slice(end, end + 6))?.[0];
    isLast = joint?.endsWith('and ') === true;
    if (joint === undefined || (isLast ? items.length < 2 : items.length > mostItems)) return undefined;
    at = end + joint.length;
  }
}

const isSurePlace = ({ type, confidence: sure }: Draft): boolean => type === 'GPE' && sure >= certain;

function mayBePlace({ type, start, end }: Draft, text: string): boolean {
  if (type === 'PERSON') return !/\s/.test(text.slice(start, end));
  return type === 'GPE' || type === 'LOC' || type === 'FAC';
}

const placesOfLists = (earlier: readonly Proposal[]): ReadonlySet<string> =>
  new Set(
    earlier
      .filter(({ type, stage }) => type === 'GPE' && stage === 'tag.gazetteer')
      .map(({ start, end }) => `${start} ${end}`),
  );

/** Names with the same generic word as two places that the model is sure of. */
function ofSameKind(drafts: readonly Draft[], text: string): readonly Draft[] {
  const seen = new Map<string, number>();
  for (const { type, start, end, confidence: sure } of drafts) {
    if (type !== 'GPE' || sure < likely) continue;
    const words = text.slice(start, end);
    const kind = words.slice(words.lastIndexOf(' ') + 1);
    if (kinds.includes(kind)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  if (![...seen.values()].some((count) => count >= leastPlaces)) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const { index, 0: words } of text.matchAll(ofKind())) {
    const end = index + words.length;
    if ((seen.get(words.slice(words.lastIndexOf(' ') + 1)) ?? 0) < leastPlaces) continue;
    rewritten.put(
      { type: 'GPE', start: index, end, confidence },
      (own, isWhole) => isWhole || own.start > index || own.type === 'PERSON',
    );
  }
  return rewritten.drafts();
}

import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import { anyOf, readDataTable } from '../../../../gazetteer/data-table.ts';
import { wordList } from '../../names/engine/word-lists.ts';

const table = readDataTable<'code' | 'forms' | 'unclear'>('gazetteers/tables/region-abbreviations.csv');
const forms = table.flatMap((row) => row.forms.split('|')).filter((form) => form.endsWith('.'));
const unclear = new Set(table.flatMap((row) => row.unclear.split('|')));
/** Those that may be somebody's initials, or a word of their own before a name: "Petrov, S.A.", "Denver, Col. Smith said". */
const isUnclear = (form: string) => /^(?:\p{Lu}\. ?)+$/u.test(form) || unclear.has(form);
const states = anyOf(forms);
/** A name of up to four words, a comma and an abbreviated state. */
const townAndState = new RegExp(
  `(?<![\\p{L}.])((?:\\p{Lu}[\\p{L}'’-]*\\.?\\s){0,3}\\p{Lu}[\\p{L}'’-]+),\\s(${states})(?![\\p{L}\\p{N}])`,
  'gu',
);

const abbreviatedState = new RegExp(`^${states}$`);

/** Most texts have no such state, and the names before it need not be tried. */
const stateAfterComma = new RegExp(`,\\s${states}`);

/** What stands before the drafts of a flow. */
export interface Said {
  /** What the recognisers before the model proposed. */
  readonly earlier: readonly Proposal[];
  /** Whether the flow cites: there initials follow a comma. */
  readonly cites: boolean;
}

const confidence = 0.85;

/**
 * Settlements that what stands around them tells from people and landscapes:
 *
 *     [ST. JOSEPH], [Mo.]; near [Jenkins], [Ky.]           two places, with the stop of the abbreviation
 *     [TROY], [Ala.] — A fire south of [Troy]               the town that stands with its state, wherever else in the flow
 *     [Cartago], [Heredia] and [Alajuela]                  a place among places, though people are called so
 *     hotels in [Grand Island] and [Gulf Shores]           towns by the words of landscapes, but not the Grand Canyon
 */
export function townsAmongPlaces(drafts: readonly Draft[], text: string, said: Said): readonly Draft[] {
  const known = new Set(
    said.earlier
      .filter(({ type, stage }) => type === 'GPE' && stage === 'tag.gazetteer')
      .map(({ start, end }) => `${start} ${end}`),
  );
  const landscapes = new Set(
    said.earlier.filter(({ type }) => type === 'LOC').map(({ start, end }) => `${start} ${end}`),
  );
  const isKnown = (start: number, end: number) => known.has(`${start} ${end}`);
  const isTown = ({ start, end }: Draft) => isKnown(start, end) && !landscapes.has(`${start} ${end}`);
  const settled = said.cites ? drafts : withStates(drafts, text, isKnown);
  return listedTowns(toldTowns(settled, text), text, isKnown).map((draft) =>
    draft.type === 'LOC' && isTown(draft) && isNamedAsTown(draft, text)
      ? { ...draft, type: 'GPE' as const }
      : draft,
  );
}

type IsKnown = (start: number, end: number) => boolean;

function withStates(drafts: readonly Draft[], text: string, isKnown: IsKnown): readonly Draft[] {
  let settled = drafts;
  if (!stateAfterComma.test(text)) return settled;
  for (const match of text.matchAll(townAndState)) {
    const [, words, state] = match as unknown as [string, string, string];
    const townEnd = match.index + words.length;
    const stateEnd = match.index + match[0].length;
    const start = startOfTown(words, match.index, settled, isKnown);
    if (start === undefined) continue;
    const isPlace = settled.some(
      (draft) => draft.type === 'GPE' && draft.start === start && draft.end === townEnd,
    );
    const after = text.slice(stateEnd, stateEnd + 30);
    const isClear = !isUnclear(state) || (isPlace && !/^\s\p{Lu}/u.test(after));
    if (
      !isClear &&
      !(
        isDateline(text, start, townEnd) &&
        (byAgency.test(after) || (isKnown(start, townEnd) && byDash.test(after)))
      )
    )
      continue;
    const isHeld = settled.some((draft) => draft.start < start && draft.end > start);
    if (isHeld || settled.some((draft) => draft.start < stateEnd && draft.end > stateEnd)) continue;
    const town: Draft = { type: 'GPE', start, end: townEnd, confidence };
    const others = settled.filter((draft) => draft.end <= start || draft.start >= stateEnd);
    const own = settled.find(
      (draft) => draft.type === 'GPE' && draft.start === start && draft.end === townEnd,
    );
    settled = [
      ...others,
      own ?? town,
      {
        type: 'GPE' as const,
        start: stateEnd - state.length,
        end: stateEnd,
        confidence,
        learnt: true as const,
      },
    ].sort((a, b) => a.start - b.start);
  }
  return settled;
}

/** What a dateline goes on with: `CHARLOTTE, N.C. (AP) - …`, `FLORENCE, S.C. — …`. */
const byAgency = /^\s\(\p{Lu}[\p{L}. ]+\)/u;
const byDash = /^\s[-–—]+\s/;

/** Whether a flow begins with a town in capitals. */
function isDateline(text: string, start: number, end: number): boolean {
  return start < 8 && text.slice(0, start).trim() === '' && !/\p{Ll}/u.test(text.slice(start, end));
}

/** Where the name before a state begins: with what the model or a list knows as a place, else with its first word. */
function startOfTown(
  words: string,
  from: number,
  drafts: readonly Draft[],
  isKnown: IsKnown,
): number | undefined {
  const end = from + words.length;
  const own = drafts.find((draft) => draft.type === 'GPE' && draft.end === end && draft.start >= from);
  if (own !== undefined) return own.start;
  for (const { index } of words.matchAll(/(?<=^|\s)\p{Lu}/gu))
    if (isKnown(from + index, end)) return from + index;
  // a dateline begins the flow
  return /\s/.test(words) && from > 0 ? undefined : from;
}

/** A single name that people have too and that stands with its state in the same flow, where nobody is called so in full: "TROY, Ala. … Troy". */
function toldTowns(drafts: readonly Draft[], text: string): readonly Draft[] {
  const wordsOf = ({ start, end }: Draft) => text.slice(start, end).toLowerCase();
  const towns = new Set<string>();
  drafts.forEach((draft, i) => {
    const state = drafts[i + 1];
    if (draft.type !== 'GPE' || state?.type !== 'GPE' || /\s/.test(wordsOf(draft))) return;
    const isPair = /^,\s$/.test(text.slice(draft.end, state.start));
    if (isPair && abbreviatedState.test(text.slice(state.start, state.end))) towns.add(wordsOf(draft));
  });
  if (towns.size === 0) return drafts;
  for (const draft of drafts)
    if (draft.type === 'PERSON' && /\s/.test(wordsOf(draft)))
      for (const word of wordsOf(draft).split(/\s+/)) towns.delete(word);
  return drafts.map((draft) =>
    draft.type === 'PERSON' && towns.has(wordsOf(draft)) ? { ...draft, type: 'GPE' as const } : draft,
  );
}

const listSign = /^(?:, |,? (?:and|or) )$/;

/**
 * A single name that people have too, between places of a list or in one of three and more that a place begins after "from", "in",
 * "near", where a list of places knows it: "came from Gorham, Milan and Errol", not "went to London and Milan stayed".
 */
function listedTowns(drafts: readonly Draft[], text: string, isKnown: IsKnown): readonly Draft[] {
  const areListed = (a: Draft | undefined, b: Draft | undefined) =>
    a !== undefined && b !== undefined && listSign.test(text.slice(a.end, b.start));
  const isJoined = (a: Draft | undefined, b: Draft | undefined) =>
    areListed(a, b) && (a!.type === 'GPE' || b!.type === 'GPE');
  const isName = (draft: Draft) =>
    draft.type === 'PERSON' &&
    isKnown(draft.start, draft.end) &&
    !/\s/.test(text.slice(draft.start, draft.end));
  const isTown = (draft: Draft) => draft.type === 'GPE' || isName(draft);
  /** Where the list ends that a place leads, so far. */
  let ledTo = 0;
  return drafts.map((draft, i) => {
    if (i >= ledTo && draft.type === 'GPE' && isLedTo(draft, text)) {
      let end = i + 1;
      while (areListed(drafts[end - 1], drafts[end]) && isTown(drafts[end]!)) end++;
      if (end - i > 2) ledTo = end;
    }
    if (!isName(draft)) return draft;
    const isBefore = isJoined(drafts[i - 1], draft);
    const isAfter = isJoined(draft, drafts[i + 1]);
    const isSecondBefore =
      isBefore && isJoined(drafts[i - 2], drafts[i - 1]) && drafts[i - 2]?.type === 'GPE';
    const isListed = i < ledTo || (isBefore && isAfter) || isSecondBefore;
    return isListed ? { ...draft, type: 'GPE' as const } : draft;
  });
}

const landscape = new RegExp(
  `^${anyOf(wordList('edges/landscape-first'))}\\s|\\s${anyOf(wordList('edges/landscape-last'))}$`,
);
const beforePlace = new RegExp(`\\b${anyOf(wordList('edges/before-place'))}\\s$`);

/** Whether a name of several words that no article stands before is where somebody or something is. */
function isNamedAsTown({ start, end }: Draft, text: string): boolean {
  const words = text.slice(start, end);
  if (!/\s/.test(words) || landscape.test(words)) return false;
  return isLedTo({ start }, text);
}

/** Whether "in", "from", "near" stands before. */
function isLedTo({ start }: Pick<Draft, 'start'>, text: string): boolean {
  return beforePlace.test(text.slice(Math.max(0, start - 9), start));
}

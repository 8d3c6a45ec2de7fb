import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { anyOf, readDataTable } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { Phrases } from '../../../../../text/phrases.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';
import { amongPlaces, beforePlural, type IsKnown, isLedTo, listedTowns } from './town-lists.ts';

const table = lazily(() =>
  readDataTable<'code' | 'forms' | 'unclear'>('gazetteers/tables/region-abbreviations.csv'),
);
const forms = lazily(() =>
  table()
    .flatMap((row) => row.forms.split('|'))
    .filter((form) => form.endsWith('.')),
);
/** Two letters of the post: `Moab, UT`; not those that are honours or words too. */
const postal = lazily(() => table().flatMap(({ code }) => /^(?:US|CA)-(..)$/.exec(code)?.slice(1) ?? []));
const unclear = lazily(() => new Set(table().flatMap((row) => row.unclear.split('|'))));
/** Those that may be somebody's initials, or a word of their own before a name: "Petrov, S.A.", "Denver, Col. Smith said". */
const isUnclear = (form: string) => /^(?:\p{Lu}\. ?)+$/u.test(form) || unclear().has(form);
/** Weekdays, months, and what bodies and sites end with. */
const notTown = lazily(
  () =>
    new RegExp(
      `^${anyOf(wordList('edges/weekday'))}$|(?:^|\\s)${anyOf([...wordList('organisation/body-heads'), ...wordList('facility/built-heads'), ...wordList('edges/no-town')])}$`,
      'iu',
    ),
);
const isPostal = (state: string) => /^\p{Lu}{2}$/u.test(state);
const states = lazily(() => anyOf([...forms(), ...postal()]));
/** A name of up to four words, a comma and an abbreviated state. */
const townAndState = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}.])((?:\\p{Lu}[\\p{L}'’-]*\\.?\\s){0,3}\\p{Lu}[\\p{L}'’-]+),\\s(${states()})(?![\\p{L}\\p{N}])`,
      'gu',
    ),
);

const abbreviatedState = lazily(() => new RegExp(`^${states()}$`));

const stateNames = lazily(() => new Phrases([...forms(), ...postal()]));

/** Whether such a state stands after a comma: most texts have none, and the names before it need not be tried. */
function hasState(text: string): boolean {
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1))
    if (/\s/.test(text.charAt(at + 1)) && stateNames().endFrom(text, at + 2) >= 0) return true;
  return false;
}

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
 *     [Moab], [UT] to [Hanksville], [UT]                   by two letters, where a list has the town, and not [Low], MD
 *     home in [Gravel Switch], [Kentucky]                  where the model saw nothing or hesitated
 *     [TROY], [Ala.] — A fire south of [Troy]               the town that stands with its state, wherever else in the flow
 *     [McCone], Richland and Dawson counties                all that the plural speaks of
 *     north east of [Warren]                                where something lies, though people are called so
 *     [Cartago], [Heredia] and [Alajuela]                  a place among places, though people are called so
 *     hotels in [Grand Island] and [Gulf Shores]           towns by the words of landscapes, but not the Grand Canyon
 */
export function townsAmongPlaces(drafts: readonly Draft[], text: string, said: Said): readonly Draft[] {
  const known = lazily(() =>
    spansOf(said.earlier.filter(({ type, stage }) => type === 'GPE' && stage === 'tag.gazetteer')),
  );
  const landscapes = lazily(() => spansOf(said.earlier.filter(({ type }) => type === 'LOC')));
  const isKnown = (start: number, end: number) => known().has(`${start} ${end}`);
  const isTown = ({ start, end }: Draft) => isKnown(start, end) && !landscapes().has(`${start} ${end}`);
  const settled = said.cites
    ? drafts
    : withDatelines(withRegions(withStates(withCounties(drafts, text), text, isKnown), text), text, isKnown);
  const listed = beforePlural(listedTowns(toldTowns(settled, text), text, isKnown), text);
  return amongPlaces(listed, text).map((draft) =>
    draft.type === 'LOC' && isTown(draft) && isNamedAsTown(draft, text)
      ? { ...draft, type: 'GPE' as const }
      : draft,
  );
}

const spansOf = (proposals: readonly Proposal[]) =>
  new Set(proposals.map(({ start, end }) => `${start} ${end}`));

const shortCounty = lazily(() => /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+)? Co\.?$/u);

const isShortCounty = (name: string) => / Co\.?$/.test(name) && shortCounty().test(name);

/** "in Wayne Co, Iowa": the county of a state, and no company. */
function withCounties(drafts: readonly Draft[], text: string): readonly Draft[] {
  return drafts.map((draft, i) => {
    const state = drafts[i + 1];
    if (draft.type !== 'ORG' || !isShortCounty(text.slice(draft.start, draft.end))) return draft;
    const isInState = state?.type === 'GPE' && /^\.?,\s$/.test(text.slice(draft.end, state.start));
    const goesOn = isInState || /^\.? and $/.test(text.slice(draft.end, state?.start ?? draft.end));
    return goesOn && (isInState || isShortCounty(text.slice(state!.start, state!.end)))
      ? { ...draft, type: 'GPE' }
      : draft;
  });
}

function withStates(drafts: readonly Draft[], text: string, isKnown: IsKnown): readonly Draft[] {
  let settled = drafts;
  if (!hasState(text)) return settled;
  for (const match of text.matchAll(townAndState())) {
    const [, words, state] = match as unknown as [string, string, string];
    const townEnd = match.index + words.length;
    const stateEnd = match.index + match[0].length;
    const start = startOfTown(words, match.index, settled, isKnown);
    if (start === undefined) continue;
    const isPlace = settled.some(
      (draft) => draft.type === 'GPE' && draft.start === start && draft.end === townEnd,
    );
    const after = text.slice(stateEnd, stateEnd + 30);
    const isClear = isPostal(state)
      ? isPlace || (/\p{Ll}/u.test(words) && isKnown(start, townEnd) && !isPerson(settled, start, townEnd))
      : !isUnclear(state) || (isPlace && !/^\s\p{Lu}/u.test(after));
    if (
      !isClear &&
      !(
        isDateline(text, start, townEnd) &&
        (byAgency().test(after) || (isKnown(start, townEnd) && byDash.test(after)))
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

const ledTown = lazily(
  () =>
    /(?<!\p{L})(?:in|near|at|from|outside)\s((?:\p{Lu}[\p{L}'’-]+\s){0,2}\p{Lu}[\p{L}'’-]+),\s(?=\p{Lu})/gu,
);
/** Below, the model's opinion of what stands with its region counts for less. */
const hesitant = 0.7;
const certain = 0.9;
/** A town and what leads to it are no longer. */
const farthest = 160;

const mayBeLed = /(?:in|near|at|from|outside)\s[^\sa-z]\S*(?:\s[^\sa-z]\S*){0,2},\s$/;

/** "at home in Gravel Switch, Kentucky": what stands with a place that the model is sure of, where it saw nothing or hesitated. */
function withRegions(drafts: readonly Draft[], text: string): readonly Draft[] {
  const outer = new Set(
    drafts.flatMap(({ type, start, confidence: sure }) =>
      type === 'GPE' && sure >= certain && mayBeLed.test(text.slice(Math.max(0, start - farthest), start))
        ? [start]
        : [],
    ),
  );
  if (outer.size === 0) return drafts;
  const rewritten = new Rewritten([...drafts].sort((a, b) => a.start - b.start));
  for (const match of text.matchAll(ledTown())) {
    const name = match[1]!;
    const end = match.index + match[0].length;
    if (!outer.has(end) || notTown().test(name)) continue;
    const start = match.index + match[0].indexOf(name);
    const span = { start, end: start + name.length };
    rewritten.put({ type: 'GPE', ...span, confidence }, (own, isWhole) =>
      isWhole ? own.type === 'GPE' || own.confidence >= hesitant : true,
    );
  }
  return rewritten.drafts();
}

const isPerson = (drafts: readonly Draft[], from: number, to: number) =>
  drafts.some(({ type, start, end }) => type === 'PERSON' && start < to && end > from);

/** What a dateline goes on with: `CHARLOTTE, N.C. (AP) - …`, `FLORENCE, S.C. — …`. */
const byAgency = lazily(() => /^\s\(\p{Lu}[\p{L}. ]+\)/u);
const byDash = /^\s[-–—]+\s/;

/** A dash after capitals. */
const mayBeDateline = /[^a-z\s\d]{2}\s[-–—]+\s[^a-z]/;
const dateline = lazily(
  () => /(?<=^|\n)((?:\p{Lu}[\p{Lu}'’.-]+\s){0,3}\p{Lu}[\p{Lu}'’.-]+)\s[-–—]+\s(?=[\p{Lu}“"])/gu,
);

/** "ELK MOUND — The board met": a town in capitals that a list knows, before a dash. */
function withDatelines(drafts: readonly Draft[], text: string, isKnown: IsKnown): readonly Draft[] {
  if (!mayBeDateline.test(text)) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const { 1: name, index } of text.matchAll(dateline())) {
    const span = { start: index, end: index + name!.length };
    if (!isKnown(span.start, span.end)) continue;
    rewritten.put({ type: 'GPE', ...span, confidence }, (own, isWhole) =>
      isWhole ? own.type === 'GPE' || own.confidence >= certain : own.confidence >= certain,
    );
  }
  return rewritten.drafts();
}

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
    if (isPair && abbreviatedState().test(text.slice(state.start, state.end))) towns.add(wordsOf(draft));
  });
  if (towns.size === 0) return drafts;
  for (const draft of drafts)
    if (draft.type === 'PERSON' && /\s/.test(wordsOf(draft)))
      for (const word of wordsOf(draft).split(/\s+/)) towns.delete(word);
  return drafts.map((draft) =>
    draft.type === 'PERSON' && towns.has(wordsOf(draft)) ? { ...draft, type: 'GPE' as const } : draft,
  );
}

const landscape = lazily(
  () =>
    new RegExp(
      `^${anyOf(wordList('edges/landscape-first'))}\\s|\\s${anyOf(wordList('edges/landscape-last'))}$`,
    ),
);

/** Whether a name of several words that no article stands before is where somebody or something is. */
function isNamedAsTown({ start, end }: Draft, text: string): boolean {
  const words = text.slice(start, end);
  if (!/\s/.test(words) || landscape().test(words)) return false;
  return isLedTo({ start }, text);
}

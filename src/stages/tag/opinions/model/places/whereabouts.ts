import type { Draft } from '../../../../../contract/proposal.ts';
import type { Span } from '../../../../../text/span.ts';
import { isLanguage } from '../../../names/engine/language.ts';
import { openers, titles } from '../../../names/engine/lexicon.ts';
import { isTopic, type NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { adjacent, isGlued, Kind, type Words } from '../../../names/engine/words.ts';
import { notSurnames } from '../../../names/person/forms.ts';
import { particles } from '../../../names/person/lexicon.ts';

/** Below, the model's opinion of such a name counts for less than what leads to it. */
const hesitant = 0.7;
/** Below, what it saw of a part of the name counts for nothing. */
const doubtful = 0.5;
/** So sure the model must be of a place for others to stand by it. */
const certain = 0.8;
const confidence = 0.6;
const longestName = 5;

const movement = wordList('edges/movement');
const direction = wordList('edges/direction');
const nearness = wordList('edges/nearness');
const dwellers = wordList('edges/dwellers');
const stationary = wordList('edges/stationary');
const settlements = wordList('edges/settlement');
const articles = wordList('edges/article-within-name');
/** What begins a name with a word that a dictionary or a list may have: `La Vang`, `Novo Progresso`. */
const firstWords = wordList('edges/first-of-place');
const inside = wordList('edges/inside');
const representatives = wordList('edges/representative');

/** The drafts of a flow, and those of them that only what leads to them tells. */
export interface Whereabouts {
  readonly drafts: readonly Draft[];
  readonly places: readonly Draft[];
}

/**
 * Places that no list has, told by what leads to them, where the model saw nothing or hesitated:
 *
 *     came from [Nipa] with guns; as far as [Lamag]; near [Sary-Tash]
 *     at [In Paw Khon], a village on the lake
 *     a chief of [Torkor], the villagers of [Divinhe]; a vet from [al-Khokha]; the MP for [Te Tai Hauāuru]
 *     the depot at [Tsagaan Khad] and the mine near Ulaanbaatar      where the passage has a place that the model is sure of
 *
 * Near misses: `near Monday`, `chief of Police`, `came from Smith Ltd`, `spoke in Tamang`, a name that the model is sure of,
 * `in Escherichia coli`, `at Ngalimba, a maker of glass`.
 *
 * @param isOrdinary whether a dictionary has the word, in lowercase
 */
export function whereabouts(
  drafts: readonly Draft[],
  names: NameContext,
  isOrdinary: (word: string) => boolean,
): Whereabouts {
  const { words, flow } = names;
  const ordered = [...drafts].sort((a, b) => a.start - b.start);
  let next = 0;
  const places: Draft[] = [];
  const dropped = new Set<Draft>();
  const amongPlaces = ordered.some(isSurePlace);
  for (let i = 1; i < words.count; i++) {
    // An article in lowercase is part of a name only before a hyphen: `al-Khokha`.
    if ((words.kind[i]! & Kind.capital) === 0 && words.text[i + 1] !== '-') continue;
    if (words.sentenceStart[i] === 1 || isGlued(words, i)) continue;
    const leads = leadsToPlace(names, i);
    if (!leads && !stationary.has(names.lower[i - 1]!)) continue;
    const last = unknownNameEnd(names, i, isOrdinary);
    if (last === i) continue;
    const isInside = amongPlaces && inside.has(names.lower[i - 1]!) && endsClause(names, last, isOrdinary);
    if (!leads && !isInside && !isSettlement(names, last)) continue;
    const span = { start: words.start[i]!, end: words.end[last - 1]! };
    if (isLanguage(flow.view.text, span.start, span.end)) continue;
    while (next < ordered.length && ordered[next]!.end <= span.start) next++;
    const own: Draft[] = [];
    for (let j = next; j < ordered.length && ordered[j]!.start < span.end; j++) own.push(ordered[j]!);
    if (!own.every((draft) => yields(draft, span))) continue;
    for (const draft of own) dropped.add(draft);
    places.push({ type: 'GPE', ...span, confidence });
  }
  return { drafts: [...ordered.filter((draft) => !dropped.has(draft)), ...places], places };
}

const isSurePlace = ({ type, confidence: sure }: Draft) =>
  sure >= certain && (type === 'GPE' || type === 'LOC' || type === 'FAC');

/** Whether a sign or an ordinary word follows, and neither says what was named: `at Ngalimba, a maker of glass`, `in Escherichia coli`. */
function endsClause(
  { words, lower }: NameContext,
  i: number,
  isOrdinary: (word: string) => boolean,
): boolean {
  const next = words.text[i];
  if (next === undefined) return true;
  if (next === ',') return !/^(?:an?|the|who|whose|which)$/.test(lower[i + 1] ?? '');
  if (/^[.;:)!?]$/.test(next)) return true;
  return (words.kind[i]! & (Kind.capital | Kind.word)) === Kind.word && isOrdinary(next);
}

/** Whether the model's draft gives way to a place. */
function yields({ type, start, end, confidence: sure }: Draft, place: Span): boolean {
  if (start < place.start || end > place.end) return false;
  const isWhole = start === place.start && end === place.end;
  return sure < (isWhole && type !== 'GPE' && type !== 'LOC' ? hesitant : doubtful);
}

/** Whether the words before a word say where somebody or something is. */
function leadsToPlace({ words, lower }: NameContext, i: number): boolean {
  const before = lower[i - 1]!;
  const first = lower[i - 2] ?? '';
  if (!adjacent(words, i - 1)) return false;
  if (nearness.has(before) || nearness.has(`${first} ${before}`)) return true;
  if (before === 'of') return dwellers.has(first);
  if (before === 'for') return representatives.has(first);
  return (
    direction.has(before) &&
    (movement.has(first) || (before === 'from' && (dwellers.has(first) || titles.has(first))))
  );
}

/** `, a village on the lake`, `, the last town before`: what was just named is one. */
function isSettlement({ words, lower }: NameContext, comma: number): boolean {
  if (words.text[comma] !== ',' || !/^(?:a|an|the)$/.test(lower[comma + 1] ?? '')) return false;
  return settlements.has(lower[comma + 2] ?? '') || settlements.has(lower[comma + 3] ?? '');
}

/** Index after the name that begins at a word, of words that nothing knows; the word itself where there is none. */
function unknownNameEnd(names: NameContext, from: number, isOrdinary: (word: string) => boolean): number {
  const { words } = names;
  let i = from;
  if (articles.has(words.text[i]!) && words.text[i + 1] === '-' && isGlued(words, i + 1)) i += 2;
  for (; i < words.count; i++) {
    const isHyphen = words.text[i] === '-' && isGlued(words, i) && i > from;
    if (isHyphen) continue;
    if (i > from && (!adjacent(words, i - 1) || words.sentenceStart[i] === 1)) break;
    const isArticle = i > from && articles.has(words.text[i]!) && words.text[i + 1] === '-';
    if (isArticle && isGlued(words, i + 1)) continue;
    if (i > from && particles.has(words.text[i]!) && (words.kind[i + 1]! & Kind.capital) !== 0) continue;
    if (i === from && firstWords.has(words.text[i]!) && isNextCapital(words, i)) continue;
    if ((words.kind[i]! & Kind.capital) === 0) break;
    if (!isUnknown(names, i) || isOrdinary(words.text[i]!)) return from;
  }
  if (i - from > longestName || words.text[i - 1] === '-') return from;
  return /^(?:&|-|\/)$/.test(words.text[i] ?? '') ? from : i;
}

const isNextCapital = (words: Words, i: number): boolean =>
  adjacent(words, i) && words.sentenceStart[i + 1] !== 1 && (words.kind[i + 1]! & Kind.capital) !== 0;

function isUnknown(names: NameContext, i: number): boolean {
  const { words, known, counts, lower } = names;
  const word = lower[i]!;
  if ((words.kind[i]! & (Kind.upper | Kind.camel | Kind.initial)) !== 0 || words.text[i]!.length < 3)
    return false;
  if (known[i] !== 0 || counts.has(word) || isTopic(names, i)) return false;
  return !openers.has(word) && !titles.has(word) && !notSurnames.has(word);
}

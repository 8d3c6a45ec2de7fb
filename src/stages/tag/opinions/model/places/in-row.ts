import type { Draft } from '../../../../../contract/proposal.ts';
import { openers, titles } from '../../../names/engine/lexicon.ts';
import { firstAt, isTopic, Known, type NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { adjacent, isGlued, Kind, type Words } from '../../../names/engine/words.ts';
import { formOfAddress } from '../../../names/person/forms-of-address.ts';
import { Rewritten } from '../rewritten.ts';

/** What lists say of a word, whatever its case. */
export interface WordsOfLists {
  /** Whether a dictionary has it in lowercase. */
  readonly isOrdinary: (word: string) => boolean;
  /** Whether people are called so. */
  readonly isPersonal: (word: string) => boolean;
}

/** So sure the model must be of a place for its neighbours to be places. */
const certain = 0.75;
/** Below, the model's opinion of a neighbour counts for less than the row. */
const hesitant = 0.7;
const confidence = 0.6;
const longestName = 3;

const leading = wordList('edges/before-row');
const following = wordList('edges/after-row');

/**
 * Places in a row with a place that the model is sure of, where it passed them over or hesitated:
 *
 *     the road between Djibo and [Arbinda]; drains in St James and [Woodbrook].
 *     farmers on Sumba, [Rote] and Sabu; between the Markham and the [Watut].
 *
 * Near misses: `in Paris and Monday`, `in Lagos and Unilever said`, `in Lagos and Okafor in Abuja`, a name that the model is sure of.
 *
 * @param drafts in order
 */
export function placesInRow(
  drafts: readonly Draft[],
  names: NameContext,
  lists: WordsOfLists,
): readonly Draft[] {
  const { words } = names;
  const rewritten = new Rewritten(drafts);
  const starts = new Set(
    drafts.filter((draft) => isPlace(draft) && draft.confidence >= certain).map(startOf),
  );
  let rowGoesOn = -1;
  for (const [k, draft] of drafts.entries()) {
    if (!isPlace(draft) || draft.confidence < certain) continue;
    const first = firstAt(words, draft.start);
    const hasArticle = draft.type === 'LOC' && names.lower[first - 1] === 'the';
    const isLed = leading.has(names.lower[hasArticle ? first - 2 : first - 1] ?? '');
    if (first !== rowGoesOn && !isLed && !isThird(drafts, k, names)) continue;
    const join = afterJoin(names, firstAt(words, draft.end));
    const { isLast } = join;
    if (hasArticle && names.lower[join.from] !== 'the') continue;
    const from = hasArticle ? join.from + 1 : join.from;
    rowGoesOn = from;
    const end = nameEnd(names, from, lists);
    if (end === from) continue;
    const { from: next } = afterJoin(names, end);
    const isPersonal = lists.isPersonal(words.text[end - 1]!);
    if (isLast ? !endsRow(names, end, isPersonal) : !starts.has(words.start[next] ?? -1)) continue;
    const span = { start: words.start[from]!, end: words.end[end - 1]! };
    const seen = rewritten
      .at(span)
      .find((own) => isPlace(own) && own.start === span.start && own.end === span.end);
    const isPut = rewritten.put(
      { type: seen?.type ?? draft.type, ...span, confidence },
      (own) => own.confidence >= (isPlace(own) ? confidence : hesitant),
    );
    if (isPut) rowGoesOn = next;
  }
  return rewritten.drafts();
}

/** Whether two places stand before one in its row: `(Dhemaji, Jorhat, Barpeta, [Baksa], …)`. */
function isThird(drafts: readonly Draft[], k: number, { words, lower }: NameContext): boolean {
  for (const i of [k, k - 1]) {
    const before = drafts[i - 1];
    if (before === undefined || !isPlace(before) || before.type !== drafts[k]!.type) return false;
    const join = firstAt(words, before.end);
    if (lower[join] !== ',' || words.start[join + 1] !== drafts[i]!.start) return false;
  }
  return true;
}

const startOf = ({ start }: Draft) => start;

/** Where the next name of a row begins after its comma or `and`, and whether it is the last; -1 where the row ends. */
function afterJoin({ lower }: NameContext, join: number): { from: number; isLast: boolean } {
  const isComma = lower[join] === ',';
  const and = isComma ? join + 1 : join;
  if (/^(?:and|or)$/.test(lower[and] ?? '')) return { from: and + 1, isLast: true };
  return { from: isComma ? join + 1 : -1, isLast: false };
}

const isPlace = ({ type }: Draft) => type === 'GPE' || type === 'LOC';

/** Index after one to three capitalised words that no dictionary has and that are nothing else; the first where there are none. */
function nameEnd(names: NameContext, from: number, { isOrdinary }: WordsOfLists): number {
  const { words, lower, known } = names;
  if (from < 0) return from;
  let i = afterArticle(words, from);
  if (i > from && (words.kind[i]! & Kind.capital) === 0) return from;
  while (i < words.count && (words.kind[i]! & Kind.capital) !== 0) {
    if (i > from && (!adjacent(words, i - 1) || words.sentenceStart[i] === 1)) break;
    const isElse = (known[i]! & ~(Known.place | Known.person)) !== 0 || isTopic(names, i);
    if (isElse || (words.kind[i]! & (Kind.upper | Kind.camel | Kind.initial)) !== 0) return from;
    if (openers.has(lower[i]!) || titles.has(lower[i]!) || formOfAddress(words.text[i]!) !== undefined)
      return from;
    if (isOrdinary(words.text[i]!) && !isPlaceWord(names, i)) return from;
    i++;
    while (words.text[i] === '-' && isGlued(words, i) && (words.kind[i + 1]! & Kind.capital) !== 0) i += 2;
    i = afterArticle(words, i);
  }
  return i - from > longestName * 2 + 1 ? from : i;
}

/** Index after the article of an Arabic name and its hyphen, where one stands there: `al-Abzemo`, `Urem al-Kubra`. */
function afterArticle(words: Words, i: number): number {
  const isArticle = arabicArticle.test(words.text[i] ?? '') && words.text[i + 1] === '-';
  return isArticle && (words.kind[i + 2]! & Kind.capital) !== 0 ? i + 2 : i;
}

const arabicArticle = /^(?:[ae][lsnrdtzhq]|[ae]sh|[ae]th)$/;

const isPlaceWord = ({ known, weakPlace }: NameContext, i: number) =>
  (known[i]! & Known.place) !== 0 || weakPlace[i] === 1;

/** Whether the last of a row ends its clause: a full stop, or a word that no noun is, where no list of people has the name. */
const endsRow = ({ lower }: NameContext, i: number, isPersonal: boolean): boolean =>
  lower[i] === undefined || /^[.;:)]$/.test(lower[i]!) || (!isPersonal && following.has(lower[i]!));

import type { Draft } from '../../../../../contract/proposal.ts';
import { titles } from '../../../names/engine/lexicon.ts';
import type { NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { adjacent, isGlued, Kind } from '../../../names/engine/words.ts';
import type { WordsOfLists } from '../places/in-row.ts';
import { negligible, Rewritten } from '../rewritten.ts';
import { isWithin, nameEnd } from '../unknown-names.ts';

/** Below, the model's opinion of the words counts for less than what is said of them. */
const hesitant = 0.65;
const confidence = 0.9;
/** So many words behind a comma may lead to what somebody is: `, a retired army officer`. */
const longestLead = 5;
const oldest = 115;
/** A guess of the model that what is said makes likely. */
const leastOpinion = 0.25;
const likely = 0.6;
const longestOffice = 14;

const says = wordList('surroundings/says');
const lives = wordList('surroundings/lives');
const doneToPeople = wordList('surroundings/is-done-to-people');
const persons = wordList('surroundings/person-noun');
const personsBehind = wordList('surroundings/person-noun-behind');
const credited = wordList('surroundings/credited');
const bornAs = wordList('surroundings/born-as');
const befalls = wordList('surroundings/befalls-people');
const beforeOffice = wordList('surroundings/before-office');
const abbreviated = wordList('surroundings/abbreviated-office');
/** What an apposition says no more of the name after: `, a town whose mayor`, `, in which a teacher`. */
const leaving = /^(?:for|in|of|to|at|on|with|by|from|whose|which|where|that|and|or|but|as|its|their|it)$/;
const be = new Set(['was', 'were', 'is', 'been']);
const isBe = /^(?:has|had|have|is|was|were|will|would|who|whose|[,.;)])$/;

/**
 * People whose names no list has, told by what is said of them, where the model saw nothing, a part, or hesitated:
 *
 *     [Orvil Tambe] said; [Orvil Tambe], 62, a trader; [Orvil Tambe], who; [Orvil Tambe]-led
 *     the singer [Orvil Tambe]; his wife [Zelma]; foreword by [Orvil Tambe]; born (née [Tambe])
 *     the mayor of Norden, [Orvil Tambe], opened it; the appointment of [Tambe]
 *
 * Near misses: `Orvil Holdings said`, `Orvil Tambe Group, a trader`, `the towns of Varney, Orvil Dexby, and`, `Orvil Tambe, a town whose
 * mayor`, what the model is sure of.
 *
 * @param drafts in order
 */
export function peopleTold(
  drafts: readonly Draft[],
  names: NameContext,
  lists: WordsOfLists,
): readonly Draft[] {
  const { words } = names;
  const rewritten = new Rewritten(drafts);
  let from = 0;
  let draft = 0;
  for (let i = 0; i < words.count; i++) {
    if (i < from || (words.kind[i]! & Kind.capital) === 0) continue;
    while (draft < drafts.length && drafts[draft]!.end <= words.start[i]!) draft++;
    const isSeen = draft < drafts.length && drafts[draft]!.start <= words.start[i]!;
    if ((isSeen && drafts[draft]!.confidence >= confidence) || isWithin(names, i)) continue;
    const end = nameEnd(names, i, lists);
    if (end === i) continue;
    from = end;
    const isTied = end - i > 1 ? isTold(names, i, end) : isTiedTo(names, i);
    if (!isTied && !(isSeen && isLikely(drafts[draft]!) && isSaid(names, i, end))) continue;
    const span = { start: words.start[i]!, end: words.end[end - 1]! };
    const sure = isTied ? confidence : likely;
    rewritten.put({ type: 'PERSON', ...span, confidence: sure }, (own, isWhole) =>
      own.type === 'PERSON' ? isWhole && own.confidence >= confidence : own.confidence >= hesitant,
    );
  }
  return rewritten.drafts();
}

/** A word that the model takes for somebody, too unsure to say so. */
const isLikely = ({ type, confidence: sure }: Draft): boolean =>
  type === 'PERSON' && sure < negligible && sure >= leastOpinion;

/** Whether the words before or after a name of several words are said of people. */
function isTold(names: NameContext, first: number, end: number): boolean {
  const { lower, words } = names;
  const next = lower[end] ?? '';
  if (next === '-' && lower[end + 1] === 'led' && isGlued(words, end + 1)) return true;
  if (isSaid(names, first, end) || isTiedTo(names, first)) return true;
  return first > 1 && lower[first - 1] === ',' && isBe.test(next) && holdsOffice(names, first - 1);
}

/** Whether the words after a name are said of people: what they say and do, how old and what they are. */
function isSaid(names: NameContext, first: number, end: number): boolean {
  const { lower } = names;
  const next = lower[end] ?? '';
  if (says.has(next) || lives.has(next) || next === 'who') return true;
  if (be.has(next) && (doneToPeople.has(lower[end + 1] ?? '') || isApposition(names, end + 1))) return true;
  if (next !== ',' && next !== '(') return saysBefore(names, first, next);
  return isAge(names, end + 1) || (next === ',' && isApposition(names, end + 1));
}

/** `” said [Tambe].` */
const saysBefore = ({ lower, words }: NameContext, first: number, next: string): boolean =>
  first > 1 && next === '.' && says.has(lower[first - 1]!) && (words.kind[first - 2]! & Kind.quote) !== 0;

/** `62,`, `62)`, `aged 62`, `a 62-year-old`. */
function isAge({ lower, words }: NameContext, i: number): boolean {
  const at = lower[i] === 'aged' || lower[i] === 'a' ? i + 1 : i;
  if (!/^\d{1,3}$/.test(lower[at] ?? '') || Number(lower[at]) > oldest) return false;
  if (lower[i] === 'aged') return true;
  if (lower[i] === 'a')
    return (
      /^(?:-|years?)$/.test(lower[at + 1] ?? '') &&
      /^year/.test(lower[at + 1] === '-' ? (lower[at + 2] ?? '') : 'year')
    );
  return (
    Number(lower[at]) > 9 &&
    /^[,)]$/.test(words.text[at + 1] ?? '') &&
    lower[i - 1] === (words.text[at + 1] === ')' ? '(' : ',')
  );
}

/** `, a genocide survivor`, `, executive secretary of`, `, who`. */
function isApposition({ lower, words }: NameContext, from: number): boolean {
  if (lower[from] === 'who') return true;
  for (let i = from; i < words.count && i <= from + longestLead; i++) {
    const word = lower[i]!;
    if (leaving.test(word) || (words.kind[i]! & Kind.word) === 0) {
      if (word === '-') continue;
      return false;
    }
    if ((words.kind[i]! & Kind.capital) === 0 && (persons.has(word) || personsBehind.has(word))) return true;
  }
  return false;
}

/** `the singer [Tambe]`, `his wife [Zelma]`, `foreword by [Tambe]`, `née [Tambe]`. */
function isTiedTo({ lower, words }: NameContext, first: number): boolean {
  if (first === 0) return false;
  const before = lower[first - 1]!;
  if (bornAs.has(before) || abbreviated.has(words.text[first - 1]!)) return true;
  if ((words.kind[first - 1]! & Kind.capital) !== 0 || !adjacent(words, first - 1)) return false;
  if (before === 'of') return befalls.has(lower[first - 2] ?? '');
  return before === 'by' ? credited.has(lower[first - 2] ?? '') : persons.has(before);
}

/** Whether the clause before a comma says who holds an office: `the mayor of Norden, …`, `the Norden MP, …`. */
function holdsOffice({ lower, words }: NameContext, comma: number): boolean {
  const last = lower[comma - 1]!;
  if (titles.has(last) || persons.has(last) || abbreviated.has(words.text[comma - 1]!)) return true;
  for (let i = comma - 1; i > 0 && i > comma - longestOffice; i--) {
    if (/^[,;:.()]$/.test(lower[i]!) || words.sentenceStart[i] === 1) return false;
    if (persons.has(lower[i]!) && (words.kind[i]! & Kind.capital) === 0)
      return beforeOffice.has(lower[i - 1]!);
  }
  return false;
}

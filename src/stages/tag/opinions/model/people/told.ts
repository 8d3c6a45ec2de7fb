import type { Draft } from '../../../../../contract/proposal.ts';
import { openers, titles } from '../../../names/engine/lexicon.ts';
import { isTopic, Known, type NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { adjacent, isGlued, Kind } from '../../../names/engine/words.ts';
import { notSurnames } from '../../../names/person/forms.ts';
import { formOfAddress } from '../../../names/person/forms-of-address.ts';
import { givenNames, particles } from '../../../names/person/lexicon.ts';
import type { WordsOfLists } from '../places/in-row.ts';
import { Rewritten } from '../rewritten.ts';

/** Below, the model's opinion of the words counts for less than what is said of them. */
const hesitant = 0.65;
const confidence = 0.9;
const longestName = 4;
/** So many words behind a comma may lead to what somebody is: `, a retired army officer`. */
const longestLead = 5;
const oldest = 115;
const longestOffice = 14;

const says = wordList('surroundings/says');
const lives = wordList('surroundings/lives');
const doneToPeople = wordList('surroundings/is-done-to-people');
const persons = wordList('surroundings/person-noun');
const personsBehind = wordList('surroundings/person-noun-behind');
const credited = wordList('surroundings/credited');
const bornAs = wordList('surroundings/born-as');
const beforeOffice = wordList('surroundings/before-office');
const abbreviated = wordList('surroundings/abbreviated-office');
/** What an apposition says no more of the name after: `, a town whose mayor`, `, in which a teacher`. */
const leaving = /^(?:for|in|of|to|at|on|with|by|from|whose|which|where|that|and|or|but|as|its|their|it)$/;
const isBe = /^(?:has|had|have|is|was|were|will|would|who|whose|[,.;)])$/;

/**
 * People whose names no list has, told by what is said of them, where the model saw nothing, a part, or hesitated:
 *
 *     [Orvil Tambe] said; [Orvil Tambe], 62, a trader; [Orvil Tambe], who; [Orvil Tambe]-led
 *     the singer [Orvil Tambe]; his wife [Zelma]; foreword by [Orvil Tambe]; born (née [Tambe])
 *     the mayor of Norden, [Orvil Tambe], opened it
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
    const isLong = (words.kind[end - 1]! & Kind.capital) !== 0 && end - i > 1;
    if (isLong ? !isTold(names, i, end) : !isTiedTo(names, i)) continue;
    const span = { start: words.start[i]!, end: words.end[end - 1]! };
    rewritten.put({ type: 'PERSON', ...span, confidence }, (own, isWhole) =>
      own.type === 'PERSON' ? isWhole && own.confidence >= confidence : own.confidence >= hesitant,
    );
  }
  return rewritten.drafts();
}

/** Whether a word goes on with what stands before it. */
function isWithin({ words, lower }: NameContext, i: number): boolean {
  if (i === 0 || words.sentenceStart[i] === 1) return false;
  if (isGlued(words, i)) return !/^["“”‘'(—–]$/.test(words.text[i - 1]!);
  const before = lower[i - 1]!;
  if ((words.kind[i - 1]! & Kind.capital) === 0 || titles.has(before) || bornAs.has(before)) return false;
  return !(openers.has(before) && words.sentenceStart[i - 1] === 1);
}

/** Index after the name that begins at a word; the word itself where there is none. */
function nameEnd(names: NameContext, from: number, lists: WordsOfLists): number {
  const { words } = names;
  const unusual = [0];
  let i = from;
  while (i < words.count && unusual.length <= longestName + 1) {
    if (i > from && (!adjacent(words, i - 1) || words.sentenceStart[i] === 1 || isGlued(words, i))) break;
    const isCapital = (words.kind[i]! & Kind.capital) !== 0;
    const isArticle = i > from && words.text[i + 1] === '-' && isGlued(words, i + 1) && !isCapital;
    if (isArticle && !isNextCapital(names, i + 1)) return from;
    if (isArticle) i += 2;
    const isParticle = i > from && particles.has(words.text[i]!) && isNextCapital(names, i);
    if (!isCapital && !isArticle && !isParticle) break;
    if (!isParticle) {
      const kind = partAt(names, i, lists);
      if (kind === undefined) return from;
      unusual.push(kind === 'unusual' ? 1 : 0);
    }
    i++;
    while (words.text[i] === '-' && isGlued(words, i) && (words.kind[i + 1]! & Kind.capital) !== 0) i += 2;
  }
  const parts = unusual.length - 1;
  if (parts > longestName || !unusual.includes(1) || goesOn(names, i)) return from;
  return i;
}

/** `Jamal-ud-din`, `Low & Rowe`: more than the words that were read. */
const goesOn = ({ words }: NameContext, i: number): boolean =>
  i < words.count &&
  (/^[&/@]$/.test(words.text[i]!) ||
    (words.text[i] === '-' && isGlued(words, i) && words.text[i + 1] !== 'led' && isGlued(words, i + 1)));

const isNextCapital = ({ words }: NameContext, i: number): boolean =>
  i + 1 < words.count && (words.kind[i + 1]! & Kind.capital) !== 0 && words.sentenceStart[i + 1] !== 1;

/** Whether a word may be a part of a name, and whether it can be nothing but a name. */
function partAt(names: NameContext, i: number, lists: WordsOfLists): 'unusual' | 'usual' | undefined {
  const { words, known, lower } = names;
  const word = words.text[i]!;
  if ((words.kind[i]! & (Kind.upper | Kind.initial)) !== 0 || word.length < 2) return undefined;
  if ((known[i]! & ~Known.person) !== 0) return undefined;
  // "Than Than Nu": said twice, a word is a name
  if ((adjacent(words, i) && word === words.text[i + 1]) || (i > 0 && word === words.text[i - 1]))
    return 'unusual';
  if (i > 1 && words.text[i - 1] === words.text[i - 2]) return 'usual';
  if (isTopic(names, i) || openers.has(lower[i]!) || titles.has(lower[i]!) || notSurnames.has(lower[i]!))
    return undefined;
  if (formOfAddress(word) !== undefined && !givenNames.has(word)) return undefined;
  if (!lists.isOrdinary(word)) return 'unusual';
  const isAfterParticle = i > 0 && particles.has(words.text[i - 1]!);
  return isAfterParticle || (givenNames.has(word) && words.sentenceStart[i] !== 1) ? 'usual' : undefined;
}

/** Whether the words before or after a name of several words are said of people. */
function isTold(names: NameContext, first: number, end: number): boolean {
  const { lower, words } = names;
  const next = lower[end] ?? '';
  if (says.has(next) || lives.has(next) || next === 'who') return true;
  if (/^(?:was|were|is|been)$/.test(next) && doneToPeople.has(lower[end + 1] ?? '')) return true;
  if (next === '-' && lower[end + 1] === 'led' && isGlued(words, end + 1)) return true;
  if (next === ',' || next === '(') {
    if (isAge(names, end + 1)) return true;
    if (next === ',' && isApposition(names, end + 1)) return true;
  }
  if (isTiedTo(names, first)) return true;
  return first > 1 && lower[first - 1] === ',' && isBe.test(next) && holdsOffice(names, first - 1);
}

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
  if (bornAs.has(before)) return true;
  if ((words.kind[first - 1]! & Kind.capital) !== 0 || !adjacent(words, first - 1)) return false;
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

import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { turkicPatronymic } from '../../../../../names/person-name.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { Phrases } from '../../../../../text/phrases.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { givenNames, particles } from '../../../names/person/lexicon.ts';
import type { WordsOfLists } from '../places/in-row.ts';
import { Rewritten } from '../rewritten.ts';

/** From here on the model's opinion of the words stands. */
const certain = 0.95;
const confidence = 0.75;
const name = String.raw`\p{Lu}[\p{L}'’-]*\p{Ll}`;
const particle = lazily(() =>
  anyOf([...particles, ...wordList('edges/surname-particle')].map((word) => word.toLowerCase())),
);
/** Initials, small words of a surname and its last word: `A. van den Bergh`. */
const withParticle = lazily(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}.])(?:\p{Lu}\.[ -]?){1,4} ?(?:${particle()} ){1,3}${name}[\p{L}'’-]*`,
      'gu',
    ),
);
/** A given name and a father's before a surname: `Surguei Lvovitch `. */
const fathers = lazily(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}-])${name}+ \p{Lu}\p{Ll}+${anyOf(wordList('edges/patronymic-ending'))} $`,
      'u',
    ),
);
const patronymics = lazily(() => new Phrases(wordList('edges/patronymic-ending')));
/** What makes a firm of somebody: `William Clowes [and Sons]`. */
const partners = lazily(() => new Phrases(wordList('edges/partners')));

/** How long what makes a firm is. */
function partnersAfter(text: string): number {
  const joint = /^,? (?:and|AND|&) /.exec(text)?.[0].length;
  if (joint === undefined) return 0;
  return Math.max(
    0,
    partners().endFrom(text, joint, (end) => !/^\p{L}/u.test(text.slice(end, end + 2))),
  );
}

const longestPatronymic = 28;

/** Where somebody's name ends with the father's behind it: `Ilham Karimov [Heydar oglu]`, `Nurlan Asan [uulu]`. */
function endWithFather(text: string, end: number): number {
  if (text[end] !== ' ') return end;
  const [first = '', second = ''] = text.slice(end + 1, end + longestPatronymic).split(/[^\p{L}'’-]/u, 2);
  if (turkicPatronymic.has(first)) return end + 1 + first.length;
  const isFather =
    turkicPatronymic.has(second) && first !== first.toLowerCase() && text[end + 1 + first.length] === ' ';
  return isFather ? end + 2 + first.length + second.length : end;
}

/** Two to four words in capitals after `BY`, as far as a sign or the end of the line. */
const author = lazily(
  () => /(?<=\bBY\s)\p{Lu}{3,}(?: \p{Lu}\.)*(?: \p{Lu}[\p{Lu}'’-]+){1,3}(?=\s*(?:[.,;\n]|$))/gu,
);
const heads = wordList('edges/surname-of-head');
const familyList = lazily(
  () => new RegExp(String.raw`\b[Tt]he (${name}+(?:(?:, |,? and )${name}+){0,5}) famil(?:y|ies)\b`, 'gu'),
);
const saint = lazily(
  () =>
    new RegExp(
      String.raw`(?<=\b(?:${anyOf(wordList('edges/before-place'))}|to|of|off|at) )St[aoe]\. ${name}[\p{L}-]*`,
      'gu',
    ),
);

/**
 * People, firms and places with the whole of their name, where the model saw a part or another thing:
 *
 *     [A. van den Bergh]; father, [Surguei Lvovitch Orlov]
 *     [William Dalby and Sons]                     a firm
 *     papers of [Alexander Banks]                  somebody, and no bank
 *     [Ilham Karimov Heydar oglu]                  with the father's name
 *     the [Rowe], [Hicks] and [Dalby] families     people
 *     the natives of [Sta. Cruz]                   a place
 *
 * Near misses: `William and Sons of the soil`, `the Hicks Banks`, `the Royal family`, `Rosa Sta. Maria`, what the model is sure of.
 *
 * @param drafts in order
 */
export function wholePersons(drafts: readonly Draft[], text: string, lists: WordsOfLists): readonly Draft[] {
  const settled = joinedOverLines(drafts, text).map((draft) => withNeighbours(draft, text, lists));
  const rewritten = new Rewritten(settled);
  const found = [...initialled(text), ...authors(text), ...families(text, lists), ...saints(text)].sort(
    (a, b) => a.start - b.start,
  );
  for (const draft of found)
    rewritten.put(draft, (own, isWhole) => isWhole && (own.type === draft.type || own.confidence >= certain));
  return rewritten.drafts();
}

/** A given name that ends a line in a row of names, and the surname that begins the next: `Ann Lowe, Ruth | Dalby, and`. */
function joinedOverLines(drafts: readonly Draft[], text: string): readonly Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined.at(-1);
    const joins =
      last?.type === 'PERSON' &&
      draft.type === 'PERSON' &&
      /^\s*\n\s*$/.test(text.slice(last.end, draft.start)) &&
      /[,(] ?(?:and )?$/.test(text.slice(Math.max(0, last.start - 6), last.start)) &&
      /^(?:[,);]|\.\s| and )/.test(text.slice(draft.end, draft.end + 5)) &&
      isGivenAlone(text.slice(last.start, last.end)) &&
      !/\s/.test(text.slice(draft.start, draft.end)) &&
      !givenNames.has(text.slice(draft.start, draft.end));
    if (joins) joined[joined.length - 1] = { ...last, end: draft.end };
    else joined.push(draft);
  }
  return joined;
}

const isGivenAlone = (words: string): boolean => !/\s/.test(words) && givenNames.has(words);

/** `BY MARIA DALBY`, in the capitals of a title page. */
function authors(text: string): Draft[] {
  if (!text.includes('BY')) return [];
  return [...text.matchAll(author())].flatMap(({ index, 0: whole }) => {
    const isGiven = givenNames.has(whole.charAt(0) + whole.slice(1, whole.search(/[ .]/)).toLowerCase());
    return isGiven ? [person(index, whole)] : [];
  });
}

/** A person that goes on to the left or makes a firm, and a body that is somebody's name. */
function withNeighbours(draft: Draft, text: string, lists: WordsOfLists): Draft {
  const { type, start, end } = draft;
  if (type === 'ORG')
    return isNameOfHead(text.slice(start, end), text, start, lists) ? { ...draft, type: 'PERSON' } : draft;
  if (type !== 'PERSON') return draft;
  const partnersLength = partnersAfter(text.slice(end, end + 16));
  if (partnersLength > 0) return { ...draft, type: 'ORG', end: end + partnersLength };
  const father = endWithFather(text, end);
  if (father > end) return { ...draft, end: father, confidence: Math.max(draft.confidence, confidence) };
  if (/\s/.test(text.slice(start, end))) return draft;
  const words = text.slice(Math.max(0, start - 48), start);
  const mayBeFathers = patronymics().startBefore(words, words.length - 1) > 0;
  const before = mayBeFathers ? fathers().exec(words) : null;
  return before === null ? draft : { ...draft, start: start - before[0].length };
}

/** `Alexander Banks`: a given name, and a surname that is the word of a body or building too. */
function isNameOfHead(body: string, text: string, start: number, { isPersonal }: WordsOfLists): boolean {
  if (!heads.has(body.slice(body.lastIndexOf(' ') + 1))) return false;
  const [, given, head] = /^(\p{Lu}\p{Ll}+) (?:\p{Lu}\. )?(\p{Lu}\p{Ll}+)$/u.exec(body) ?? [];
  if (given === undefined || !givenNames.has(given) || !heads.has(head!) || !isPersonal(head!)) return false;
  return !/\b[Tt]he $/.test(text.slice(Math.max(0, start - 4), start));
}

/** A capital with its stop and a small word, whatever is beyond ASCII taken for letters. */
const mayHaveParticle = /[A-Z\x80-\uffff]\.[ -]?[a-z\x80-\uffff]/;

const initialled = (text: string): Draft[] =>
  mayHaveParticle.test(text)
    ? [...text.matchAll(withParticle())].map(({ index, 0: whole }) => person(index, whole))
    : [];

const person = (start: number, whole: string): Draft => ({
  type: 'PERSON',
  start,
  end: start + whole.length,
  confidence,
});

function families(text: string, { isOrdinary, isPersonal }: WordsOfLists): Draft[] {
  if (!/ famil(?:y|ies)\b/.test(text)) return [];
  return [...text.matchAll(familyList())].flatMap(({ index, 0: whole, 1: list }) => {
    const from = index + whole.indexOf(list!);
    const parts = [...list!.matchAll(new RegExp(`${name}+`, 'gu'))];
    const isEach = parts.every(([word]) => isPersonal(word) || (parts.length > 1 && !isOrdinary(word)));
    return isEach ? parts.map((part) => person(from + part.index, part[0])) : [];
  });
}

const saintly = ['Sta. ', 'Sto. ', 'Ste. '];

const saints = (text: string): Draft[] =>
  (saintly.some((word) => text.includes(word)) ? [...text.matchAll(saint())] : []).map(
    ({ index, 0: whole }) => ({
      ...person(index, whole),
      type: 'GPE',
    }),
  );

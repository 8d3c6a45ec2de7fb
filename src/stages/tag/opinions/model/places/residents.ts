import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { throneTitles } from '../../../names/person/lexicon.ts';
import { Rewritten } from '../rewritten.ts';
import type { WordsOfLists } from './in-row.ts';

/** Below, the model's opinion of another thing than a person counts for less than who comes from there. */
const hesitant = 0.7;
const confidence = 0.9;

const word = "\\p{Lu}[\\p{L}'’-]+";
/** Somebody and where they live, in one: `Gladys Wallace of Risco`. */
const whole = lazily(
  () => new RegExp(`^(${word}(?: (?:${word}|\\p{Lu}\\.)){0,3}) of (${word}(?: ${word}){0,2})$`, 'u'),
);
/** What leads from somebody to where they live: `, 41, of Brookport`, `, both of Risco`, ` of Dexter`. */
const lead = lazily(
  () =>
    /^(?: \(\p{Lu}[^()]{1,30}\))?(?:,? \d{1,3}|, aged? \d{1,3})?,?\s(?:(?:both|all|each|formerly|late|now) )?of\s(?=\p{Lu})/u,
);
const mayLead = /^(?: \([^()]+\))?(?:,? (?:aged? )?\d{1,3})?,?\s(?:\w+ )?of\s[^a-z]/;
/** A name of up to three words that ends where its clause does. */
const home = lazily(
  () =>
    new RegExp(
      `^(${word}(?: ${word}){0,2})(?=[,;:)]|\\.(?:\\s|$)|\\s(?:\\d|(?:and|or|who|was|were|is|has|had|died|will|formerly|${anyOf(wordList('edges/doing-of-somebody'))})\\b)|\\s*$)`,
      'u',
    ),
);
/** `45-year-old Chad Bowman of Union` */
const agedBefore = /\b\d{1,3}-year-old\s$/;
const longest = 60;
const number = /^[IVX]+$/;
const notHomes = wordList('edges/not-a-home');

/**
 * Where people live, told by who is said to be of there:
 *
 *     [Gladys Wallace] of [Risco]                  two, where the model saw one
 *     Jack Taylor of [Dexter]; her husband, Kerry, of [Gosnell]
 *     Ann and Lesa Sheckles, both of [Risco]; Gary Taylor, 41, of [Brookport]
 *
 * Near misses: `Patrick Gordon of Auchin` (a laird, where nobody else is of somewhere), `Anna Koech of Reuters` (a body that the model is sure of), `Philip II of Spain`, `Tom Ruto of Counsel`.
 *
 * @param drafts in order
 */
export function homesOfPeople(drafts: readonly Draft[], text: string, lists: WordsOfLists): readonly Draft[] {
  if (!drafts.some(({ type }) => type === 'PERSON')) return drafts;
  // a laird's lands are part of his name: one is told from a townsman by the others who are said to be of somewhere
  const parted = isRollOfHomes(drafts, text)
    ? drafts.flatMap((draft) => partsOf(draft, text, lists))
    : drafts;
  const fullNames = new Set(
    parted.flatMap(({ type, start, end }) => {
      const words = text
        .slice(start, end)
        .replace(/ of .*/u, '')
        .split(/\s+/);
      return type === 'PERSON' && words.length > 1 ? words : [];
    }),
  );
  const rewritten = new Rewritten(parted);
  for (const { type, start: personStart, end } of parted) {
    if (type !== 'PERSON') continue;
    const rest = text.slice(end, end + longest);
    const led = mayLead.test(rest) ? lead().exec(rest) : null;
    if (led === null) continue;
    const [, name] = home().exec(rest.slice(led[0].length)) ?? [];
    if (name === undefined || notHomes.has(name)) continue;
    const start = end + led[0].length;
    const span = { start, end: start + name.length };
    const isSaid = rewritten.at(span).some((own) => own.confidence >= hesitant);
    if (!isSaid && name.split(' ').some(lists.isOrdinary)) continue;
    const isAged =
      /\d/.test(led[0]) || agedBefore.test(text.slice(Math.max(0, personStart - 16), personStart));
    rewritten.put({ type: 'GPE', ...span, confidence }, (own, isWhole) => {
      if (isWhole && own.type === 'PERSON') return fullNames.has(name) && !isAged;
      if (isAged && isWhole && own.type !== 'GPE') return false;
      return own.type === 'GPE' || own.type === 'LOC' || own.confidence >= hesitant;
    });
  }
  return rewritten.drafts();
}

/** Two people and more who are each said to be of a place. */
const leastHomes = 2;

function isRollOfHomes(drafts: readonly Draft[], text: string): boolean {
  let homes = 0;
  drafts.forEach((draft, i) => {
    const next = drafts[i + 1];
    if (draft.type !== 'PERSON' || next === undefined || next.start > draft.end + longest) return;
    const between = text.slice(draft.end, next.start);
    if (mayLead.test(`${between}X`) && lead().exec(`${between}X`)?.[0] === between) homes++;
  });
  return homes >= leastHomes;
}

/** The person and the place of `Gladys Wallace of Risco`. */
function partsOf(draft: Draft, text: string, { isPersonal }: WordsOfLists): readonly Draft[] {
  if (draft.type !== 'PERSON') return [draft];
  const [, person, place] = whole().exec(text.slice(draft.start, draft.end)) ?? [];
  if (person === undefined || place === undefined) return [draft];
  const names = person.split(' ');
  const isRuler = names.some((name) => throneTitles.has(name) || number.test(name));
  if (isRuler || !isPersonal(names[0]!) || notHomes.has(place)) return [draft];
  return [
    { ...draft, end: draft.start + person.length },
    { ...draft, type: 'GPE', start: draft.end - place.length, confidence },
  ];
}

import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import { lazily } from '../../../../text/lazily.ts';
import { ordinaryAcronyms } from '../../names/acronym/acronym.ts';
import { isLanguage } from '../../names/engine/language.ts';
import { shipPrefixes } from '../../names/engine/lexicon.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { formOfAddress, isSecondTitle } from '../../names/person/forms-of-address.ts';
import { cutGivenNames, givenNames, throneTitles } from '../../names/person/lexicon.ts';
import { mayBePostNominal, withoutPostNominals } from '../../names/person/post-nominals.ts';
import { isAlwaysTitle } from '../../names/person/titles.ts';
import { actAlone } from './law/acts.ts';
import { nextOfList } from './people/listed.ts';

/**
 * Draws the edges of what the model found where the annotation guideline leaves no choice:
 *
 *     President Kufuor, H.E. Mr. Yusuf           `Kufuor`, `Yusuf`: titles stay out; a title alone is nobody
 *     Begum Nasreen Bano                         `Nasreen Bano`, and not Sheikh Hasina
 *     Dato' Seri Azman, Datin Paduka Mariam       `Azman`, `Mariam`: a title's second word, and not Seri Wahyuni
 *     Prince Albert, King Felipe VI              `Albert`, `Felipe VI`: called by a given name alone, and not Prince Fielder
 *     Pope Damasus I, Johann II.                 with the number
 *     Moreno, Petrov and Sato                    three, where it saw `Moreno, Petrov` as one inverted name
 *     Barbara, Jochen, Martin and Verena         four
 *     Jas. Calder, Md Shahjahan                  whole, where it saw `Calder`, `Shahjahan`
 *     Jinadasa, J., said; Sen, J., and Das, J.   the judges without the letter, which is no initial there
 *     M. Mendès | France                         one, where it saw a person and a country
 *     P.O. Box 57                                nothing: an address
 *     H.M.S. Bellona, USS Tennessee              nothing: ships
 *     Anna Koech, EGH, and Tom Ruto, SC          the persons: letters of honours are no bodies and no places
 *     Omani government                           `Omani`: a body in lowercase is a description
 *     each SME                                   nothing: short for a thing that is no name, unless the document says of what
 *     the Council, the Contracting Parties       nothing: short for something named elsewhere
 *     Land Act, No. 9 | of 1950                  one: the year belongs to the number
 *     Union of Soviet Socialist Republics        a place, where a gazetteer knows the long name as nothing else
 *     done in Tajik and Persian; Tajik grammar   nothing: languages
 *     The Agreement is open for accession by     nothing: a title says no sentence
 */
export function drawEdges(drafts: readonly Draft[], text: string, { earlier, cites }: Around): Draft[] {
  const byStart = new Map<number, Proposal[]>();
  for (const proposal of earlier) {
    const own = byStart.get(proposal.start);
    if (own === undefined) byStart.set(proposal.start, [proposal]);
    else own.push(proposal);
  }
  const severalJudges = text.includes(', J.') && new Set(text.match(judges())).size > 1;
  const persons = new Map(
    drafts.flatMap(({ type, start, end }) => (type === 'PERSON' ? [[end, start]] : [])),
  );
  return joinedSurnames(drafts, text).flatMap((found) => {
    const here = byStart.get(found.start) ?? [];
    if (isHonour(found, { text, persons, cites }) || isTerm(found, text, here) || isShip(found, text))
      return [];
    if (isShortForm(found, text) || isFormAlone(found, text)) return [];
    const draft = isPeopleAlone(found, here) ? { ...found, type: 'NORP' as const } : found;
    if (draft.type === 'PERSON') return personsIn(draft, text, { cites, severalJudges });
    if (draft.type === 'ORG') return [nationOf(draft, text, here) ?? stateOf(draft, text, here) ?? draft];
    if (draft.type === 'LAW') return actAlone(draft, text);
    if (draft.type === 'NORP' && isLanguage(text, draft.start, draft.end)) return [];
    return [draft];
  });
}

/** `Mendès | France`: a place right behind one surname, and nothing between them, is its second half. */
function joinedSurnames(drafts: readonly Draft[], text: string): readonly Draft[] {
  return drafts.flatMap((draft, i) => {
    const [before, after] = [drafts[i - 1], drafts[i + 1]];
    if (isHalf(before, draft, text)) return [];
    return isHalf(draft, after, text) ? [{ ...draft, end: after!.end }] : [draft];
  });
}

const halfName = lazily(() => /^(?:\p{L}{1,3}\. )?\p{Lu}[\p{L}'’-]+$/u);

function isHalf(person: Draft | undefined, place: Draft | undefined, text: string): boolean {
  if (person?.type !== 'PERSON' || place?.type !== 'GPE' || place.start !== person.end + 1) return false;
  if (text[person.end] !== ' ' || /\s/.test(text.slice(place.start, place.end))) return false;
  return (
    halfName().test(text.slice(person.start, person.end)) &&
    !/^ \p{Lu}/u.test(text.slice(place.end, place.end + 2))
  );
}

/** What stands around the drafts of a flow. */
export interface Around {
  /** What the recognisers before the model proposed. */
  readonly earlier: readonly Proposal[];
  /** Whether the flow cites: a bibliography, a footnote. */
  readonly cites: boolean;
}

/** Whether lists know the very words as a people and as nothing else: `Papua New Guineans`. */
function isPeopleAlone({ type, end }: Draft, here: readonly Proposal[]): boolean {
  if (type === 'NORP') return false;
  let isPeople = false;
  for (const known of here) {
    if (known.end !== end || known.stage !== 'tag.gazetteer') continue;
    if (known.type !== 'NORP') return false;
    isPeople = known.confidence >= 0.8;
  }
  return isPeople;
}

/** Letters for honours after a person: `Anna Koech, [EGH], [C.A.V.]`; where a state is written like them, after `Mr` and the like. */
function isHonour({ type, start, end }: Draft, { text, persons, cites }: Honoured): boolean {
  if (
    cites ||
    !mayBePostNominal(text.slice(start, end).replaceAll('.', '')) ||
    !/^(?:[,.;:)]|\s*$)/.test(text.slice(end, end + 2))
  )
    return false;
  const before = /(?:, ?\p{Lu}[\p{Lu}\p{Ll}.]{1,8}){0,4},? $/u.exec(
    text.slice(Math.max(0, start - 40), start),
  );
  const person = before === null ? undefined : persons.get(start - before[0].length);
  if (person === undefined) return false;
  return type !== 'GPE' || formOfAddress(titleBefore(text, person)) !== undefined;
}

interface Honoured {
  readonly text: string;
  /** Where persons begin, by where they end. */
  readonly persons: ReadonlyMap<number, number>;
  readonly cites: boolean;
}

/** A short form of what is no name, which the document does not introduce as one. */
function isTerm({ type, start, end }: Draft, text: string, here: readonly Proposal[]): boolean {
  if (type === 'GPE' || type === 'NORP' || !ordinaryAcronyms.has(text.slice(start, end))) return false;
  return here.every((known) => known.end !== end || known.stage === 'tag.compromise');
}

const shortForms = wordList('edges/short-form');

/** `the Council`, `the Contracting Parties`: something named elsewhere, or a part in a contract. */
const isShortForm = ({ type, start, end }: Draft, text: string): boolean =>
  type === 'ORG' &&
  shortForms.has(text.slice(start, end)) &&
  /\b(?:the|this|said|its|our) $|\($/i.test(text.slice(Math.max(0, start - 5), start));

/** `Msgr. Anselmo`, `Ing. Rivas`: a form of address with its stop and a name after it is no body and no place. */
const isFormAlone = ({ type, start, end }: Draft, text: string): boolean =>
  type !== 'PERSON' &&
  formOfAddress(text.slice(start, end))?.sure === true &&
  !/\bthe $/i.test(text.slice(Math.max(0, start - 5), start)) &&
  /^\p{Ll}\. \p{Lu}/u.test(text.slice(end - 1, end + 3));

/** A ship with the letters before its name: `H.M.S. Bellona`. */
function isShip({ start, end }: Draft, text: string): boolean {
  const length = text.slice(start, end).search(/\s/);
  return length >= 0 && shipPrefixes.has(text.slice(start, start + length).replaceAll('.', ''));
}

interface Persons {
  readonly cites: boolean;
  /** Whether the flow has several names like `Jinadasa, J.`. */
  readonly severalJudges: boolean;
}

const postBox = /^P\.?\s?O\.?(?:\s?Box)?$/i;
const shortenedGiven = wordList('person/shortened-given');
/** Given names cut short, and initials among them, in front of a name: `Jas. `, `Wm. H. `. */
const cutBefore = lazily(() => /(?<![\p{L}.'’-])(?:(\p{Lu}\p{Ll}+)\. ?)(?:\p{Lu}\. ?)*$/u);

/** `Md Shahjahan`: a given name that is written short, with no stop, and is no title. */
function withShortenedGiven(text: string, start: number): number {
  const before = /(?<![\p{L}.'’-])(\p{Lu}\p{Ll}{1,3}) $/u.exec(text.slice(Math.max(0, start - 6), start));
  return before !== null && shortenedGiven.has(before[1]!) ? start - before[0].length : start;
}

function personsIn(draft: Draft, text: string, { cites, severalJudges }: Persons): Draft[] {
  const words = text.slice(draft.start, draft.end);
  // "Md. Rafiqul Islam": the next draft takes it in
  if (
    postBox.test(words) ||
    (cutGivenNames.has(words) && /^\. \p{Lu}/u.test(text.slice(draft.end, draft.end + 3)))
  )
    return [];
  const cut = cutBefore().exec(text.slice(Math.max(0, draft.start - 20), draft.start));
  const from = cut !== null && cutGivenNames.has(cut[1]!) ? draft.start - cut[0].length : draft.start;
  const afterTitles = withoutTitles(text, from, draft.end);
  if (afterTitles === undefined) return [];
  const start = withShortenedGiven(text, afterTitles);
  const whole = cites ? draft.end : withoutJudge(text, start, draft.end, severalJudges);
  const bare = {
    ...draft,
    start,
    end: withNumber(text, start, withoutPostNominals(text, start, whole, cites)),
  };
  const comma = nextOfList(text, start, bare.end, cites);
  return comma === undefined
    ? [bare]
    : [
        { ...bare, end: comma.end },
        { ...bare, start: comma.next },
      ];
}

const judge = lazily(() => /^(\p{Lu}[\p{L}'’-]+), (?:C\.? ?J|J\.? ?A|J\.? ?J|J)\.?$/u);
const judges = lazily(() => /\p{Lu}[\p{L}'’-]+, J\.(?=[,;.]?(?:\s|$))/gu);

/** `Jinadasa[, J.]` held: a judge, where the sentence goes on with a verb or has several so called; else initials. */
function withoutJudge(text: string, start: number, end: number, several: boolean): number {
  const name = text.slice(start, end);
  const [, surname] = (name.includes(', ') && judge().exec(name)) || [];
  if (surname === undefined) return end;
  const acts = /^,? (?!and |et )\p{Ll}{3,}/u.test(text.slice(end, end + 12));
  return acts || several ? start + surname.length : end;
}

/** The word before a position, without its stop or apostrophe. */
const titleBefore = (text: string, at: number): string =>
  /([\p{L}]+)['’.]?\s$/u.exec(text.slice(Math.max(0, at - 20), at))?.[1] ?? '';

/** Where a person's name begins after titles, or `undefined` where there is nothing else. */
function withoutTitles(text: string, from: number, end: number): number | undefined {
  let start = from;
  for (;;) {
    const word = /^([\p{L}'’.-]+?)\.?(?:\s+|$)/u.exec(text.slice(start, end));
    if (word === null) return start;
    const next = start + word[0].length;
    const form = formOfAddress(word[1]!);
    const rest = text.slice(next, end);
    const isTitle =
      (isAlwaysTitle(word[1]!) && !cutGivenNames.has(word[1]!)) ||
      form?.alsoName === false ||
      (form?.sure === true && nameOfTwo().test(rest));
    const isSecond = isSecondTitle(word[1]!, titleBefore(text, start));
    if (!isTitle && !isSecond && !(throneTitles.has(word[1]!) && isGivenNameAlone(rest))) return start;
    start = next;
    if (start >= end) return undefined;
  }
}

/** What is a whole name without the `Begum` or `Sheikh` before it, which is no given name then. */
const nameOfTwo = lazily(() => /^\p{Lu}[\p{L}'’-]+ (?:bin |bint |ibn |al-|el-)?\p{Lu}[\p{L}'’-]+/u);

/** `Albert`, `Felipe VI`: who sits on a throne is called by a given name, with or without a number. */
function isGivenNameAlone(name: string): boolean {
  const [, given, number] = /^(\p{Lu}\p{L}+)( [IVX]+\.?)?$/u.exec(name) ?? [];
  return given !== undefined && (number !== undefined || givenNames.has(given));
}

/** What numbers a ruler: `II`, `XIV`; one letter may be the writer, an initial or a versus. */
const regnal = lazily(
  () =>
    /^ (?:(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|VI{1,3}|I{2,3})(?![\p{L}\p{N}'’.-]|\.\p{L}| \d)|[IVX](?=[,;)]| of |\.(?:\n|$)))/u,
);

/** After the number of somebody called by a given name: `Damasus I`. */
function withNumber(text: string, start: number, end: number): number {
  if (/\s/.test(text.slice(start, end))) return end;
  return end + (regnal().exec(text.slice(end, end + 12))?.[0].length ?? 0);
}

/** `Omani government`, where `Omani` is a nationality and nothing after it has a capital. */
function nationOf({ start, end }: Draft, text: string, earlier: readonly Proposal[]): Draft | undefined {
  for (const { type, start: from, end: to, confidence } of earlier) {
    if (type !== 'NORP' || from !== start || to >= end) continue;
    if (/^(?:\s+\p{Ll}[\p{L}-]*)+$/u.test(text.slice(to, end))) return { type, start, end: to, confidence };
  }
  return undefined;
}

/** A name of three words or more, or of three or four capitals, that a gazetteer knows as a place and as nothing else: `NSW`. */
function stateOf(draft: Draft, text: string, earlier: readonly Proposal[]): Draft | undefined {
  const { start, end } = draft;
  const name = text.slice(start, end);
  if (name.split(/\s+/).length < 3 && !/^\p{Lu}{3,4}$/u.test(name)) return undefined;
  const known = earlier.filter(
    (p) => p.start === start && p.end === end && p.stage === 'tag.gazetteer' && p.confidence >= 0.6,
  );
  // an airport may be called by the same letters
  const isPlace = (type: string) => type === 'GPE' || type === 'FAC';
  return known.some(({ type }) => type === 'GPE') && known.every(({ type }) => isPlace(type))
    ? { ...draft, type: 'GPE' }
    : undefined;
}

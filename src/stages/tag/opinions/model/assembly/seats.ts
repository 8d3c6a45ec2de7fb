import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { titles } from '../../../names/engine/lexicon.ts';
import { firstAt, Known, type NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { formOfAddress } from '../../../names/person/forms-of-address.ts';
import { Rewritten } from '../rewritten.ts';

/** Below, the model's opinion of what stands in the bracket counts for less than the bracket. */
const hesitant = 0.8;
const confidence = 0.75;
/** The bracket after a name, letters of honour between: `, MP [Fairhaven West]`. */
const bracket = lazily(() => /^(?:, ?\p{Lu}[\p{Lu}.]{0,6}){0,3} ?[([]([^()[\]\n]{2,60})[)\]]/u);
/** What follows a bracket where somebody speaks or asks. */
const speaks =
  /^ ?(?:\([^()\n]{1,30}\) ?)?(?:[:.]\s?(?:[-—–]|\s)|(?:[-—–] ?)?(?:to (?:ask|move|the (?:Minister|Prime))|asked the)\b)/u;
const name = lazily(() => /^\p{Lu}[\p{L}'’]*(?:(?:[ -]|\/|\. )(?:and |of |de |ya )?\p{Lu}[\p{L}'’]*){0,5}$/u);
/** A bracket right behind a speaker, or behind letters that follow one. */
const mayOpen = /^(?:,[^([a-z]*)? ?[([]/;
const letters = lazily(() => /^\p{Lu}{2,6}$/u);
const partyDash = lazily(() => /^(\p{Lu}{2,6}) ?[-‐–—] ?(?=\p{Lu})/u);
/** States in letters: `MDX-AL`, `PTX-SP`. */
const stateLetters = 2;
const pair = lazily(() => /^\p{Lu}{2,6}-\p{Lu}{2}$/u);
const partyWords = wordList('edges/body-of-members');

/** What the words of brackets are asked for. */
export interface Readers {
  /** Whether a dictionary has the word, in lowercase. */
  readonly isOrdinary: (word: string) => boolean;
  /** Whether the document reports of an assembly. */
  readonly sits: boolean;
}

/**
 * Seats and parties that a report of debates puts behind the names of members, where the model saw nothing, a part, or hesitated:
 *
 *     Hon. Ekwee Lokaale ([Turkana East], [Jubilee]): On a point of order
 *     Mr SSEKIKUBO ([FDC], [Lwemiyaga County]): Thank you
 *     Lim Boon ([DAP]-[Tanjong]); Orvil Tambe ([MDX]-[AL]); ANNA FALE ([Reform]—[Mangonui]) to the Minister
 *     Mr. Tom Adair, MP [[Fairhaven West]]; Mr Lubasi ([Mwandi Central]) - to ask      where the document is of an assembly
 *
 * Near misses: `Mr Banda (Minister of Finance):`, `Ms Low (BBC):`, `Mr Low (Kuala Lumpur) spoke` elsewhere, `Ms Low (Independent)`,
 * names that it is sure of.
 *
 * @param drafts in order
 */
export function seatsOfSpeakers(
  drafts: readonly Draft[],
  names: NameContext,
  readers: Readers,
): readonly Draft[] {
  const { text } = names.flow.view;
  const rewritten = new Rewritten(pairsApart(drafts, text));
  for (const speaker of drafts) {
    if (speaker.type !== 'PERSON' || !mayOpen.test(text.slice(speaker.end, speaker.end + 20))) continue;
    const [whole, inside] = bracket().exec(text.slice(speaker.end, speaker.end + 110)) ?? [];
    if (whole === undefined) continue;
    const after = speaker.end + whole.length;
    const isSpeech = speaks.test(text.slice(after, after + 40));
    if (!isSpeech && !readers.sits && !partyDash().test(inside!)) continue;
    const from = after - 1 - inside!.length;
    for (const { isAlone, ...part } of partsOf(inside!, from, names)) {
      if (isAlone && (!readers.sits || !isUnusual(text.slice(part.start, part.end), readers)))
        if (!isSpeech || rewritten.at(part).length === 0) continue;
      rewritten.put(
        { ...part, confidence },
        (own, isWhole) => isWhole && own.confidence >= hesitant && (own.type === part.type || !readers.sits),
      );
    }
  }
  return rewritten.drafts();
}

/** `MDX-AL` in brackets: what the model saw as one gives way to its halves. */
function pairsApart(drafts: readonly Draft[], text: string): readonly Draft[] {
  return drafts.filter(
    ({ start, end }) => text[start - 1] !== '(' || text[end] !== ')' || !pair().test(text.slice(start, end)),
  );
}

/** Whether some word is none of a dictionary. */
const isUnusual = (words: string, { isOrdinary }: Readers) =>
  words.split(/[ /-]/).some((word) => word.length > 2 && !isOrdinary(word));

interface Part {
  readonly type: 'GPE' | 'ORG';
  readonly start: number;
  readonly end: number;
  /** Whether the bracket holds nothing else. */
  readonly isAlone: boolean;
}

/** A seat, or a party and a seat or two of them, in either order; none where the bracket says another thing. */
function partsOf(inside: string, from: number, names: NameContext): readonly Part[] {
  const dashed = partyDash().exec(inside)?.[0].length ?? 0;
  const rest = inside.slice(dashed);
  const parts = [...rest.matchAll(/[^,—–]+/g)].map(({ 0: part, index }) => {
    const trimmed = part.trim();
    const start = from + dashed + index + part.indexOf(trimmed);
    return { text: trimmed, start, end: start + trimmed.length };
  });
  if (dashed > 0) {
    const [, party] = partyDash().exec(inside)!;
    parts.unshift({ text: party!, start: from, end: from + party!.length });
  }
  if (parts.length > 3 || !parts.every(({ text }) => name().test(text) && !isOffice(text))) return [];
  const [first, second] = parts;
  if (first === undefined) return [];
  if (second === undefined)
    return letters().test(first.text) || isParty(first, names)
      ? []
      : [{ type: 'GPE', start: first.start, end: first.end, isAlone: true }];
  const isDashed = dashed > 0 || /[—–]/.test(rest);
  const isPartyFirst =
    (!letters().test(second.text) || (dashed > 0 && second.text.length === stateLetters)) &&
    (letters().test(first.text) || isDashed || isParty(first, names));
  if (parts.length === 3 && !isPartyFirst) return [];
  return parts.map(({ start, end }, i) => ({
    type: (i === 0) === isPartyFirst ? 'ORG' : 'GPE',
    start,
    end,
    isAlone: false,
  }));
}

/** Whether lists know a body there, or the last word says it is one. */
function isParty(
  { text, start, end }: { text: string; start: number; end: number },
  names: NameContext,
): boolean {
  if (partyWords.has(text.slice(text.lastIndexOf(' ') + 1).toLowerCase())) return true;
  const { words, known } = names;
  for (let i = firstAt(words, start); i < words.count && words.start[i]! < end; i++)
    if ((known[i]! & Known.organisation) !== 0) return true;
  return false;
}

const isOffice = (text: string): boolean => {
  const [first] = text.split(' ', 1);
  return titles.has(first!.toLowerCase()) || formOfAddress(first!.replace(/\.$/, '')) !== undefined;
};

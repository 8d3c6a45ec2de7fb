import type { Draft } from '../../../../contract/proposal.ts';
import { titles } from '../../names/engine/lexicon.ts';
import { Rewritten } from './rewritten.ts';

/** Below, the model's opinion of what stands in the bracket counts for less than the bracket. */
const hesitant = 0.8;
const confidence = 0.75;
/** The bracket after a speaker's name, and the colon after it: `(Turkana East, Jubilee):`. */
const bracket = /^ \(([^()\n]{3,60})\)(?= ?(?:\([^()\n]{1,30}\) ?)?[:.]\s?(?:[-—–]|\s))/u;
const name = /^\p{Lu}[\p{L}'’-]*(?:[ -](?:and |of |de |ya )?\p{Lu}[\p{L}'’-]*){0,4}$/u;
const letters = /^\p{Lu}{2,6}$/u;

/**
 * Seats and parties that a report of debates puts behind the speakers' names, where the model saw nothing, a part, or hesitated:
 *
 *     Hon. Ekwee Lokaale ([Turkana East], [Jubilee]): On a point of order
 *     Mr SSEKIKUBO ([FDC], [Lwemiyaga County]): Thank you
 *
 * Near misses: `Mr Banda (Minister of Finance):`, `Ms Low (BBC):`, `Mr Low (Kuala Lumpur) spoke`, names that it is sure of.
 *
 * @param drafts in order
 */
export function seatsOfSpeakers(drafts: readonly Draft[], text: string): readonly Draft[] {
  const rewritten = new Rewritten(drafts);
  for (const speaker of drafts) {
    if (speaker.type !== 'PERSON' || text[speaker.end + 1] !== '(') continue;
    const [whole, inside] = bracket.exec(text.slice(speaker.end, speaker.end + 110)) ?? [];
    if (whole === undefined) continue;
    for (const { isAlone, ...part } of partsOf(inside!, speaker.end + 2)) {
      if (isAlone && rewritten.at(part).length === 0) continue;
      rewritten.put({ ...part, confidence }, (own, isWhole) => isWhole && own.confidence >= hesitant);
    }
  }
  return rewritten.drafts();
}

interface Part {
  readonly type: 'GPE' | 'ORG';
  readonly start: number;
  readonly end: number;
  /** Whether the bracket holds nothing else. */
  readonly isAlone: boolean;
}

/** A seat, or a seat and a party in either order; none where the bracket says another thing. */
function partsOf(inside: string, from: number): readonly Part[] {
  const parts = [...inside.matchAll(/[^,—–]+/g)].map(({ 0: part, index }) => {
    const trimmed = part.trim();
    const start = from + index + part.indexOf(trimmed);
    return { text: trimmed, start, end: start + trimmed.length };
  });
  if (parts.length > 2 || !parts.every(({ text }) => name.test(text) && !titles.has(firstWord(text))))
    return [];
  const [first, second] = parts;
  if (second === undefined)
    return letters.test(first!.text)
      ? []
      : [{ type: 'GPE', start: first!.start, end: first!.end, isAlone: true }];
  const isPartyFirst = letters.test(first!.text) && !letters.test(second.text);
  return parts.map(({ start, end }, i) => ({
    type: (i === 0) === isPartyFirst ? 'ORG' : 'GPE',
    start,
    end,
    isAlone: false,
  }));
}

const firstWord = (text: string) => text.split(' ', 1)[0]!.toLowerCase();

import { codePointIndex } from '../records/audit/align/code-points.ts';
import type { GoldDocument, GoldMention } from '../records/audit/gold.ts';
import type { Random } from './random.ts';

/** Sentences of so many code points make headings. */
const shortest = 18;
const longest = 120;
/** So much of the document stands below its heading. */
const bodyLength = 700;

const small = new Set('a an and as at by for from in of on or the to with'.split(' '));

/**
 * A document that begins with one of its own sentences as a heading, in uppercase or with capitalised words: names look alike there,
 * and what is none looks like one. `undefined` where no sentence with a name serves.
 */
export function withHeading(document: GoldDocument, random: Random): GoldDocument | undefined {
  const index = codePointIndex(document.text);
  const sentences = sentencesOf(document, (at) => index.toPoints(at));
  if (sentences.length === 0) return undefined;
  const { start, end } = sentences[random.below(sentences.length)]!;
  const within = document.mentions.filter((m) => m.start >= start && m.end <= end);
  const inCapitals = random.below(3) > 0;
  const plain = index.slice(start, end);
  const heading = inCapitals ? plain.toUpperCase() : titled(plain);
  // A letter whose capital is two would move all that follows.
  if ([...heading].length !== end - start) return undefined;
  const points = [...heading];
  const bodyEnd = paragraphEnd(document, index.slice(0, index.length), (at) => index.toPoints(at));
  const body = index.slice(0, bodyEnd);
  const shift = points.length + 2;
  const moved = (m: GoldMention, by: number): GoldMention => ({
    ...m,
    start: m.start + by,
    end: m.end + by,
    value: '',
  });
  return {
    id: `${document.id}^`,
    text: `${heading}\n\n${body}`,
    mentions: [
      ...within.map((m) => ({
        ...moved(m, -start),
        text: points.slice(m.start - start, m.end - start).join(''),
      })),
      ...document.mentions.filter((m) => m.end <= bodyEnd).map((m) => moved(m, shift)),
    ],
  };
}

/** Ranges of sentences that fit a heading, in code points, without their full stop. */
function sentencesOf(
  { text, mentions }: GoldDocument,
  toPoints: (units: number) => number,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/(?<=^|[.!?] |\n)\p{Lu}[^.!?\n|]+(?=[.!?](?: |\n|$))/gu)) {
    const start = toPoints(match.index);
    const end = toPoints(match.index + match[0].length);
    if (end - start < shortest || end - start > longest) continue;
    const cuts = mentions.some((m) => m.start < end && m.end > start && (m.start < start || m.end > end));
    if (!cuts && mentions.some((m) => m.start >= start && m.end <= end)) found.push({ start, end });
  }
  return found;
}

/** Where the body may be cut: a line's end that lies in no mention, in code points. */
function paragraphEnd({ mentions }: GoldDocument, text: string, toPoints: (units: number) => number): number {
  let end = text.indexOf('\n', Math.min(bodyLength, text.length));
  while (end >= 0) {
    const at = toPoints(end);
    if (!mentions.some((m) => m.start < at && m.end > at)) return at;
    end = text.indexOf('\n', end + 1);
  }
  return toPoints(text.length);
}

function titled(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}'’]*/gu, (word) =>
    small.has(word) ? word : word[0]!.toUpperCase() + word.slice(1),
  );
}

import { pagePlace } from '../../record/page-place.ts';
import type { Origin } from '../../record/selector-schema.ts';

/** A mention whose edges move. Places are code points of the text, counted from the old start. */
export interface Move {
  /** The words as they were. */
  readonly old: string;
  readonly from: number;
  readonly to: number;
  /** Words that are taken in before the old ones, and after them. */
  readonly before: string;
  readonly after: string;
}

/**
 * Where a mention with moved edges stands in the original, as far as its old places tell: what is left out of a line is cut off its box
 * by the share of its characters, what is taken in of the same line adds as much. What lies elsewhere is not told, for nobody saw it.
 * @returns undefined where nothing of the old place is left
 */
export function movedOrigin(origin: readonly Origin[], move: Move): Origin[] | undefined {
  const length = [...move.old].length;
  if (move.to <= 0 || move.from >= length) return undefined;
  const pieces = piecesOf(origin, move.old);
  if (pieces === undefined) return [...origin];
  const moved = pieces.flatMap(({ place, start, end }, i): Origin[] => {
    const reach = {
      from: i === 0 && move.from < 0 ? -widthOf(move.before, 'last') : Math.max(start, move.from) - start,
      to:
        i === pieces.length - 1 && move.to > length
          ? end - start + widthOf(move.after, 'first')
          : Math.min(end, move.to) - start,
    };
    if (reach.to <= reach.from) return [];
    return [
      pagePlace(place)?.box === undefined
        ? cutElement(place, move.old, start, end, reach)
        : cutBox(place, end - start, reach),
    ];
  });
  return moved.length === 0 ? undefined : moved;
}

interface Piece {
  readonly place: Origin;
  readonly start: number;
  readonly end: number;
}

/** Characters of words that stand on the same line as the mention's edge. */
function widthOf(words: string, line: 'first' | 'last'): number {
  return [...words.split('\n').at(line === 'first' ? 0 : -1)!].length;
}

/** Which characters each place has: of lines as the text breaks them, of elements as long as they say; undefined where that does not come out even. */
function piecesOf(origin: readonly Origin[], words: string): Piece[] | undefined {
  const isBoxed = origin.every((place) => pagePlace(place)?.box !== undefined);
  const lengths = isBoxed
    ? words.split('\n').map((line, i, all) => [...line].length + (i < all.length - 1 ? 1 : 0))
    : origin.map((place) => {
        const { refinedBy } = xpathOf(place) ?? {};
        return refinedBy === undefined ? Number.NaN : refinedBy.end - refinedBy.start;
      });
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  if (lengths.length !== origin.length || whole !== [...words].length) return undefined;
  let start = 0;
  return origin.map((place, i) => {
    const piece = { place, start, end: start + lengths[i]! };
    start = piece.end;
    return piece;
  });
}

type Reach = Pick<Move, 'from' | 'to'>;

function cutBox(place: Origin, length: number, { from, to }: Reach): Origin {
  const { page, box } = pagePlace(place)!;
  const [left, top, width, height] = box!;
  const each = width! / length;
  const rectangle = [Math.max(0, left! + from * each), top!, (to - from) * each, height!];
  const value = `page=${page}&viewrect=${rectangle.map((figure) => Math.round(figure * 10) / 10).join(',')}`;
  return { ...place, selector: { ...(place.selector as { type: 'FragmentSelector' }), value } } as Origin;
}

/** A part of an element's text; words that are taken in may be of another element, so only what was there is told. */
function cutElement(place: Origin, words: string, start: number, end: number, reach: Reach): Origin {
  const [from, to] = [Math.max(0, reach.from), Math.min(end - start, reach.to)];
  const xpath = xpathOf(place)!;
  const at = xpath.refinedBy!.start;
  const element = { ...xpath, refinedBy: { ...xpath.refinedBy!, start: at + from, end: at + to } };
  const own = [...words].slice(start, end);
  const bytes = Array.isArray(place.selector)
    ? place.selector.find(({ type }) => type === 'DataPositionSelector')
    : undefined;
  const size = (part: readonly string[]) => Buffer.byteLength(part.join(''));
  // Where bytes and characters do not belong together (entities, another encoding), the element alone is told.
  if (bytes === undefined || !('start' in bytes) || bytes.end - bytes.start !== size(own))
    return { ...place, selector: element } as Origin;
  const first = bytes.start + size(own.slice(0, from));
  const data = { ...bytes, start: first, end: first + size(own.slice(from, to)) };
  return { ...place, selector: [element, data] } as Origin;
}

function xpathOf({ selector }: Origin) {
  const one = Array.isArray(selector) ? selector.find(({ type }) => type === 'XPathSelector') : selector;
  return one?.type === 'XPathSelector' ? one : undefined;
}

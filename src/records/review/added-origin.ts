import { pagePlace } from '../../record/page-place.ts';
import type { DocumentRecord, Passage } from '../../record/schema.ts';
import type { Origin } from '../../record/selector-schema.ts';
import { pdfFragments } from '../../record/terms.ts';
import type { CodePointIndex } from '../audit/align/code-points.ts';

/** Code points of the text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Words whose box is known. */
interface Known extends Place {
  readonly box: Box;
}

/**
 * Where words that a person marked stand on the pages of the original, line by line, as far as what is known around them tells: by the
 * boxes of mentions on the same line, else by the line's place in the box of its passage, else the page alone. Letters are taken as
 * wide as the others of their line.
 * @returns undefined where the original has no pages
 */
export function addedOrigin(
  record: Pick<DocumentRecord, 'pages' | 'passages' | 'annotations'>,
  text: CodePointIndex,
  place: Place,
): Origin[] | undefined {
  const { pages } = record;
  if (pages === undefined || pages.length === 0) return undefined;
  const passage = record.passages.findLast((one) => one.start <= place.start);
  const lines = passage === undefined ? [] : linesOf(text, passage);
  const origins = lines.flatMap((line, i): Origin[] => {
    const [start, end] = [Math.max(line.start, place.start), Math.min(line.end, place.end)];
    const page = pages.findLast((one) => one.start <= start)?.number;
    if (start >= end || page === undefined) return [];
    const own = { start, end };
    const box = nextToMentions(record, line, own, page) ?? inPassage(passage!, lines, i, own, page);
    const view = box && [box.left, box.top, box.width, box.height].map((one) => Math.round(one * 10) / 10);
    const value = `page=${page}${view === undefined ? '' : `&viewrect=${view.join(',')}`}`;
    return [{ source: '', selector: { type: 'FragmentSelector', conformsTo: pdfFragments, value } }];
  });
  return origins.length === 0 ? undefined : origins;
}

function linesOf(text: CodePointIndex, { start, end }: Passage): Place[] {
  let at = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const own = { start: at, end: at + [...line].length };
      at = own.end + 1;
      return own;
    });
}

/** By the mentions before and after on the line, or the nearest of them. */
function nextToMentions(
  { annotations }: Pick<DocumentRecord, 'annotations'>,
  line: Place,
  { start, end }: Place,
  page: number,
): Box | undefined {
  const known = annotations.flatMap(({ target, origin }): Known[] => {
    const [position] = target.selector;
    if (position.start < line.start || position.end > line.end || origin?.length !== 1) return [];
    const there = pagePlace(origin[0]!);
    const [left, top, width, height] = there?.box ?? [];
    if (there?.page !== page || left === undefined) return [];
    return [{ ...position, box: { left, top: top!, width: width!, height: height! } }];
  });
  const before = known.findLast((one) => one.end <= start);
  const after = known.find((one) => one.start >= end);
  const near = before ?? after;
  if (near === undefined) return undefined;
  // where both are known, what lies between them is shared among its letters
  const isBetween = before !== undefined && after !== undefined && after.box.left > right(before.box);
  const each = isBetween
    ? (after.box.left - right(before.box)) / (after.start - before.end)
    : near.box.width / (near.end - near.start);
  const left =
    before !== undefined
      ? right(before.box) + (start - before.end) * each
      : near.box.left - (near.start - start) * each;
  return { ...near.box, left, width: (end - start) * each };
}

const right = ({ left, width }: Box) => left + width;

/** By the lines of a passage, which are as high as each other; the longest is as wide as its box. */
function inPassage(
  passage: Passage,
  lines: readonly Place[],
  i: number,
  { start, end }: Place,
  page: number,
): Box | undefined {
  const [left, top, width, height] = passage.box ?? [];
  if (passage.page !== page || left === undefined) return undefined;
  const each = width! / Math.max(1, ...lines.map((line) => line.end - line.start));
  return {
    left: left + (start - lines[i]!.start) * each,
    top: top! + (i * height!) / lines.length,
    width: (end - start) * each,
    height: height! / lines.length,
  };
}

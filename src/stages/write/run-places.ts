import type { Box, Original, TextRun } from '../../contract/format.ts';
import type { Origin } from '../../record/selector-schema.ts';
import { pdfFragments } from '../../record/terms.ts';

/** Where a passage lies in the original. */
export interface PassagePlace {
  page?: number;
  part?: string;
  box?: [number, number, number, number];
}

/** What a mention covers of one run. */
interface Cut {
  readonly run: TextRun;
  /** Code units of the document. */
  readonly start: number;
  readonly end: number;
}

/** A rectangle on a page, or the page alone. */
interface PagePlace {
  readonly page: number;
  box: Box | undefined;
}

/** A range of an element's text and of a file's bytes. */
interface ElementPlace {
  readonly source: '' | `#part-${number}`;
  readonly element: string | undefined;
  text: Range | undefined;
  data: Range | undefined;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds places in the original by the runs of a document. Ranges are asked for in ascending order, in code units of the document. */
export class RunPlaces {
  readonly #runs: readonly TextRun[];
  readonly #original: Original;
  #first = 0;

  /** @param runs those of a chunk, in order */
  constructor(runs: readonly TextRun[], original: Original) {
    this.#runs = runs;
    this.#original = original;
  }

  /** The page a passage begins on, what of it lies there, and its part. */
  passage(start: number, end: number): PassagePlace {
    const place: PassagePlace = {};
    let box: Box | undefined;
    let isFirst = true;
    for (const { run } of this.#cuts(start, end)) {
      if (place.part === undefined && run.part !== undefined) place.part = this.#original.parts[run.part]!.id;
      const page = run.page === undefined ? undefined : this.#original.pages[run.page]!.number;
      if (isFirst && page !== undefined) place.page = page;
      isFirst = false;
      if (page !== undefined && page === place.page && run.box !== undefined)
        box = box === undefined ? run.box : union(box, run.box);
    }
    if (box !== undefined) place.box = rounded(box);
    return place;
  }

  /** Where a mention stands in the original: one place a line box or an element. */
  origins(start: number, end: number): Origin[] {
    const places: (PagePlace | ElementPlace)[] = [];
    for (const cut of this.#cuts(start, end)) {
      const place = this.#placeOf(cut);
      const last = places.at(-1);
      if (place !== undefined && (last === undefined || !joined(last, place))) places.push(place);
    }
    return places.flatMap((place) => ('page' in place ? pageOrigin(place) : elementOrigin(place)));
  }

  *#cuts(start: number, end: number): Generator<Cut> {
    const runs = this.#runs;
    while (this.#first < runs.length && runs[this.#first]!.end <= start) this.#first++;
    for (let i = this.#first; i < runs.length && runs[i]!.start < end; i++) {
      const run = runs[i]!;
      yield { run, start: Math.max(run.start, start), end: Math.min(run.end, end) };
    }
  }

  #placeOf(cut: Cut): PagePlace | ElementPlace | undefined {
    const { run } = cut;
    const text = this.#original.text;
    if (run.element === undefined && run.page !== undefined)
      return { page: this.#original.pages[run.page]!.number, box: run.box && boxOf(cut, text) };
    const data = bytesOf(cut, text);
    if (run.element === undefined && data === undefined) return undefined;
    return {
      source: run.part === undefined ? '' : (this.#original.parts[run.part]!.id as `#part-${number}`),
      element: run.element,
      text: textOf(cut, text),
      data,
    };
  }
}

/** Joins a place to the one before it where both are of one line or one element. */
function joined(last: PagePlace | ElementPlace, next: PagePlace | ElementPlace): boolean {
  if ('page' in last) {
    if (!('page' in next) || last.page !== next.page) return false;
    if (last.box === undefined || next.box === undefined) return last.box === next.box;
    if (!isSameLine(last.box, next.box)) return false;
    last.box = union(last.box, next.box);
    return true;
  }
  if ('page' in next || last.source !== next.source || last.element !== next.element) return false;
  if (last.element === undefined && last.data?.end !== next.data?.start) return false;
  last.text = spanned(last.text, next.text);
  last.data = spanned(last.data, next.data);
  return true;
}

function spanned(a: Range | undefined, b: Range | undefined): Range | undefined {
  return a && b && { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Whether two boxes overlap by half of the lower one's height, and stand no further apart than words do. */
function isSameLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  const gap = Math.max(a[0], b[0]) - Math.min(a[0] + a[2], b[0] + b[2]);
  return overlap >= Math.min(a[3], b[3]) / 2 && gap <= 2 * Math.max(a[3], b[3]);
}

function union(a: Box, b: Box): Box {
  const left = Math.min(a[0], b[0]);
  const top = Math.min(a[1], b[1]);
  return [left, top, Math.max(a[0] + a[2], b[0] + b[2]) - left, Math.max(a[1] + a[3], b[1] + b[3]) - top];
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The share of a run's box that a part of its characters takes, each as wide as the others; from the right in right-to-left script.
 * Where the line runs down or up the page its box is given whole: which end is first cannot be told.
 */
function boxOf({ run, start, end }: Cut, text: string): Box {
  const [left, top, width, height] = run.box!;
  const length = run.end - run.start;
  if (end - start === length || (length > 2 && height > 2 * width)) return run.box!;
  const isMirrored = rightToLeft.test(text.slice(run.start, run.end));
  const from = ((isMirrored ? run.end - end : start - run.start) / length) * width;
  return [left + from, top, ((end - start) / length) * width, height];
}

/** Code points of the element's text. */
function textOf({ run, start, end }: Cut, text: string): Range | undefined {
  if (run.element === undefined || run.elementStart === undefined) return undefined;
  const from = run.elementStart + codePoints(text, run.start, start);
  return { start: from, end: from + codePoints(text, start, end) };
}

function codePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}

/** Bytes of the part, where its encoding shows in the run's length: UTF-8, a byte a character, or UTF-16. */
function bytesOf({ run, start, end }: Cut, text: string): Range | undefined {
  const { sourceStart, sourceEnd } = run;
  if (sourceStart === undefined || sourceEnd === undefined) return undefined;
  if (start === run.start && end === run.end) return { start: sourceStart, end: sourceEnd };
  const units = run.end - run.start;
  const length = sourceEnd - sourceStart;
  const slice = (from: number, to: number) => Buffer.byteLength(text.slice(from, to));
  if (length === slice(run.start, run.end)) {
    const from = sourceStart + slice(run.start, start);
    return { start: from, end: from + slice(start, end) };
  }
  const size = length / units;
  if (size !== 1 && size !== 2) return undefined;
  return { start: sourceStart + (start - run.start) * size, end: sourceStart + (end - run.start) * size };
}

function rounded([left, top, width, height]: Box): [number, number, number, number] {
  return [tenth(left), tenth(top), tenth(width), tenth(height)];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function pageOrigin({ page, box }: PagePlace): Origin[] {
  const view = box === undefined ? '' : `&viewrect=${rounded(box).join(',')}`;
  const selector = {
    type: 'FragmentSelector',
    conformsTo: pdfFragments,
    value: `page=${page}${view}`,
  } as const;
  return [{ source: '', selector }];
}

function elementOrigin({ source, element, text, data }: ElementPlace): Origin[] {
  const path = element !== undefined && {
    type: 'XPathSelector' as const,
    value: element,
    ...(text !== undefined && { refinedBy: { type: 'TextPositionSelector' as const, ...text } }),
  };
  const bytes = data !== undefined && { type: 'DataPositionSelector' as const, ...data };
  if (path && bytes) return [{ source, selector: [path, bytes] }];
  const selector = path || bytes;
  return selector ? [{ source, selector }] : [];
}

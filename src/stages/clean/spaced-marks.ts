import { readRoles } from '../../gazetteer/data-table.ts';
import type { Edit } from './view-edits.ts';

const partsOf = readRoles('languages/en/hyphen-parts.csv', 'part');
/** What stands before a hyphen, or after one, and hardly ever next to a dash: `mid`, `Al`; `based`. */
const firstParts = partsOf('never-before-dash');
const lastParts = partsOf('never-after-dash');

/** What printed text hardly has. */
const anyLoose = /\s(?:[,;:?!.'’]|n['’]t|``)|[([]\s|-[LR][RSC]B-/i;
/** Brackets as treebanks write them. */
const bracketCode = /-([LR])([RSC])B-/gi;
const brackets: Readonly<Record<string, string>> = { LR: '(', RR: ')', LS: '[', RS: ']', LC: '{', RC: '}' };
/** A mark with a space where print has none, and a mark as it is printed. */
const loose =
  /[^\s.] [,;:?!.](?=\s|$)| ['’](?:s|re|ve|ll|d|m)(?=\s|$)| n['’]t(?=\s|$)|(?:^|\s)[([] (?=\S)|``(?=\s)/gi;
const tight = /[\p{L}\p{N})][,;?!](?=\s|$)|\p{L}['’]s(?=\s|$)|\p{Ll}{4}\.(?=\s|$)|[([][\p{L}\p{N}]/gu;
/** So many marks with spaces must stand for each one without. */
const leastShare = 4;

const space = String.raw`[^\S\n]`;
/** The space before what closes, and the possessive and contracted verbs. */
const before = new RegExp(
  `(?<=\\S)${space}(?=[,;:?!%)\\]}](?:\\s|$)|(?<=[^.] )\\.(?:\\s+[^\\s.]|\\s*$)|['’](?:s|re|ve|ll|d|m)(?:\\s|$)|n['’]t(?:\\s|$))`,
  'gi',
);
/** The space after what opens. */
const after = new RegExp(`(?<=(?:^|\\s)[([{]|[$£€¥])${space}(?=\\S)`, 'g');
const joint = new RegExp(`(?<=[\\p{L}\\p{N}])${space}([-/])${space}(?=[\\p{L}\\p{N}])`, 'gu');
const longestPart = 24;
const partBefore = /[\p{L}\p{N}]+$/u;
const partAfter = /^[\p{L}\p{N}]+/u;
const figure = /^\d{1,4}$/;
/** A quotation mark that stands alone, as typed or as treebanks write it. */
const quotation = /(?<=^|\s)(``?|''|"|')(?=\s|$)/g;

/**
 * Text of a tokenised set has a space on each side of a mark. It is shown as it would be printed:
 *
 *     Mr. Lind 's plan , he said , `` fell '' .        Mr. Lind's plan, he said, "fell".
 *     Acme -LRB- NYSE : ACM -RRB- rose $ 5 , or 3 %    Acme (NYSE: ACM) rose $5, or 3%
 *     in mid - 1996 , the Tokyo - based firm           in mid-1996, the Tokyo-based firm
 *
 * Near misses: a lone `word ;` in print, `Contents . . . . 5`, the dash of `GENEVA - The talks`.
 */
export function findSpacedMarks(text: string): Edit[] {
  if (!anyLoose.test(text)) return [];
  const edits = bracketCodes(text);
  if (edits.length === 0 && !isTokenised(text)) return edits;
  for (const pattern of [before, after])
    for (const { index, 0: gap } of text.matchAll(pattern))
      edits.push({ start: index, end: index + gap.length, shown: '' });
  for (const { index, 0: spaced, 1: sign } of text.matchAll(joint)) {
    const end = index + spaced.length;
    if (isJoined(text, index, sign!, end)) edits.push({ start: index, end, shown: sign! });
  }
  edits.push(...quotations(text));
  return edits;
}

/** Brackets in the place of their codes, each without the space on its inner side. */
function bracketCodes(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { index: start, 0: code, 1: side, 2: kind } of text.matchAll(bracketCode)) {
    const end = start + code.length;
    edits.push({ start, end, shown: brackets[`${side}${kind}`.toUpperCase()]! });
    edits.push(...spaceBeside(text, start, end, side!.toUpperCase() === 'L'));
  }
  return edits;
}

/** Leaves out the space after what opens, or before what closes. */
function spaceBeside(text: string, start: number, end: number, opens: boolean): Edit[] {
  const at = opens ? end : start - 1;
  return text[at] === ' ' ? [{ start: at, end: at + 1, shown: '' }] : [];
}

function isTokenised(text: string): boolean {
  const apart = countOf(text, loose);
  return apart > 0 && countOf(text, tight) * leastShare <= apart;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

/** Whether a hyphen or slash makes one word, date or range of what stands around it: `1996 - 97`, `1996 / 97`, `mid - June`, `Tokyo - based`. */
function isJoined(text: string, start: number, sign: string, end: number): boolean {
  const first = partBefore.exec(text.slice(Math.max(0, start - longestPart), start))![0];
  const second = partAfter.exec(text.slice(end, end + longestPart))![0];
  if (figure.test(first) && figure.test(second)) return true;
  return sign === '-' && (firstParts.has(first.toLowerCase()) || lastParts.has(second));
}

/** Quotation marks that stand alone: those that open go without the space after them, those that close without the one before. */
function quotations(text: string): Edit[] {
  const edits: Edit[] = [];
  let isOpen = false;
  for (const { index: start, 0: mark } of text.matchAll(quotation)) {
    const end = start + mark.length;
    if (mark === "'" && !/\p{L} $/u.test(text.slice(Math.max(0, start - 2), start))) continue;
    if (mark.length === 2 || mark === '`') edits.push({ start, end, shown: mark.length === 2 ? '"' : "'" });
    const opens: boolean = mark[0] === '`' || (mark === '"' && !isOpen && !closes(text, start, end));
    if (mark === '"') isOpen = opens;
    edits.push(...spaceBeside(text, start, end, opens));
  }
  return edits;
}

/** Whether a quotation mark can only close: a stop or comma is next to it. */
function closes(text: string, start: number, end: number): boolean {
  return (
    (/[,.?!] $/.test(text.slice(Math.max(0, start - 2), start)) &&
      !/^ \p{Lu}/u.test(text.slice(end, end + 2))) ||
    /^ [,.;:?!)]/.test(text.slice(end, end + 2))
  );
}

import { anyOf } from '../../gazetteer/data-table.ts';
import { superscriptValue } from './footnote-marks.ts';
import { layoutWords } from './layout-words.ts';

/** The number and mark that a footnote body may begin with. */
export interface FootnoteStart {
  readonly number: number;
  /** Code units of the mark, its stop and the white space after it. */
  readonly markLength: number;
  /** Set off as a mark: superscript digits or `<sup>`. */
  readonly raised: boolean;
  /** The words follow without a space: "⁵One of", which is more often a paragraph that begins with a stray mark. */
  readonly glued: boolean;
  /** Numbered like a list: "1. Title". */
  readonly listed: boolean;
  /** Marked as a footnote in Markdown: `[^1]: Title`. */
  readonly explicit: boolean;
}

const bodyStart =
  /^(?:<sup>\s*(\d{1,4})\s*<\/sup>|\[\^?(\d{1,4})\]:?|([⁰¹²³⁴-⁹]{1,4})|(\d{1,3}))(\s?[.)_:]|)[\s_]*(?=[\p{Lu}\p{Lt}\p{Lo}"“„«'‘([*\\/-])/u;

/**
 * What a line begins with, if it may be a footnote body: "¹ Title", "12 Title", "101 BUTB", "21Andreichenko", "112_Belarus",
 * "121. The", `<sup>3</sup> Title`, "[4] Title". The words after decide whether it is one.
 */
export function footnoteStart(line: string): FootnoteStart | undefined {
  const match = bodyStart.exec(line);
  if (match === null) return undefined;
  const digits = match[1] ?? match[2] ?? match[4];
  const number = digits === undefined ? superscriptValue(match[3]!) : Number(digits);
  if (number === 0 || (match[4] !== undefined && match[5]!.endsWith(')'))) return undefined;
  const raised = match[1] !== undefined || match[3] !== undefined;
  return {
    number,
    markLength: match[0].length,
    raised,
    glued: /[\d⁰¹²³⁴-⁹>]$/.test(match[0]),
    listed: match[4] !== undefined && match[5]!.endsWith('.'),
    explicit: match[0].startsWith('[^'),
  };
}

/** The number of a line that holds nothing else: digits or superscript digits; 0 for all else. */
export function lineNumber(line: string): number {
  if (/^[1-9]\d{0,2}$/.test(line)) return Number(line);
  return /^[⁰¹²³⁴-⁹]{1,3}$/.test(line) ? superscriptValue(line) : 0;
}

const electronicSource = String.raw`${anyOf(layoutWords('electronic-source'))}|\bURL\s*[:;]|https?\s?[:;]\s?\/\/|\bwww\.| \/\/ `;
const citedNumber = String.raw`[-–—]\s*[PСC�]\.\s*\d|\bpp?\.\s*\d|\b${anyOf(layoutWords('before-number-cited'))}\.\s*\d`;
const citedYear = String.raw`\((?:19|20)\d\d\)|[,:]\s(?:19|20)\d\d[.,;]`;
const citing = new RegExp(
  String.raw`${electronicSource}|\b${anyOf(layoutWords('cites'))}|\bdoi[:.]|\bISBN|${citedNumber}|\b${anyOf(layoutWords('edited'))}\.|${citedYear}`,
);

/** Whether a footnote's or an entry's words cite a source; looks at the first 1,500 code units. */
export function cites(words: string): boolean {
  return citing.test(words.length > 1500 ? words.slice(0, 1500) : words);
}

const sourced = new RegExp(electronicSource);

/** Whether the words name an electronic source or a collection; looks at the first 800 code units. */
export function namesSource(words: string): boolean {
  return sourced.test(words.slice(0, 800));
}

const fragment =
  /^(?:\[?(?:Electronic )?resource\]|\[Electronic|\/{1,2}\s|[-–—\s]*URL\s*[:;]|[-–—]\s{1,3}[-–—]?\s{0,3}(?:19|20)\d\d\.|<?https?:\/\/)/;

/** Whether a paragraph can only be the rest of a citation: "/ E. V. Ivanova // [Electronic resource]", "- URL: …", a bare URL. */
export function isCitationFragment(words: string): boolean {
  return words.length < 900 && fragment.test(words);
}

const pageAtEnd = /[PpCcСс�]\.\s?\d[\d\s–-]{0,12}[.,;]?$/u;

/** Whether a footnote's text so far ends as footnotes end: with a URL, a page, a full stop. */
export function isComplete(words: string): boolean {
  if (words.endsWith('.')) return true;
  const tail = words.slice(-160);
  let end = tail.length;
  while (end > 0 && '>)].,;'.includes(tail[end - 1]!)) end--;
  const last = tail.slice(Math.max(tail.lastIndexOf(' ', end - 1), tail.lastIndexOf('<', end - 1)) + 1, end);
  return (
    /^(?:https?:|www\.)/.test(last) ||
    /\/$|-\d+$|\/[\w.?=&#-]{1,80}$/.test(last) ||
    pageAtEnd.test(tail.slice(-24))
  );
}

const bibliography = new RegExp(`^[#*\\s\\d.]*${anyOf(layoutWords('bibliography-heading'))}[*:\\s.]*$`, 'i');

/** Whether a heading opens a bibliography. */
export function isBibliographyHeading(line: string): boolean {
  return line.length < 60 && bibliography.test(line);
}

import { kindPattern, type PlaceKind } from '../../gazetteer/place-kinds.ts';
import { singleSpaced } from '../../text/single-spaced.ts';
import { gap, hint } from './mention-table.ts';
import { wordsOf } from './resolution-words.ts';

/** What stands between two neighbouring mentions as a code of {@link gap}. Only short gaps bind. */
export function gapCode(text: string, from: number, to: number): number {
  const length = to - from;
  if (length === 0) return gap.space;
  if (length > 24) return gap.other;
  const between = singleSpaced(text.slice(from, to).replace(/[*_]+/g, ''));
  switch (between) {
    case ' ':
      return gap.space;
    case ', ':
    case ',':
      return gap.comma;
    case '; ':
    case '; and ':
      return gap.semicolon;
    case ' and ':
    case ', and ':
    case ' as well as ':
    case ', as well as ':
    case ' or ':
    case ' & ':
    case ' and the ':
    case ' and in ':
    case ' and from ':
      return gap.and;
    case '-':
    case '–':
    case '—':
    case ' - ':
    case ' – ':
    case ' — ':
      return gap.hyphen;
    case ' of ':
    case ' of the ':
      return gap.of;
    case ' in ':
    case ' in the ':
    case ' (in ':
      return gap.in;
    case ' (':
    case '(':
    case ' (the ':
    case ' ("':
    case ' (“':
      return gap.open;
    case '/':
    case ' / ':
      return gap.slash;
    default:
      return longGap(between);
  }
}

function longGap(between: string): number {
  if (
    /^ ?\((?:hereinafter|further|hereafter|abbreviated|or|known|short|in short)\b[^()]{0,16}$/.test(between)
  )
    return gap.open;
  return /^[ \d().,;:–-]*(?:and|as well as)?[ \d().,;:–-]*(?:the )?$/.test(between) &&
    !/(?<!\d)\. /.test(between) &&
    /[\d();]/.test(between)
    ? gap.enumeration
    : gap.other;
}

const introduced = new RegExp(`\\(${wordsOf('introduces-short-form')}`);

/** Whether what stands between two names says that the second is short for the first: "(hereinafter ", `("`. */
export function introduces(between: string): boolean {
  return /["“”«]\s*$/.test(between) || introduced.test(between);
}

const beforeForms = ({ before, word, plural }: PlaceKind) =>
  before === 'both' ? [word, plural] : before === 'plural' ? [plural] : [];
const afterForms = ({ after, word, plural }: PlaceKind) => (after ? [word, plural] : []);
const pluralForms = ({ after, plural }: PlaceKind) => (after ? [plural] : []);
/** A group each for words of cities, regions and districts. */
const byLevel = (formsOf: (kind: PlaceKind) => readonly string[]) =>
  (['city', 'region', 'district'] as const).map((level) => `(${kindPattern(level, formsOf)})`).join('|');

const placeBefore = new RegExp(
  `\\b(?:${byLevel(beforeForms)})(?: of(?: the)?| [-–—]|(?:,? (?:such )?as)?:(?: \\d{1,2}[.)])?|,? such as| like| \\(|,? (?:including|namely|primarily|especially|particularly|in particular|first of all|among them),?)? ?$`,
);
const placeAfter = new RegExp(`^ (?:${byLevel(afterForms)})\\b`, 'i');
/** "Brooklyn District Attorney", "Denver district court": the word belongs to a body. */
const bodyAfter = new RegExp(`^ (?:\\p{Lu}|${wordsOf('body-of-place')}\\b)`, 'u');
/** "Gomel, Mogilev and other Belarusian regions". */
const mayBeOthers = /^,? (?:and|as well as) .{0,24}other /i;
const othersAfter = new RegExp(
  `^,? (?:and|as well as) (?:(?:a number of|several|some|many) )?other (?:\\p{L}+ ){0,2}?(?:${byLevel(pluralForms)})\\b`,
  'iu',
);

const peopleAfter = new RegExp(`^ ${wordsOf('people-of-place')}\\b`);

const businesses = wordsOf('business');
const businessAfter = new RegExp(`^ (?:[a-z-]+ )?(?:${businesses}|${wordsOf('trade')})\\b`);
const businessBefore = new RegExp(`\\b${businesses} (?:of|from) (?:the )?$`);

/** Offices that tell a region from its city. */
const ofCity = wordsOf('office-of-city');
const ofRegion = wordsOf('office-of-region');
const officeOf = new RegExp(`\\b(?:(${ofCity}s?)|(${ofRegion}s?)) of (?:the )?$`, 'i');
const officeAfter = new RegExp(
  `^(?:['’]s)? (?:${wordsOf('rank-of-local-office')}[ -]){0,2}(?:(${ofCity})|(${ofRegion}))\\b`,
  'i',
);

/** What the words next to a place say about it, as bits of {@link hint}. Looks at most 48 code units either side. */
export function placeHints(text: string, start: number, end: number): number {
  let bits = 0;
  const front = withoutMarks(text.slice(Math.max(0, start - 36), start));
  const before = placeBefore.exec(front);
  if (before !== null && (before[0].endsWith(' ') || before[0].endsWith('('))) {
    // "region of X" says nothing of X; "regions of X, Y and Z" does where a list follows
    if (before[1] !== undefined) bits |= hint.city;
    else if (/ of(?: the)? $/.test(before[0]) && !/s of/.test(before[0]))
      bits |= levelBit(before) & hint.region;
    else if (/^[a-z]+s\b\s*\S/.test(before[0])) bits |= levelBit(before) | hint.headBefore;
  }
  const rest = withoutMarks(text.slice(end, end + 48));
  if (bits === 0) {
    const found = placeAfter.exec(rest);
    const after = found !== null && bodyAfter.test(rest.slice(found[0].length)) ? null : found;
    const others =
      after === null && rest.includes('other ') && mayBeOthers.test(rest) ? othersAfter.exec(rest) : null;
    const office = officeOf.exec(front) ?? officeAfter.exec(rest);
    if (after !== null) bits |= levelBit(after) | (/(?:s|ies)$/i.test(after[0]) ? hint.plural : 0);
    else if (others !== null) bits |= levelBit(others) | hint.plural;
    else if (office !== null) bits |= office[1] !== undefined ? hint.city : hint.region;
    else if (peopleAfter.test(rest)) bits |= hint.modifier;
    else if (businessAfter.test(rest) || businessBefore.test(front)) bits |= hint.business;
  }
  return bits;
}

/** Without the Markdown markers that a view may still show, white space single. */
export function withoutMarks(text: string): string {
  return /[*\n\r\t\u00a0]| {2}/.test(text) ? text.replace(/[*]+/g, '').replace(/\s+/g, ' ') : text;
}

function levelBit(match: RegExpExecArray): number {
  return match[1] !== undefined ? hint.city : match[2] !== undefined ? hint.region : hint.district;
}

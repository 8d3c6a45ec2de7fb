import { lazily } from '../../../text/lazily.ts';
import { withoutMarks } from '../context.ts';
import { listOf, wordsOf } from '../resolution-words.ts';

const officeNouns = lazily(() => wordsOf('office'));
/** What office nouns begin with, in lowercase: most words next to a name are none, and no expression is tried on them. */
const officeWordsFirst = new Set([...listOf('office')].map((noun) => noun.toLowerCase().split(/\W/, 1)[0]!));
const mayNameOffice = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/\W+/)
    .some((word) => officeWordsFirst.has(word));
const word = "[\\p{L}\\p{N}][\\p{L}\\p{N}’'./-]*";
const joiner = wordsOf('joins-office');
/** The office just before a name: an office noun with what leads up to it and what hangs on it, no comma inside. */
const officeBefore = lazily(
  () =>
    new RegExp(
      `(?:^|[^\\p{L}-])((?:(?:${wordsOf('rank-of-office')}|\\p{Lu}\\p{L}+(?:ian|ish|ese|an|ch|k)) ){0,4}(?:${officeNouns()})(?: (?:${joiner} ){0,2}${word}){0,14}) $`,
      'iu',
    ),
);
const officeNoun = lazily(() => new RegExp(`\\b(?:${officeNouns()})\\b`, 'iu'));
const officeAfter = lazily(
  () =>
    new RegExp(
      `^, (?!(?:and|but|or|nor|while|with)\\b)(?:the )?((?:\\p{L}+ ){0,3}(?:${officeNouns()})\\b(?: (?:${joiner} ){0,2}${word}){0,12})(?=[,.;)])`,
      'iu',
    ),
);

/** What ends with a sign, and no other subject. */
const mayBeBetweenCommas = /^, (?!(?:and|but|or|nor|while|with)\b)[^,;:()[\]"“”<>]*[,.;)]/i;
/** Whether an office noun may stand there behind an article and three words at most, each with the blank behind it. */
const mayLeadToOffice = (after: string): boolean =>
  mayBeBetweenCommas.test(after) && mayNameOffice(after.split(' ', 6).join(' '));

/** Words in lowercase that show a clause, not a title; participles that stand in names of bodies do not. */
const clause = lazily(
  () =>
    new RegExp(
      `\\b(?:${wordsOf('in-clause')}|(?!${wordsOf('participle-in-name')}\\b)\\p{Ll}{2,}ed)\\b`,
      'gu',
    ),
);

/** What stands between the last sign before `end` and `end`; at most 120 code units of them are looked at. */
function clauseBefore(text: string, from: number, end: number): { near: string; sign: string; at: number } {
  const first = Math.max(from, end - 120);
  const before = withoutMarks(text.slice(first, end));
  const cut = Math.max(
    ...[',', '.', ';', ':', '(', '"', '”', '!', '?', '\n'].map((c) => before.lastIndexOf(c)),
  );
  return { near: before.slice(cut + 1), sign: before[cut] ?? '', at: first + cut };
}

/** The office that words end in. */
function officeAtEnd(near: string): string | undefined {
  const words = officeWords(near);
  return words === undefined ? undefined : tidyOffice(words);
}

function officeWords(near: string): string | undefined {
  const isOffice = mayNameOffice(near) && officeNoun().test(near);
  return isOffice ? officeBefore().exec(lastClause(near))?.[1] : undefined;
}

/** How a sentence begins whose subject follows a comma: "After a talk with the President, Anna Berg …". */
const fronted = new RegExp(`^ ?(?:${wordsOf('fronts-sentence')}|\\p{L}+ing)\\b`, 'iu');
/** What fronts a sentence is complete before the office, which is its subject: "On Monday the Mayor, …", "In 2019 the Mayor, …". */
const frontedApart = new RegExp(
  `(?:^|[^\\p{L}])(?:\\p{Lu}[\\p{L}’']*|\\d+|${wordsOf('time-before-subject')}) (?:the )?$`,
  'u',
);
/** What goes on with the subject: "opened a clinic"; not "and others met", nor "says, …" between commas. */
const goesOn = new RegExp(
  `^ (?!(?:${wordsOf('joins-subjects')})\\b)\\p{Ll}[\\p{L}’']*(?![\\p{L}’',.;:)!?]|$)`,
  'u',
);

/**
 * `the Minister of Health of Zambia, [Grace Mwale], said`: the office, and between commas who holds it. A person just before has
 * the office already, and a list or the subject of a sentence has no comma or stop after it; an office that a sentence begins with
 * needs none (`The Minister of Health of Zambia, [Grace Mwale] said`).
 */
function officeBeforeComma(text: string, from: number, span: { start: number; end: number }) {
  const comma = span.start - 2;
  if (text.slice(comma, span.start) !== ', ') return undefined;
  const after = text.slice(span.end, span.end + 30);
  const isClosed = /^(?:[,.;:)!?]|$)/.test(after);
  if (!isClosed && !goesOn.test(after)) return undefined;
  const { near, sign, at } = clauseBefore(text, from, comma);
  const isTaken = sign === ',' && from > 0 && at - from < 12 && !/^ (?:and|but|while) /.test(near);
  const office = officeWords(`${near} `);
  if (isTaken || office === undefined) return undefined;
  const lead = near.slice(0, near.length - office.length);
  if (!isClosed && (sign === ',' || !/^\s*(?:the )?$/i.test(lead))) return undefined;
  if (fronted.test(near) && !frontedApart.test(lead)) return undefined;
  return tidyOffice(office);
}

/**
 * The office named directly before a person's name or, between commas, on either side of it. Other persons end the search: `from` is where the one
 * before ends, `to` where the next begins, so that nobody holds another's office.
 */
export function officeNextTo(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  from: number,
  to: number,
): string | undefined {
  if (text.charCodeAt(start - 1) === 32) {
    const found = officeAtEnd(clauseBefore(text, from, start).near);
    if (found !== undefined) return found;
  }
  if (text.charCodeAt(end) === 44) {
    const after = withoutMarks(text.slice(end, Math.min(to, end + 120)));
    const match = mayLeadToOffice(after) ? officeAfter().exec(after) : null;
    if (match !== null && lastClause(match[1]!) === match[1]) return tidyOffice(match[1]!);
  }
  return officeBeforeComma(text, from, { start, end });
}

/** What follows the last word of a clause: `it was noted by Chairman of the Board` -> ` Chairman of the Board`. */
function lastClause(text: string): string {
  const words = clause();
  words.lastIndex = 0;
  let from = 0;
  for (let match = words.exec(text); match !== null; match = words.exec(text))
    from = match.index + match[0].length;
  return text.slice(from);
}

function tidyOffice(office: string): string | undefined {
  const text = office
    .replace(/[*_]/g, '')
    .replace(/^(?:the|then|and|a|an) /i, '')
    .replace(/(?: (?:the|of|and|in|for|on))+$/i, '')
    .trim();
  if (text.length < 4) return undefined;
  return text[0]!.toUpperCase() + text.slice(1);
}

import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

/** A law from the first word of its title to the year of its number, and no sentence that is said of it. */
export const actAlone = (draft: Draft, text: string): Draft[] =>
  isNoTitle(draft, text)
    ? []
    : titlesApart(draft, text).flatMap(
        (own) => bodyOfAct(own, text) ?? titleAlone(withBracket(withYear(own, text), text), text),
      );

const privatePapers = lazily(
  () =>
    new RegExp(
      `^${anyOf(wordList('courts/private-agreement'))}\\s(?:Agreement|Deed|Contract|Undertaking)s?$`,
      'u',
    ),
);

/** `Barrister-at-Law`; `Regulation 3` by itself; a paper that says what was talked of; `Confidentiality Agreement`, one of many. */
function isNoTitle({ start, end }: Draft, text: string): boolean {
  const title = text.slice(start, end);
  if (/-at-?$/i.test(text.slice(Math.max(0, start - 4), start)) || /-at-law$/i.test(title)) return true;
  return (
    (/(?:Agreement|Deed|Contract|Undertaking)s?$/.test(title) && privatePapers().test(title)) ||
    /^(?:(?:Regulation|Rule|Order|Clause|Paragraph|Schedule)s? \d[\w().]*|Memorandum of (?:a )?(?:Telephone )?(?:Conversation|Discussion)s?.*)$/su.test(
      title,
    ) ||
    (/^(?:Section|Article)s? \d[\w().]*$/u.test(title) &&
      /^\s(?:of|to|and|or)\s/.test(text.slice(end, end + 5)))
  );
}

const parliament = lazily(
  () => new RegExp(`^Acts?\\sof\\s(?:the\\s)?(?=${anyOf(wordList('courts/parliament'))}$)`, 'u'),
);

/** `an Act of | Parliament`: the body, and no title. */
function bodyOfAct(draft: Draft, text: string): Draft[] | undefined {
  const title = text.slice(draft.start, draft.end);
  const lead = title.startsWith('Act') ? parliament().exec(title) : null;
  return lead === null ? undefined : [{ ...draft, type: 'ORG', start: draft.start + lead[0].length }];
}

const beginsAnew = /\s(?:and|or|nor)\s\w+\sthe\s/;
const restOfTitle = lazily(
  () => /\s(?:and|or|nor)\s(?:in|under|of|by|to|from|with)\sthe\s(?=\p{Lu}\p{L}+\s)/u,
);

/** `Declaration of Rights | and in the | Covenants on Trade`: two titles, where a preposition begins anew. */
function titlesApart(draft: Draft, text: string): Draft[] {
  const title = text.slice(draft.start, draft.end);
  const joint = beginsAnew.test(title) ? restOfTitle().exec(title) : null;
  if (joint === null || !/\s/.test(title.slice(0, joint.index))) return [draft];
  const next = draft.start + joint.index + joint[0].length;
  return [
    { ...draft, end: draft.start + joint.index },
    { ...draft, start: next },
  ];
}

/** `Audit Act, 1999 (Act 84 | )`: the bracket that the title opened. */
function withBracket(draft: Draft, text: string): Draft {
  const title = text.slice(draft.start, draft.end);
  const isOpen = text[draft.end] === ')' && title.lastIndexOf('(') > title.lastIndexOf(')');
  return isOpen ? { ...draft, end: draft.end + 1 } : draft;
}

/** The number and year of an act after its title, or the year after its number. */
const number = /^,?\s+(?:\(?No\.?\s*)?\d{1,4}\s+of\s+(?:1[6-9]|20)\d\d(?!\d)/;
const yearOfNumber = /^\s+of\s+(?:1[6-9]|20)\d\d(?!\d)/;

/** `Labour Relations Act 66 | of 1995`, `Land Act | No. 9 of 1950`. */
function withYear(draft: Draft, text: string): Draft {
  const title = text.slice(draft.start, draft.end);
  const rest = text.slice(draft.end, draft.end + 24);
  // "Constitution of Norden, 1994"
  const ofConstitution = /^Constitution of/.test(title) ? /^, (?:1[6-9]|20)\d\d(?!\d)/.exec(rest) : null;
  if (ofConstitution !== null) return { ...draft, end: draft.end + ofConstitution[0].length };
  const tail = (
    /(?:Act|Law|Ordinance),?\s+(?:\(?No\.?\s*)?\d{1,4}$/.test(title) ? yearOfNumber : number
  ).exec(rest);
  if (tail === null || !/(?:Act|Law|Ordinance)(?:,?\s+(?:\(?No\.?\s*)?\d{1,4})?$/.test(title)) return draft;
  return { ...draft, end: draft.end + tail[0].length };
}

const verbs = wordList('edges/verb-of-title');
const sentenceOfTitle = lazily(
  () =>
    new RegExp(
      `^(\\p{Lu}[\\p{L}-]*(?:\\s\\p{Lu}[\\p{L}-]*)*)\\s${anyOf(wordList('edges/verb-of-title'))}\\s`,
      'u',
    ),
);

/** A title ends where its capitals are the subject of a sentence; one word that is, is a description. */
function titleAlone(draft: Draft, text: string): Draft[] {
  const words = text.slice(draft.start, draft.end).split(/\s/);
  if (!words.some((word) => verbs.has(word))) return [draft];
  const said = sentenceOfTitle().exec(text.slice(draft.start, draft.end));
  if (said === null) return [draft];
  return /\s/.test(said[1]!) ? [{ ...draft, end: draft.start + said[1]!.length }] : [];
}

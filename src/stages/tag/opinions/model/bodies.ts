import type { Draft } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { formsAfterNames } from '../../../../gazetteer/legal-forms.ts';
import { lazily } from '../../../../text/lazily.ts';
import { Phrases } from '../../../../text/phrases.ts';
import { wordList } from '../../names/engine/word-lists.ts';

const form = lazily(() => new Phrases(formsAfterNames));
const formAlone = wordList('edges/legal-form-alone-in-brackets');
const formBeforeForm = wordList('edges/legal-form-in-brackets');
const isWord = (words: string) => /^\p{Lu}\p{Ll}+$/u.test(words);
const beginsWithLetter = (words: string) => /^\p{L}/u.test(words);
/** A government is named by its capital or by a country: "Indian Government", "Fiji government", not "Indian government". */
const capitalGovernment = lazily(() => /^\s+Government(?!s?\p{L}| of\b|-)/u);
const smallGovernment = lazily(() => /^\s+government(?!\p{L}|-| (?:bonds?|securities|of)\b)/u);

/** A body that goes on after what the model saw of it. */
export function wholeBody(draft: Draft, text: string): Draft {
  const { type, start, end } = draft;
  const rest = text.slice(end, end + 40);
  if (type === 'ORG') {
    const tail = rest.startsWith(' (') ? legalTail(rest) : 0;
    return tail === 0 ? draft : { ...draft, end: end + tail };
  }
  if (type !== 'GPE' && type !== 'NORP') return draft;
  // "Central and Southern African Governments", "the Argentine and Chilean Governments" name none.
  const government = capitalGovernment().exec(rest) ?? (type === 'GPE' ? smallGovernment().exec(rest) : null);
  if (government === null || /(?:[,/]|\band)\s*$/.test(text.slice(Math.max(0, start - 6), start)))
    return draft;
  return { ...draft, type: 'ORG', end: end + government[0].length };
}

/**
 * How long a legal form in brackets after a company is: `(Limited)`, `(Pvt.) Ltd.`, `(Pty) Ltd`, `(Private) Limited`, `(P) Ltd.`,
 * `(Malaysia) Sdn. Bhd.`
 */
function legalTail(rest: string): number {
  const close = rest.indexOf(')');
  if (close < 0) return 0;
  const inside = rest.slice(2, close);
  const bare = inside.endsWith('.') ? inside.slice(0, -1) : inside;
  if (rest[close + 1] === ' ' && (formBeforeForm.has(inside) || formBeforeForm.has(bare) || isWord(inside))) {
    const end = form().endFrom(rest, close + 2, (at) => !beginsWithLetter(rest.slice(at, at + 2)));
    if (end >= 0) return end;
  }
  return formAlone.has(inside) || formAlone.has(bare) ? close + 1 : 0;
}

const honorific = lazily(() => new RegExp(`^${anyOf(wordList('courts/honorific-of-body'))}\\s+`, 'u'));
const label = lazily(() => new RegExp(`\\s${anyOf(wordList('courts/label'))}$`, 'u'));
const brands = wordList('courts/vehicle-brand');
const vehicle = lazily(() => new RegExp(`^\\s${anyOf(wordList('courts/vehicle'))}(?!\\p{L})`, 'u'));
const shortForms = wordList('edges/short-form');

/**
 * What belongs to no body, and two bodies that are seen as one:
 *
 *     Hon'ble | Marlow Court; the Hon'ble Court           `Marlow Court`; nothing
 *     Kestrel | Nationality: Ruritania                    the next label of a form
 *     a black Toyota car                                  nothing: a brand before goods
 *     Committee on Trade | and the | Committee on Arms    two
 */
export function bodiesApart(draft: Draft, text: string): Draft[] {
  const { type, end } = draft;
  if (type === 'LAW') return [draft];
  let { start } = draft;
  const whole = text.slice(start, end);
  if (type === 'ORG' && brands.has(whole) && vehicle().test(text.slice(end, end + 14))) return [];
  if (type === 'ORG') start += honorific().exec(whole)?.[0].length ?? 0;
  if (start > draft.start && shortForms.has(text.slice(start, end))) return [];
  const tail = text[end] === ':' ? label().exec(whole) : null;
  if (tail !== null) return [{ ...draft, start, end: end - tail[0].length }];
  // "the PDX. The Board of Trade met"
  const stop =
    type === 'ORG' && whole.includes('. The ') ? /^(.+?\p{L})\. The (?=\p{Lu})/su.exec(whole) : null;
  if (stop !== null)
    return [
      { ...draft, end: draft.start + stop[1]!.length },
      { ...draft, start: draft.start + stop[0].length },
    ];
  const joint =
    type === 'ORG' && whole.includes('and')
      ? /^((\p{Lu}\p{L}{4,})\s.+?)\sand\s(?:the\s)?(?=\2\s)/su.exec(whole)
      : null;
  if (joint !== null)
    return [
      { ...draft, end: draft.start + joint[1]!.length },
      { ...draft, start: draft.start + joint[0].length },
    ];
  return [start === draft.start ? draft : { ...draft, start }];
}

const small = wordList('edges/acronym-leaves-out');

/** The letters a body's name can be shortened to: `Fiji Roads Authority` -> `FRA`; of three words or more. */
export function lettersOf(name: string): string | undefined {
  const words = name.split(/[\s-]+/).filter((word) => !small.has(word.toLowerCase()));
  if (words.length < 3 || words.length > 8 || !words.every((word) => /^\p{Lu}/u.test(word))) return undefined;
  return words.map((word) => word[0]!).join('');
}

/** `Franco-Nevada` of `Franco-Nevada Corporation`: what the body is called in short. */
export const compoundOf = (body: string) =>
  !body.includes('-') ? undefined : /^(\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)+) \p{Lu}/u.exec(body)?.[1];

const sure = 0.75;

/** A hyphened word that is a body's, whole, where the model saw a half of it or another thing. */
export function wholeCompound(draft: Draft, text: string, compounds: ReadonlySet<string>): Draft {
  if (compounds.size === 0 || draft.type === 'PERSON' || draft.type === 'NORP') return draft;
  if (!text.slice(Math.max(0, draft.start - 1), draft.end + 1).includes('-')) return draft;
  const before = /[\p{L}'’-]*$/u.exec(text.slice(Math.max(0, draft.start - 40), draft.start))![0];
  const after = /^[\p{L}'’-]*/u.exec(text.slice(draft.end, draft.end + 40))![0];
  const start = draft.start - before.length;
  const end = draft.end + after.length;
  const isBody = compounds.has(text.slice(start, end));
  return isBody ? { type: 'ORG', start, end, confidence: Math.max(sure, draft.confidence) } : draft;
}

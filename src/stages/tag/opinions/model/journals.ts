import type { Draft } from '../../../../contract/proposal.ts';

const confidence = 0.85;

const word = String.raw`\p{Lu}[\p{L}\p{M}'’&-]*`;
const small = String.raw`(?:of|and|the|for|in|on|de|da|do|des|di|et|und|y|e|&)\s`;
const issue = String.raw`(?:\s?\(\d{1,3}(?:[-–/]\d{1,3})?\))?`;
/** `2011;377:12`, `(2009) Mar 3;52(1):e4` */
const yearFirst = String.raw`(?:\d{4}|\(\d{4}\))(?:\s\p{Lu}\p{Ll}{2,8}(?:\s\d{1,2})?)?\s?;\s?\d{1,4}${issue}\s?:\s?[\p{L}\d]`;
/** `63 (1): 1–26`, `9: 21-35` */
const volumeFirst = String.raw`\d{1,3}${issue}\s?[:,]\s?(?:pp?\.\s?)?\d{1,5}\s?[-–]\s?\d`;
const journal = new RegExp(
  // `Rev Saude Publica`, or every word cut short: `Ecol. Econ.`
  String.raw`(?<=[.?!"”’']\s)(${word}(?:\s(?:${small}){0,2}${word}){0,9}?|${word}(?:\.\s${word}){1,6}\.)[.,]?\s(?=${yearFirst}|${volumeFirst})`,
  'gu',
);

/**
 * Journals that a bibliography cites by year, volume and pages, whatever the model took their words for:
 *
 *     Malaria in infants. [Rev Saude Publica]. 2009;52(1):34
 *     “Social Protection.” [Economic Development and Cultural Change] 63 (1): 1–26
 *
 * Near misses: `Paris, 12 May 2009`, `Geneva: WHO; 2015`, `Politics in Brazil, 1930–1964`.
 */
export function citedJournals(drafts: readonly Draft[], text: string): Draft[] {
  const found: Draft[] = [];
  for (const { index, 1: name } of text.matchAll(journal)) {
    const end = index + name!.replace(/\.$/, '').length;
    const same = drafts.find((draft) => draft.type === 'ORG' && draft.start <= index && draft.end >= end);
    const sure = Math.max(confidence, same?.confidence ?? 0);
    found.push({ type: 'ORG', start: index, end, ...same, confidence: sure });
  }
  const isFree = (draft: Draft) => found.every(({ start, end }) => draft.end <= start || draft.start >= end);
  return found.length === 0 ? [...drafts] : [...drafts.filter(isFree), ...found];
}

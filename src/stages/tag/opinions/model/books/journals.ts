import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { inPlaceOf, Rewritten } from '../rewritten.ts';

const confidence = 0.85;

const word = String.raw`\p{Lu}[\p{L}\p{M}'’&-]*`;
const small = String.raw`(?:of|and|the|for|in|on|de|da|do|des|di|et|und|y|e|&)\s`;
const issue = String.raw`(?:\s?\(\d{1,3}(?:[-–/]\d{1,3})?\))?`;
/** `2011;377:12`, `(2009) Mar 3;52(1):e4` */
const yearFirst = String.raw`(?:\d{4}|\(\d{4}\))(?:\s\p{Lu}\p{Ll}{2,8}(?:\s\d{1,2})?)?\s?;\s?\d{1,4}${issue}\s?:\s?[\p{L}\d]`;
/** `63 (1): 1–26`, `9: 21-35` */
const volumeFirst = String.raw`\d{1,3}${issue}\s?[:,]\s?(?:pp?\.\s?)?\d{1,5}\s?[-–]\s?\d`;
/** `32 (2007) 205–214`, `73, no. 4 (2011): 730–46`, `115 (2002).` */
const yearInside = String.raw`\d{1,3}(?:,?\s(?:no|nr|pt)\.\s?\d{1,3}(?:[-–/]\d{1,3})?)?\s\((?:\p{Lu}\p{Ll}+\.?\s)?\d{4}\)(?:\s?[:,]?\s?(?:pp?\.\s?)?\d{1,5}\s?[-–]\s?\d|\.(?:\s|$))`;
/** `Vol. 15, no. 3, 1979`, `vol. 12 (1980)`, `Part II, May, 1909` */
const volumeSaid = String.raw`(?:[Vv]ol\.|[Nn]o\.|Part)\s?(?:\d{1,3}|[IVXL]{1,5})[,;:\s]`;
const part = lazily(() => anyOf(wordList('edges/numbered-part')));
/** `Rev Saude Publica`, or every word cut short: `Ecol. Econ.` */
const named = String.raw`${word}(?:\s(?:${small}){0,2}${word}){0,9}?|${word}(?:\.\s${word}){1,6}\.`;
/** Words some of which are cut short: `Acta Math. Vietnam.`, `Ann. of Math.` */
const shortened = String.raw`(?:${word}\s){0,2}${word}\.(?:\s(?:${small})?${word}\.?){0,5}`;
const place = String.raw`(?:\s\(${word}\))?`;
const journal = lazily(
  () =>
    new RegExp(
      `(?<=[.?!"”’']\\s)(?:The\\s)?(?!${part()}\\s)(${named})[.,]?${place}\\s(?=${yearFirst}|${volumeFirst}|${yearInside}|${volumeSaid})|(?<=[.,?!"”’']\\s)(${shortened}),?\\s(?=${yearInside})`,
      'gu',
    ),
);
/** What a flow has that cites a journal without being known to cite. */
const cites = lazily(
  () =>
    new RegExp(
      String.raw`${yearInside}|\p{Ll}\.\s\d{1,3}:\d{1,5}[-–]\d|["”’]\s\p{Lu}[^"”’.;:]{2,80}\s${volumeSaid}`,
      'u',
    ),
);

/** What a bibliography has where it cites a journal, by its signs alone: a word that is not small, and numbers. */
const mayBeCited =
  /[^\sa-z]\S{0,60}\s(?:\(?\d{4}\)?[^;\d]{0,12}\d{0,2}\s?;\s?\d|\d{1,3}(?:\s?\(\d[\d–/-]{0,6}\))?\s?[:,]\s?(?:pp?\.\s?)?\d{1,5}\s?[-–]\s?\d|\d{1,3}[^()]{0,30}\s\([^()]{0,40}\d{4}\)|(?:[Vv]ol\.|[Nn]o\.|Part)\s?(?:\d{1,3}|[IVXL]{1,5})[,;:\s])/;
/** What another flow has: most have none of it. */
const mayCite =
  /\d\s\([^()]{0,40}\d{4}\)|\.\s\d{1,3}:\d{1,5}[-–]\d|["”’]\s[^"”’.;:]{3,170}\s(?:[Vv]ol\.|[Nn]o\.|Part)\s?[\dIVXL]/;

/**
 * Journals that a bibliography cites by year, volume and pages, whatever the model took their words for:
 *
 *     Malaria in infants. [Rev Saude Publica]. 2009;52(1):34
 *     “Social Protection.” [Economic Development and Cultural Change] 63 (1): 1–26
 *     Rings and fields, [Ann. of Math.] 159 (2004) 865–886       outside bibliographies too
 *
 * Near misses: `Paris, 12 May 2009`, `Geneva: WHO; 2015`, `Politics in Brazil, 1930–1964`, `Table 5 (2010): 12–15`.
 *
 * @param inBibliography whether the flow is known to cite
 */
export function citedJournals(
  drafts: readonly Draft[],
  text: string,
  inBibliography = true,
): readonly Draft[] {
  const isCited = inBibliography ? mayBeCited.test(text) : mayCite.test(text) && cites().test(text);
  if (!isCited) return drafts;
  const found: Draft[] = [];
  const own = new Rewritten(drafts);
  for (const { index, 0: whole, 1: full, 2: cut } of text.matchAll(journal())) {
    const name = (full ?? cut)!;
    const start = index + whole.indexOf(name);
    const end = start + (full === undefined ? name : name.replace(/\.$/, '')).length;
    const same = own
      .at({ start, end })
      .find(
        (draft) =>
          draft.type === 'ORG' &&
          draft.start <= start &&
          draft.end >= end &&
          !/\bvol\.?$/i.test(text.slice(end, draft.end)),
      );
    const sure = Math.max(confidence, same?.confidence ?? 0);
    found.push({ type: 'ORG', start, end, ...same, confidence: sure });
  }
  return inPlaceOf(drafts, found);
}

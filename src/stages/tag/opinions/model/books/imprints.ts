import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { inPlaceOf, Rewritten } from '../rewritten.ts';

const confidence = 0.85;
const word = String.raw`\p{Lu}[\p{L}\p{M}.'’&-]*`;
/** What may be such a word, by its signs alone. */
const roughWord = String.raw`[^\sa-z\d,:;()[\]"“”][^\s\d,:;()[\]"“”]*`;
const small = String.raw`(?:of|and|AND|the|for|de|del|della|du|des|et|und|y|e|i|van|von|&)\s`;
const form = lazily(() => anyOf(wordList('edges/imprint-form')));
const bare = String.raw`\p{Lu}[\p{L}'’-]+`;
/** A name with further parts after commas: `Seeley, Service & Co., Ltd.`, `Kegan Paul, Trench, Trübner & Co.` */
function publisherOf(word: string): string {
  const words = String.raw`${word}(?:\s(?:${small}){0,2}${word}){0,6}`;
  const partners = String.raw`(?:,\s(?:${word}(?:,\s${word}){0,3}\s(?:&|and)\s${word}|${form()}))`;
  return String.raw`(?:The\s|THE\s)?(${words}${partners}{0,2})`;
}
const publisher = lazily(() => publisherOf(word));
const year = String.raw`\[?(?:c\.?\s?)?(?:1[4-9]|20)\d\d(?!\d)`;
/** What ends an imprint: a year, after a street perhaps, or the next place. */
const end = String.raw`(?=,?\s\(?${year}|,\s[\p{Lu}][\p{L}.' -]{2,30},\s${year}|;\s\p{Lu}[\p{L} .,-]{2,30}:\s\p{Lu})`;
const imprint = lazily(() => new RegExp(`(?<=\\p{L}\\.?)[:;]\\s${publisher()}${end}`, 'uy'));
const roughEnd = String.raw`(?=,?\s\(?${year}|,\s[^\sa-z][^\d,:;]{2,30},\s${year}|;\s[^\sa-z][^\d:;]{2,30}:\s[^\sa-z])`;
/** The like, for which V8 takes a tenth of the time to compile: few colons have any behind them. */
const mayBeImprint = lazily(() => new RegExp(`[:;]\\s${publisherOf(roughWord)}${roughEnd}`, 'y'));
const nobody = lazily(() => new RegExp(`^${anyOf(wordList('edges/no-publisher'))}$`));
/** What stands before the place of an imprint: the end of a title or of another imprint. */
const afterTitle = /(?:^|[.,;)\]"”’*_?!]|\d)\s?["”’]?\s?$/u;

/** Who printed an old book, or for whom: `PRINTED FOR LONGMAN, HURST, AND GREEN`, with no initials inside a row. */
const printed = lazily(
  () =>
    new RegExp(
      String.raw`(?<=\b(?:[Pp]rinted|PRINTED|[Pp]ublished|PUBLISHED)(?: (?:and|AND) (?:sold|SOLD))? (?:by|BY|for|FOR) )(?:\p{Lu}\. ?(?:& |and )?){0,3}${bare}(?: ${bare}){0,2}(?:(?:, ${bare}){0,8},? (?:and|AND|&) ${bare}(?: ${bare})?)?(?=[,.;]|\s+(?:at|AT|in|IN)\s)`,
      'gu',
    ),
);

/** The words before a printer: most flows have none of them. */
const mayBePrinted =
  /(?:rinted|RINTED|ublished|UBLISHED)(?: (?:and|AND) (?:sold|SOLD))? (?:by|BY|for|FOR) [^a-z]/;

/** What cites: a flow without any of this is not looked at. */
const hasYear = /(?:1[4-9]|20)\d\d/;

/**
 * Publishers between a place and a year, whatever the model took their words for:
 *
 *     The Old Road. London: [Seeley, Service & Co., Ltd.], 1931.
 *     Trade and Taxes. New York: [Peter Lang], 2004.
 *     Printed for [Longman, Hurst, and Green], Rope Row
 *
 * Near misses: `He said in Paris: Napoleon, 1804`, `Kampala: 1994`, `Philadelphia: the Author, 1861`.
 *
 * @param drafts in order
 */
export function publishers(drafts: readonly Draft[], text: string): readonly Draft[] {
  const byPrinter: Draft[] = mayBePrinted.test(text)
    ? [...text.matchAll(printed())].map(({ index, 0: name }) => ({
        type: 'ORG',
        start: index,
        end: index + name.length,
        confidence,
      }))
    : [];
  if (byPrinter.length === 0 && (!text.includes(': ') || !hasYear.test(text))) return drafts;
  const printers = new Rewritten(byPrinter);
  const found = [...byPrinter];
  for (const colon of colonsAfterPlaces(drafts, text)) {
    mayBeImprint().lastIndex = colon;
    if (!mayBeImprint().test(text)) continue;
    imprint().lastIndex = colon;
    const [whole, name] = imprint().exec(text) ?? [];
    if (whole === undefined || name === undefined || nobody().test(name)) continue;
    const end = colon + whole.length;
    const span = { start: end - name.length, end };
    if (printers.at(span).length === 0) found.push({ type: 'ORG', ...span, confidence });
  }
  return inPlaceOf(
    drafts,
    found.sort((a, b) => a.start - b.start),
  );
}

/** Where a colon stands right behind a place that opens an imprint: `. London:`, `; Harmondsworth, Middlesex:`. */
function colonsAfterPlaces(drafts: readonly Draft[], text: string): readonly number[] {
  const places = new Map<number, Draft>();
  for (const draft of drafts)
    if (/[:;]/.test(text.charAt(draft.end)) && draft.type !== 'NORP' && !places.has(draft.end))
      places.set(draft.end, draft);
  return [...places]
    .filter(([, { start }]) => afterTitle.test(text.slice(Math.max(0, start - 4), start)))
    .map(([colon]) => colon)
    .sort((a, b) => a - b);
}

/** A work's author right behind it: `, by Ann Lee`. */
const byAuthor = /^["”’*_]{0,3},?\s(?:by|By|BY)\s$/;
/** An author or a year right before a title. */
const afterAuthor = /^(?:,\s(?:eds?|trans|transl)\.?|\s\(eds?\.?\))?[.,:]\s["“‘*_]{0,3}(?:The\s|An?\s)?$/;
const afterYear = /(?:1[4-9]|20)\d\d[a-z]?\)?[.,:]\s["“‘*_]{0,3}(?:The\s|An?\s)?$/;
const titleOfWork = /\s(?:of|and|in|on|for|from|to|the|at|with|an?)\s/;

/**
 * Titles of works that the model took for bodies give way to the names inside them:
 *
 *     Bridge, Ann. Journal of an [African] Cruiser. New York: …      and no body
 *     The Glory of the [Sunni] World, by P. Low
 *
 * Near misses: `Low, Ann, Ministry of Health`, where no imprint follows; a body that a gazetteer knows.
 *
 * @param earlier what was proposed before the model: what stands of it inside the title
 */
export function withoutTitlesOfWorks(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
): readonly Draft[] {
  return drafts.flatMap((draft, i) => {
    if ((draft.type !== 'ORG' && draft.type !== 'LAW' && draft.type !== 'FAC') || !isTitle(drafts, i, text))
      return [draft];
    const { start, end: last } = draft;
    const known = earlier.filter(
      (own) => own.start >= start && own.end <= last && own.stage === 'tag.gazetteer',
    );
    if (known.some((own) => own.start === start && own.end === last)) return [draft];
    return insideOf(known);
  });
}

function isTitle(drafts: readonly Draft[], i: number, text: string): boolean {
  const draft = drafts[i]!;
  if (!titleOfWork.test(text.slice(draft.start, draft.end))) return false;
  const next = drafts[i + 1];
  const written = next?.type === 'PERSON' && byAuthor.test(text.slice(draft.end, next.start).slice(0, 12));
  if (written) return true;
  const before = drafts[i - 1];
  const gap = text.slice(Math.max(0, draft.start - 24), draft.start);
  const isLed =
    afterYear.test(gap) ||
    (before?.type === 'PERSON' &&
      draft.start - before.end < 24 &&
      afterAuthor.test(text.slice(before.end, draft.start)));
  return isLed && goesOnToImprint(text.slice(draft.end, draft.end + 160));
}

const toImprint = lazily(
  () => new RegExp(`^[^:;]{0,90}?[.,(\\]]\\s?\\p{Lu}[\\p{L} .,-]{2,40}:\\s${publisher()}${end}`, 'u'),
);
const goesOnToImprint = (rest: string): boolean =>
  rest.includes(':') && hasYear.test(rest) && toImprint().test(rest);

/** Places, peoples and persons that a gazetteer is sure of, apart from each other. */
function insideOf(known: readonly Proposal[]): Draft[] {
  const inside: Draft[] = [];
  for (const { type, start, end: last, confidence: sure } of [...known].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    if (type !== 'GPE' && type !== 'NORP' && type !== 'LOC') continue;
    if (sure < 0.7 || start < (inside.at(-1)?.end ?? 0)) continue;
    inside.push({ type, start, end: last, confidence: sure });
  }
  return inside;
}

import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import { lazily } from '../../../../text/lazily.ts';
import { negligible, Rewritten } from './rewritten.ts';

/** So sure the rules must be of a body by its head word, for the whole to stand in the place of its parts. */
const certain = 0.8;
/** Enough where the document puts the body's letters behind it. */
const likely = 0.7;
/** From here on the model's opinion of a place or a people stands, unless letters follow. */
const settled = 0.9;
const confidence = 0.6;
/** Letters in brackets: `(PDI-P)`, `(PCdoB)`. */
const longestTail = 24;
const hyphen = lazily(() => /^-\p{Lu}[\p{L}’']+(?= \(\p{Lu}[\p{L}\d&-]{1,9}\))/u);
const letters = lazily(() => /^ \(\p{Lu}[\p{L}\d&-]{1,9}\)/u);

/**
 * Bodies that the rules see whole by their head word, where the model saw a part, or a place or a people in them:
 *
 *     [Communist Party of Brazil] (PCdoB)            one, where it saw a body and a country
 *     Counselor of the [Norden High Commission]      a body, where it saw the country alone
 *
 * Near misses: what the model is sure of as another thing, bodies side by side, `Dexby State University of Norden`, where nothing says that
 * the place belongs to it.
 *
 * @param drafts in order
 * @param earlier what was proposed before the model
 * @param isOrdinary whether a dictionary has the word, in lowercase
 */
export function wholeBodies(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  const wholes = earlier
    .filter(
      ({ stage, type, confidence: sure }) => stage === 'tag.organisation' && type === 'ORG' && sure >= likely,
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  if (wholes.length === 0) return hyphened(drafts, text);
  const rewritten = new Rewritten(drafts);
  for (const { start, end, confidence: sure } of wholes) {
    const own = rewritten.at({ start, end }).filter((draft) => draft.confidence >= negligible);
    const bodies = own.filter(({ type }) => type === 'ORG');
    // "Dexby State University of Norden" may be a body and where it is
    const goesOn = bodies.some((body) => body.start === start && body.end < end);
    const hasLetters = own.length > 0 && letters().test(text.slice(end, end + 14));
    if ((sure < certain || goesOn) && !hasLetters) continue;
    // "the Working Committee" may name none: what the model passed over needs a word that is a name
    if (own.length === 0 && !hasName(text.slice(start, end), isOrdinary)) continue;
    if (!hasLetters && own.some((draft) => draft.type !== 'ORG' && draft.confidence >= settled)) continue;
    if (bodies.length > 1 || bodies.some((body) => body.start !== start && body.end !== end)) continue;
    const best = Math.max(confidence, ...bodies.map((draft) => draft.confidence));
    rewritten.put(
      { type: 'ORG', start, end, confidence: best },
      (draft, isWhole) => isWhole || (draft.type !== 'ORG' && draft.type !== 'GPE' && draft.type !== 'NORP'),
    );
  }
  return hyphened(rewritten.drafts(), text);
}

/** Whether some word with a capital is in no dictionary. */
const hasName = (body: string, isOrdinary: (word: string) => boolean): boolean =>
  body.split(/[ -]/).some((word) => word.length > 2 && /^[^a-z]/.test(word) && !isOrdinary(word));

/** `[Reed League-Tambe] (RL-T)`: a body that goes on after a hyphen, where its letters say so. */
function hyphened(drafts: readonly Draft[], text: string): readonly Draft[] {
  const rewritten = new Rewritten(drafts);
  for (const { type, start, end, confidence: sure } of drafts) {
    if (type !== 'ORG' || text[end] !== '-' || text.indexOf(' (', end) > end + longestTail) continue;
    const [tail] = hyphen().exec(text.slice(end, end + longestTail + 14)) ?? [];
    if (tail === undefined) continue;
    rewritten.put({ type: 'ORG', start, end: end + tail.length, confidence: sure }, () => false);
  }
  return rewritten.drafts();
}

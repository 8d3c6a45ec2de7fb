import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import { lazily } from '../../../../lazily.ts';
import { negligible, Rewritten } from './rewritten.ts';

/** So sure the rules must be of a body by its head word, for the whole to stand in the place of its parts. */
const certain = 0.8;
/** Enough where the document puts the body's letters behind it. */
const likely = 0.7;
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
 */
export function wholeBodies(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
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
    if ((sure < certain || goesOn) && (own.length === 0 || !letters().test(text.slice(end, end + 14))))
      continue;
    if (bodies.length > 1 || bodies.some((body) => body.start !== start && body.end !== end)) continue;
    const best = Math.max(confidence, ...bodies.map((draft) => draft.confidence));
    rewritten.put(
      { type: 'ORG', start, end, confidence: best },
      (draft, isWhole) => isWhole || (draft.type !== 'ORG' && draft.type !== 'GPE' && draft.type !== 'NORP'),
    );
  }
  return hyphened(rewritten.drafts(), text);
}

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

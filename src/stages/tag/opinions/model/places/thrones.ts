import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import type { Span } from '../../../../../text/span.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

/** Below, the model's opinion counts for less than the title. */
const hesitant = 0.8;
const confidence = 0.7;
const longestTitle = 24;
const name = String.raw`\p{Lu}[\p{L}'’]*\p{Ll}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]+){0,3}`;
/** What a title before `of` is of. */
const ruled = lazily(() => new RegExp(`${name}(?![\\p{L}-]| \\p{Lu})`, 'uy'));
const sovereigns = wordList('edges/sovereign');
const prelates = wordList('edges/prelate');
const realms = wordList('edges/realm');
/** Whether a list has a word, with a capital or without. */
const hasTitle = (list: ReadonlySet<string>, word: string) =>
  list.has(word) || list.has(word.charAt(0).toLowerCase() + word.slice(1));
/** What a realm is of: `Dunmere`, `the Two Sicilies`. */
const ofRealm = lazily(() => new RegExp(`^(?:the )?${name}(?: (?:and )?${name}){0,2}$`, 'u'));
/** The rest of a hyphened name: `-Zerbst` after `Prince of Anhalt`. */
const rest = lazily(() => /^(?:-\p{Lu}[\p{L}'’]+)+/u);

/**
 * Polities that somebody rules, where the model saw nothing, hesitated or took the title into the name, and those whose name says what they are:
 *
 *     the Earl of [Dunmere], Duke of [Saxe-Altmark], the Rajah of [Nipal]
 *     Prince of [Altmark-Zell]                    where it saw `Prince of Altmark`
 *     the [Kingdom of Dunmere]                    a place and no body
 *
 * Near misses: `King of Kings`, `Prince of Peace`, `Duke of Edinburgh Award`, a person or place that it is sure of.
 *
 * @param drafts in order
 * @param earlier what was proposed before the model: a place that a list knows may be an ordinary word
 * @param isOrdinary whether a dictionary has the word, in lowercase
 */
export function seatsOfRulers(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  const bare = drafts.map((draft) => asPolity(draft, text));
  const found = placesOfTitles(text);
  if (found.length === 0) return bare;
  const rewritten = new Rewritten(bare);
  const listed = new Set(earlier.flatMap(({ type, end }) => (type === 'GPE' ? [end] : [])));
  for (const { start, end, hasSovereign } of found) {
    if (isOrdinary(text.slice(start, end)) && !listed.has(end)) continue;
    rewritten.put({ type: 'GPE', start, end, confidence }, (own, isWhole) => {
      const isPlace = own.type === 'GPE' || (own.type === 'LOC' && !hasSovereign);
      return isWhole && (isPlace || own.confidence >= hesitant);
    });
  }
  return rewritten.drafts();
}

interface Ruled extends Span {
  /** Whether who rules there is no prelate, nor a realm named. */
  readonly hasSovereign: boolean;
}

/** The names after titles and `of`. */
function placesOfTitles(text: string): readonly Ruled[] {
  const found: Ruled[] = [];
  for (let at = text.indexOf(' of '); at >= 0; at = text.indexOf(' of ', at + 1)) {
    if (isSmall(text.charCodeAt(at + 4))) continue;
    const title = /[\p{L}-]+$/u.exec(text.slice(Math.max(0, at - longestTitle), at))?.[0] ?? '';
    const hasSovereign = hasTitle(sovereigns, title);
    if (!hasSovereign && !hasTitle(prelates, title) && !hasTitle(realms, title)) continue;
    ruled().lastIndex = at + 4;
    const place = ruled().exec(text)?.[0];
    // "Prince of King of …": the second title is what the first is of
    if (place === undefined || (found.at(-1)?.end ?? 0) > at - title.length) continue;
    found.push({ start: at + 4, end: at + 4 + place.length, hasSovereign });
  }
  return found;
}

const isSmall = (code: number) => code >= 97 && code <= 122;

function asPolity(draft: Draft, text: string): Draft {
  const { type, start, end } = draft;
  const words = text.slice(start, end);
  const of = words.indexOf(' of ');
  if (of < 0) return draft;
  const title = words.slice(0, of);
  const from = of + 4;
  if (type === 'GPE') {
    if (!hasTitle(sovereigns, title) || !/^\p{Lu}/u.test(words.slice(from, from + 2))) return draft;
    const tail = rest().exec(text.slice(end, end + 40))?.[0].length ?? 0;
    // King of Prussia is a town too
    return tail > 0 || draft.confidence < hesitant
      ? { ...draft, start: start + from, end: end + tail }
      : draft;
  }
  if (type !== 'ORG' && type !== 'FAC' && type !== 'LOC') return draft;
  const isRealm = hasTitle(realms, title) && ofRealm().test(words.slice(from));
  return isRealm ? { ...draft, type: 'GPE' } : draft;
}

import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

/** Below, the model's opinion counts for less than the title. */
const hesitant = 0.8;
const confidence = 0.7;
const name = String.raw`\p{Lu}[\p{L}'’]*\p{Ll}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]+){0,3}`;
/** With a capital or without. */
const eitherCase = (list: string) =>
  anyOf([...wordList(list)].flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]));
const sovereigns = lazily(() => eitherCase('edges/sovereign'));
const realms = lazily(() => eitherCase('edges/realm'));
const ruler = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}-])(?:(${sovereigns()})|${eitherCase('edges/prelate')}|${realms()}) of (${name})(?![\\p{L}-]| \\p{Lu})`,
      'gu',
    ),
);
/** What stands right before `of` where somebody rules: most flows have none of it. */
const titleEnds = lazily(
  () =>
    new Set(
      ['edges/sovereign', 'edges/prelate', 'edges/realm'].flatMap((list) =>
        [...wordList(list)].map((title) => /\p{L}+$/u.exec(title)![0].toLowerCase()),
      ),
    ),
);
const sovereignWords = wordList('edges/sovereign');
const realmWords = wordList('edges/realm');
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
  if (!mayRule(text)) return bare;
  const rewritten = new Rewritten(bare);
  const listed = new Set(earlier.flatMap(({ type, end }) => (type === 'GPE' ? [end] : [])));
  for (const { index, 0: whole, 1: sovereign, 2: place } of text.matchAll(ruler())) {
    const end = index + whole.length;
    if (isOrdinary(place!) && !listed.has(end)) continue;
    rewritten.put({ type: 'GPE', start: end - place!.length, end, confidence }, (own, isWhole) => {
      const isPlace = own.type === 'GPE' || (own.type === 'LOC' && sovereign === undefined);
      return isWhole && (isPlace || own.confidence >= hesitant);
    });
  }
  return rewritten.drafts();
}

/** Whether a title stands before an `of`. */
function mayRule(text: string): boolean {
  for (let at = text.indexOf(' of '); at >= 0; at = text.indexOf(' of ', at + 1)) {
    if (isSmall(text.charCodeAt(at + 4))) continue;
    const before = /\p{L}+$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0];
    if (before !== undefined && titleEnds().has(before.toLowerCase())) return true;
  }
  return false;
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
    if (!hasTitle(sovereignWords, title) || !/^\p{Lu}/u.test(words.slice(from, from + 2))) return draft;
    const tail = rest().exec(text.slice(end, end + 40))?.[0].length ?? 0;
    // King of Prussia is a town too
    return tail > 0 || draft.confidence < hesitant
      ? { ...draft, start: start + from, end: end + tail }
      : draft;
  }
  if (type !== 'ORG' && type !== 'FAC' && type !== 'LOC') return draft;
  const isRealm = hasTitle(realmWords, title) && ofRealm().test(words.slice(from));
  return isRealm ? { ...draft, type: 'GPE' } : draft;
}

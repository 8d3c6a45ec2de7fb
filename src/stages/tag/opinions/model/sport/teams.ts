import type { Draft } from '../../../../../contract/proposal.ts';
import { countries } from '../../../../../gazetteer/currency-names.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

const confidence = 0.75;
/** So many words of sport make a text one of sport, and one in so many letters. */
const leastWords = 4;
const lettersToWord = 400;

/** Latin letters alone: every flow is searched, and an expression with all letters of Unicode takes three times as long to compile. */
const letter = '[a-z\\u00c0-\\u024f]';
const sport = lazily(() => new RegExp(`(?<!${letter})${anyOf(wordList('teams/sport'))}(?!${letter})`, 'gi'));
const plays = lazily(() => new RegExp(`^ ${anyOf(wordList('teams/plays'))}(?!\\p{L})`, 'u'));
const played = lazily(() => new RegExp(`(?<!\\p{L})${anyOf(wordList('teams/played-against'))} $`, 'iu'));
const players = lazily(() => new RegExp(`^(?:['’]s?)? ${anyOf(wordList('teams/players'))}(?!\\p{L})`, 'u'));
/** `No. 3 Tuttle`, `Oktaha (28-7)`, `Class 4A Tuttle`. */
const rankBefore = lazily(() => /\b(?:No\. \d{1,2}|#\d{1,2}|Class \d?\p{Lu}{1,4}) $/u);
const recordAfter = /^ \(\d{1,2}-\d{1,2}(?:-\d{1,2})?[,)]/;
const sideBefore = lazily(() => new RegExp(`(?<!\\p{L})${anyOf(wordList('teams/beside-side'))} $`, 'iu'));
const sideAfter = lazily(
  () => new RegExp(`^(?:['’]s?)? ${anyOf(wordList('teams/behind-side'))}(?!\\p{L})`, 'u'),
);
/** What stands before a place that is one: "in Richmond", "of Richmond". */
const located = lazily(() => new RegExp(`(?<!\\p{L})${anyOf(wordList('teams/located'))} $`, 'iu'));
/** Nations that play and are no countries of ISO 3166: they stay places too. */
const nations = wordList('teams/nation');
const names = lazily(() => /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,2}$/u);
const widest = 28;

/**
 * Teams called by their town or school, in texts of sport:
 *
 *     [Richmond] beat [Bishop Hill] by two wickets; a win over [Orono]; the [Richmond] bowlers
 *     [Kimball] placed third … for [Kimball]                and the same name there, where nothing says where something was
 *
 * Near misses: `played in Richmond`, `Fiji beat Tonga` (countries stay places), `London won praise` in a text of something else.
 *
 * @param found of flows whose words `texts` are
 */
export function teamsByTown(
  found: readonly (readonly Draft[])[],
  texts: readonly string[],
): (readonly Draft[])[] {
  let letters = 0;
  let said = 0;
  for (const text of texts) {
    letters += text.length;
    said += text.match(sport())?.length ?? 0;
  }
  if (said < leastWords || said * lettersToWord < letters) return [...found];
  const teams = new Set<string>();
  const persons = new Set<string>();
  for (const [i, drafts] of found.entries())
    for (const draft of drafts) {
      const name = texts[i]!.slice(draft.start, draft.end);
      if (draft.type === 'PERSON' && /\s/.test(name)) persons.add(name.split(/\s+/).at(-1)!);
      if (mayBeTeam(draft, name) && isTeam(draft, texts[i]!)) teams.add(name.toLowerCase());
    }
  for (const word of persons) teams.delete(word.toLowerCase());
  if (teams.size === 0) return [...found];
  return found.map((drafts, i) =>
    drafts.map((draft) => {
      const text = texts[i]!;
      const name = text.slice(draft.start, draft.end);
      if (!mayBeTeam(draft, name) || !teams.has(name.toLowerCase()) || isLocated(draft, text)) return draft;
      return { ...draft, type: 'ORG' as const, confidence: Math.max(confidence, draft.confidence) };
    }),
  );
}

/** A place or a surname by itself, and no country. */
function mayBeTeam({ type }: Draft, name: string): boolean {
  if (type !== 'GPE' && type !== 'LOC' && (type !== 'PERSON' || /\s/.test(name))) return false;
  return names().test(name) && countries[name.toLowerCase()] === undefined && !nations.has(name);
}

function isTeam(draft: Draft, text: string): boolean {
  const after = text.slice(draft.end, draft.end + widest);
  const before = text.slice(Math.max(0, draft.start - widest), draft.start);
  if (isLocated(draft, text)) return false;
  // a name that people have too needs what is said of no player
  if (rankBefore().test(before) || recordAfter.test(after)) return true;
  if (draft.type === 'PERSON') return sideBefore().test(before) || sideAfter().test(after);
  return plays().test(after) || players().test(after) || played().test(before);
}

/** Whether "in", "at", "of" stands before, or a state or country after a comma. */
function isLocated({ start, end }: Draft, text: string): boolean {
  const before = text.slice(Math.max(0, start - widest), start);
  // "a loss to Orono"
  return (
    (located().test(before) && !played().test(before)) ||
    /^, \p{Lu}\p{L}*\.?(?:\p{Lu}\.)?[,. ]/u.test(text.slice(end, end + widest))
  );
}

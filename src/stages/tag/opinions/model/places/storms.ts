import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.85;
const kinds = '(?:[Ss]uper )?[Tt]yphoon|[Hh]urricane|(?:[Tt]ropical )?[Cc]yclone|[Tt]ropical [Ss]torm|storm';
const storm = lazily(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}-])(${kinds}) (\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}-])(?! \p{Lu})`,
      'gu',
    ),
);
/** What begins with a kind in lowercase: `typhoon `. */
const kindInLowercase = lazily(() => new RegExp(String.raw`^(?=\p{Ll})(?:${kinds}) (?=\p{Lu})`, 'u'));

/**
 * Storms by the kind before their name: `typhoon [Marisol]`, `[Hurricane Ivan]`, `[Tropical Storm Agatha]`.
 *
 * Near misses: `Typhoon Committee`, `Cyclone Nargis Relief Fund`, `a hurricane Monday`.
 *
 * @param drafts in order
 * @param isOrdinary whether a dictionary has the word, in lowercase
 */
export function namedStorms(
  drafts: readonly Draft[],
  text: string,
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  if (!/yphoon|urricane|yclone|torm/.test(text)) return drafts;
  const rewritten = new Rewritten(drafts.map((draft) => withoutKind(draft, text)));
  for (const match of text.matchAll(storm())) {
    const [whole, kind, name] = match as unknown as [string, string, string];
    const end = match.index + whole.length;
    const start = /^\p{Lu}/u.test(kind) ? match.index : end - name.length;
    const isSaid = rewritten.at({ start, end }).some(({ type }) => type === 'PERSON' || type === 'EVENT');
    if (isOrdinary(name) && !isSaid) continue;
    rewritten.put({ type: 'EVENT', start, end, confidence }, () => false);
  }
  return rewritten.drafts();
}

/** `typhoon [Marisol]`, where the model took the word in lowercase into the name. */
function withoutKind(draft: Draft, text: string): Draft {
  if (draft.type !== 'EVENT') return draft;
  const kind = kindInLowercase().exec(text.slice(draft.start, draft.end));
  return kind === null ? draft : { ...draft, start: draft.start + kind[0].length };
}

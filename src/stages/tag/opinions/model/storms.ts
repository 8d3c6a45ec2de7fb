import type { Draft } from '../../../../contract/proposal.ts';

const confidence = 0.85;
const storm =
  /(?<![\p{L}-])((?:[Ss]uper )?[Tt]yphoon|[Hh]urricane|(?:[Tt]ropical )?[Cc]yclone|[Tt]ropical [Ss]torm) (\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}-])(?! \p{Lu})/gu;

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
  const found: Draft[] = [];
  const dropped = new Set<Draft>();
  let next = 0;
  for (const match of text.matchAll(storm)) {
    const [whole, kind, name] = match as unknown as [string, string, string];
    const end = match.index + whole.length;
    const start = /^\p{Lu}/u.test(kind) ? match.index : end - name.length;
    while (next < drafts.length && drafts[next]!.end <= match.index) next++;
    const own: Draft[] = [];
    for (let i = next; i < drafts.length && drafts[i]!.start < end; i++) own.push(drafts[i]!);
    if (own.some((draft) => draft.start < match.index || draft.end > end)) continue;
    if (isOrdinary(name) && !own.some(({ type }) => type === 'PERSON' || type === 'EVENT')) continue;
    for (const draft of own) dropped.add(draft);
    found.push({ type: 'EVENT', start, end, confidence });
  }
  if (found.length === 0) return drafts;
  return [...drafts.filter((draft) => !dropped.has(draft)), ...found].sort((a, b) => a.start - b.start);
}

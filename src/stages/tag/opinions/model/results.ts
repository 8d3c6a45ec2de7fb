import type { Draft } from '../../../../contract/proposal.ts';

const confidence = 0.75;
const team = String.raw`\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){0,4}?`;
const row = new RegExp(`^(${team}) \\d{1,3} (${team}) \\d{1,3}$`, 'u');

/**
 * A row of results names two teams: where the model saw one, the other is one too.
 *
 *     [Kapaz Ganja] 3 [Shamkir] 0
 *
 * Near misses: rows of countries, `Tonga 22 Samoa 18`, which stay places; `Acme 4 total 9`.
 */
export function teamsOfResult(drafts: readonly Draft[], text: string): readonly Draft[] {
  const result = row.exec(text);
  if (result === null || drafts.length !== 2) return drafts;
  const [, home, away] = result as unknown as [string, string, string];
  const second = text.indexOf(away, home.length + 1);
  const [first, last] = [...drafts].sort((a, b) => a.start - b.start) as [Draft, Draft];
  if (first.start !== 0 || first.end !== home.length) return drafts;
  if (last.start !== second || last.end !== second + away.length) return drafts;
  if (first.type !== 'ORG' && last.type !== 'ORG') return drafts;
  return [first, last].map((draft) =>
    draft.type === 'ORG'
      ? draft
      : { ...draft, type: 'ORG', confidence: Math.max(confidence, draft.confidence) },
  );
}

import type { Draft } from '../../../../contract/proposal.ts';

const confidence = 0.75;
const team = String.raw`\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){0,4}?`;
const row = new RegExp(`^(${team}) \\d{1,3} (${team}) \\d{1,3}$`, 'u');

/**
 * A row of results names two teams: where the model saw one, the other is one too.
 *
 *     [Kapaz Ganja] 3 [Shamkir] 0                  also where it saw nothing
 *
 * Near misses: rows of countries, `Tonga 22 Samoa 18`, which stay places; `Acme 4 total 9`.
 */
export function teamsOfResult(drafts: readonly Draft[], text: string): readonly Draft[] {
  const result = row.exec(text);
  if (result === null || drafts.length === 0) return drafts;
  const [, home, away] = result as unknown as [string, string, string];
  const second = text.indexOf(away, home.length + 1);
  const spans = [
    { start: 0, end: home.length },
    { start: second, end: second + away.length },
  ];
  const own = spans.map(({ start, end }) =>
    drafts.find((draft) => draft.start === start && draft.end === end),
  );
  // what is no whole name of the row belongs to something else
  if (drafts.some((draft) => !own.includes(draft)) || own.every((draft) => draft?.type !== 'ORG'))
    return drafts;
  return spans.map((span, i) => {
    const draft = own[i];
    if (draft?.type === 'ORG') return draft;
    return { ...span, type: 'ORG', confidence: Math.max(confidence, draft?.confidence ?? 0) };
  });
}

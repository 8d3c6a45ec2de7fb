import type { Draft } from '../../../../../contract/proposal.ts';
import { countries } from '../../../../../gazetteer/currency-names.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { longestResultRow, mayBeResultRow, resultRow } from '../../../../../text/result-rows.ts';
import type { Span } from '../../../../../text/span.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

const confidence = 0.75;
const heading = lazily(() => new RegExp(anyOf(wordList('edges/heading-of-standings')), 'i'));
/** A longer flow without such words ends the standings. */
const longestHeading = 200;
/** A name and what was won, lost and drawn: `BALTIMORE 69 60 .535 5`. */
const standing = lazily(
  () => /^(?:\d{1,2}[.)]? )?(\p{Lu}[\p{L}'’.& -]*?)(?: (?:\d{0,4}[.:/]?\d{1,4}|[-–]|\+\d+|-\d+)){3,9}$/u,
);
/** Who plays where, in capitals: `OAKLAND AT BALTIMORE`. */
const fixture = lazily(() => /^(\p{Lu}[\p{Lu}'’. ]*) AT (\p{Lu}[\p{Lu}'’. ]*)$/u);

const isCountry = (name: string) => countries[name.toLowerCase()] !== undefined;

/**
 * Rows of results and standings name teams: where one of adjacent rows has a team, all have.
 *
 *     [Kapaz Ganja] 3 [Shamkir] 0                  also where the model saw nothing
 *     standings … [BALTIMORE] 69 60 .535 5         the club, and not the city
 *
 * Near misses: rows of countries, `Tonga 22 Samoa 18`, which stay places; a table of cities without such a heading.
 *
 * @param found of flows one after the other, whose words `texts` are
 */
export function teamsOfResults(
  found: readonly (readonly Draft[])[],
  texts: readonly string[],
): (readonly Draft[])[] {
  const settled = [...found];
  for (let i = 0; i < texts.length; i++) {
    let end = i;
    while (end < texts.length && spansOf(texts[end]!).length > 0) end++;
    const hasTeam = found.slice(i, end).some((drafts, k) => hasTeamOf(drafts, spansOf(texts[i + k]!)));
    for (let k = i; hasTeam && k < end; k++) settled[k] = withTeams(found[k]!, spansOf(texts[k]!), texts[k]!);
    i = Math.max(i, end);
  }
  return clubsOfStandings(settled, texts);
}

/** The two names of a row of results; none where the text is no such row. */
function spansOf(text: string): Span[] {
  const row = mayBeResultRow(text) ? resultRow.exec(text) : null;
  if (row === null) return [];
  const [, home, away] = row as unknown as [string, string, string];
  const second = text.indexOf(away, home.length + 1);
  return [
    { start: 0, end: home.length },
    { start: second, end: second + away.length },
  ];
}

const isAt = (draft: Draft, { start, end }: Span) => draft.start === start && draft.end === end;

function hasTeamOf(drafts: readonly Draft[], spans: readonly Span[]): boolean {
  return drafts.some((draft) => draft.type === 'ORG' && spans.some((span) => isAt(draft, span)));
}

function withTeams(drafts: readonly Draft[], spans: readonly Span[], text: string): Draft[] {
  return spans.map((span) => {
    const own = drafts.find((draft) => isAt(draft, span));
    const isPlace = own?.type === 'GPE' && isCountry(text.slice(span.start, span.end));
    if (own !== undefined && (own.type === 'ORG' || isPlace)) return own;
    return { ...span, type: 'ORG', confidence: Math.max(confidence, own?.confidence ?? 0) };
  });
}

/** Whether a line ends in three figures, or says who plays where: without any the headings need not be looked for. */
const mayBeOfStandings = (line: string): boolean =>
  line.length <= longestResultRow && (line.includes(' AT ') || /(?: [-–+.:/\d]+){3}$/.test(line));

/** Below a heading that tells of standings, rows that begin with a city mean its club. */
function clubsOfStandings(found: readonly (readonly Draft[])[], texts: readonly string[]) {
  if (!texts.some(mayBeOfStandings)) return [...found];
  let within = false;
  return found.map((drafts, i) => {
    const text = texts[i]!;
    if (heading().test(text)) within = true;
    else if (text.length > longestHeading) within = false;
    if (!within || text.length > longestResultRow) return drafts;
    const named = standing().exec(text) ?? fixture().exec(text);
    if (named === null) return drafts;
    const clubs = named.slice(1);
    return drafts.map((draft) => {
      const name = text.slice(draft.start, draft.end);
      const isClub = draft.type === 'GPE' && clubs.includes(name) && !isCountry(name);
      return isClub ? { ...draft, type: 'ORG' as const } : draft;
    });
  });
}

import type { Tokens } from '../contract/flow.ts';
import type { Proposal } from '../contract/proposal.ts';
import type { Matches } from '../gazetteer/matcher.ts';
import { entityTypes, type NameType, traitsOf } from '../record/entity-types.ts';
import { firstWhere } from '../text/first-where.ts';
import { Group } from './feature-list.ts';
import type { FlowFeatures } from './features.ts';
import { hashString, mix } from './hash.ts';

/** What others say of the tokens, as features: gazetteer matches, and the proposals of the recognisers that ran before. */
const T = {
  match: 301,
  matchLength: 302,
  matchClass: 303,
  proposal: 306,
  anyProposal: 307,
  sureProposal: 308,
  guess: 309,
} as const;

const hashes = new Map<string, number>();
function hashed(name: string): number {
  let h = hashes.get(name);
  if (h === undefined) hashes.set(name, (h = hashString(name)));
  return h;
}

/** Place of a token in a range: 0 first, 1 inside, 2 last, 3 only. */
function placeIn(t: number, from: number, to: number): number {
  return from === to ? 3 : t === from ? 0 : t === to ? 2 : 1;
}

/**
 * Adds the gazetteers' matches: at each place the longest that begins with a capital. A feature says which types the name may
 * have, what the likeliest thing of that name is, and where in the match the token stands.
 */
export function addMatches(features: FlowFeatures, matches: Matches, count: number): void {
  let covered = -1;
  for (let i = 0; i < matches.count; i++) {
    const from = matches.firstToken[i]!;
    if (from <= covered || from >= count) continue;
    // Shorter matches of the same start come first; take the last of them.
    let best = i;
    while (best + 1 < matches.count && matches.firstToken[best + 1] === from) best++;
    i = best;
    if (!features.type(from).capital) continue;
    const to = Math.min(matches.lastToken[best]!, count - 1);
    covered = to;
    let types = 0;
    let likely = '';
    let prior = -1;
    for (const { gazetteer, entry } of matches.hits(best)) {
      types |= 1 << entityTypes.indexOf(gazetteer.type(entry) as NameType);
      const own = gazetteer.prior(entry);
      if (own > prior) {
        prior = own;
        likely = gazetteer.class(entry);
      }
    }
    const length = Math.min(to - from, 4);
    const className = hashed(likely);
    for (let t = from; t <= to; t++) {
      if (features.active[t] === 0) continue;
      const place = placeIn(t, from, to);
      const base = mix(mix(T.match, types), place);
      features.add(t, base, Group.listed);
      features.add(t, mix(mix(base, T.matchLength), length), Group.listed);
      features.add(t, mix(mix(mix(T.matchClass, className), place), length > 0 ? 1 : 0), Group.listed);
      features.add(t, mix(base, features.type(t).kind), Group.listed);
    }
  }
}

/** Adds the proposals of other recognisers: who, what, and where in the proposal the token stands. */
export function addProposals(features: FlowFeatures, tokens: Tokens, proposals: readonly Proposal[]): void {
  for (const { type, start, end, stage, confidence, verdict } of proposals) {
    if (verdict === 'never') continue;
    const from = tokenAt(tokens, start);
    let to = from;
    while (to + 1 < tokens.count && tokens.start[to + 1]! < end) to++;
    const base = mix(mix(T.proposal, hashed(type)), hashed(stage));
    // A title may go on in lowercase far from any capital.
    const title = traitsOf(type).longTitle;
    // A mere guess at an edge must not look like what the rules stand for: it has features of its own.
    const guess = title && confidence < 0.3;
    const sure = guess
      ? mix(T.guess, base) + (confidence < 0.22 ? 0 : confidence < 0.26 ? 1 : 2)
      : mix(T.sureProposal, base) +
        (confidence < 0.6 ? 0 : confidence < 0.72 ? 1 : confidence < 0.82 ? 2 : 3);
    for (let t = from; t <= to; t++) {
      if (features.active[t] === 0) {
        if (!title) continue;
        features.active[t] = 1;
      }
      const place = placeIn(t, from, to);
      features.add(t, mix(sure, place), Group.proposal);
      if (guess) continue;
      features.add(t, mix(base, place), Group.proposal);
      features.add(t, mix(mix(T.anyProposal, hashed(type)), place), Group.proposal);
    }
  }
}

/** The token that holds a view position, or the first after it. */
function tokenAt(tokens: Tokens, position: number): number {
  return firstWhere(0, tokens.count - 1, (t) => tokens.end[t]! > position);
}

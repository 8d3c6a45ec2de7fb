import type { Proposal } from '../../../contract/proposal.ts';
import type { EntityType } from '../../../record/entity-types.ts';
import { firstWhere } from '../../../text/first-where.ts';
import type { Span } from '../../../text/span.ts';

export interface Candidate extends Span {
  type: EntityType;
  /** Winner first. */
  voices: Proposal[];
  /** Evidence × words^1.5. */
  score: number;
  /** It has no weight, and stands only where no other does. */
  fillsGap?: boolean;
}

/** What a second voice adds: enough to decide between types, too little to make an inner name beat the outer one. */
const agreement = 0.15;

/** What an opinion without weight counts where it fills a gap: less than any that has some. */
const faint = 1e-4;

export function agree(
  proposals: Proposal[],
  text: string,
  weightOf: (stage: string) => number,
  minimum: number,
  gaps: number,
): Candidate[] {
  const said = (p: Proposal) => (p.verdict === 'decides' ? 1 : weightOf(p.stage)) * p.confidence;
  proposals.sort(
    (a, b) =>
      a.end - b.end ||
      a.start - b.start ||
      compare(a.type, b.type) ||
      said(b) - said(a) ||
      compare(a.stage, b.stage),
  );
  const candidates: Candidate[] = [];
  let i = 0;
  while (i < proposals.length) {
    const first = proposals[i]!;
    const voices = [first];
    let evidence = said(first);
    let best = first.confidence;
    for (i++; i < proposals.length; i++) {
      const next = proposals[i]!;
      if (next.end !== first.end || next.start !== first.start || next.type !== first.type) break;
      if (voices.some((v) => v.stage === next.stage)) continue;
      voices.push(next);
      evidence += agreement * said(next);
      best = Math.max(best, next.confidence);
    }
    const fillsGap = evidence === 0 && best >= gaps;
    if (fillsGap) evidence = best * faint;
    if (best >= minimum && evidence > 0) {
      const { start, end, type } = first;
      const score = evidence * countWords(text, start, end) ** 1.5;
      candidates.push({ start, end, type, voices, score, ...(fillsGap && { fillsGap }) });
    }
  }
  return candidates;
}

/** Words and signs that bear meaning: runs of letters and digits, and `$` or `%`. At least 1. */
function countWords(text: string, start: number, end: number): number {
  let words = 0;
  let inside = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    const part = c > 127 ? c > 0xa0 && (c < 0x2000 || c > 0x206f) : isAsciiAlphanumeric(c);
    if (part && !inside) words++;
    inside = part;
  }
  return Math.max(1, words);
}

function isAsciiAlphanumeric(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
}

/** Weighted interval scheduling over candidates in the order of {@link agree}: by end, start, type. */
export function choose(candidates: readonly Candidate[]): Candidate[] {
  const n = candidates.length;
  const best = new Float64Array(n + 1);
  const taken = new Uint8Array(n);
  const before = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const c = candidates[i]!;
    const last = firstWhere(0, i, (k) => candidates[k]!.end > c.start);
    before[i] = last;
    const withIt = best[last]! + c.score;
    // Among equals the earlier in the order stays; a hair's breadth, so that sums in another order cannot decide.
    if (withIt > best[i]! + 1e-9) {
      best[i + 1] = withIt;
      taken[i] = 1;
    } else best[i + 1] = best[i]!;
  }
  const chosen: Candidate[] = [];
  for (let i = n; i > 0; ) {
    if (taken[i - 1] === 1) {
      chosen.push(candidates[i - 1]!);
      i = before[i - 1]!;
    } else i--;
  }
  return chosen.reverse();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

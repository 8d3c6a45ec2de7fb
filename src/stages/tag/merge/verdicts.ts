import type { Proposal } from '../../../contract/proposal.ts';
import type { Span } from '../../../text/span.ts';

/**
 * What lists that decide leave of the others' proposals. Where a list says that words are never a name, nothing within them is
 * proposed. Where it says what a name is, no other opinion on the same words stands, nor one that takes a part of them; a longer
 * name that holds them whole may still win: `Lake Avon` decides over `Avon`, `Lake Avon Bank` is another thing.
 */
export function heedVerdicts(proposals: readonly Proposal[], length: number): readonly Proposal[] {
  if (!proposals.some(({ verdict }) => verdict !== undefined)) return proposals;
  const never = new Uint8Array(length + 1);
  const decided: Proposal[] = [];
  const owner = new Int32Array(length + 1).fill(-1);
  // The longest list name of several that overlap stands.
  const byLength = [...proposals].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || (a.type < b.type ? -1 : 1),
  );
  for (const proposal of byLength) {
    const { verdict, start, end } = proposal;
    if (verdict === 'never') never.fill(1, start, end);
    if (verdict !== 'decides' || ownersIn(owner, proposal).size > 0) continue;
    owner.fill(decided.length, start, end);
    decided.push(proposal);
  }
  return proposals.filter((proposal) => {
    const { verdict, start, end, type } = proposal;
    if (verdict === 'never' || isWithin(never, proposal)) return false;
    for (const number of ownersIn(owner, proposal)) {
      const other = decided[number]!;
      const isSame = start === other.start && end === other.end && type === other.type;
      const holds = start <= other.start && end >= other.end && end - start > other.end - other.start;
      if (!isSame && !holds) return false;
    }
    return true;
  });
}

function isWithin(marks: Uint8Array, { start, end }: Span): boolean {
  for (let i = start; i < end; i++) if (marks[i] === 0) return false;
  return end > start;
}

function ownersIn(owner: Int32Array, { start, end }: Span): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = start; i < end; i++) if (owner[i]! >= 0) found.add(owner[i]!);
  return found;
}

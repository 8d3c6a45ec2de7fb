import type { Draft } from '../../../../contract/proposal.ts';
import type { Span } from '../../../../text/span.ts';

/** The merge leaves out what the model is less sure of. */
export const negligible = 0.45;

/** Drafts of a flow in which a rule puts names of its own, from the first to the last. */
export class Rewritten {
  readonly #drafts: readonly Draft[];
  readonly #found: Draft[] = [];
  readonly #dropped = new Set<Draft>();
  #next = 0;

  /** @param drafts in order */
  constructor(drafts: readonly Draft[]) {
    this.#drafts = drafts;
  }

  /** The drafts that overlap a span; no later call asks of what lies before it. */
  at({ start, end }: Span): readonly Draft[] {
    while (this.#next < this.#drafts.length && this.#drafts[this.#next]!.end <= start) this.#next++;
    const own: Draft[] = [];
    for (let i = this.#next; i < this.#drafts.length && this.#drafts[i]!.start < end; i++)
      own.push(this.#drafts[i]!);
    return own;
  }

  /**
   * Puts a name in the place of what the model saw there, unless one of those stands: by itself, or since it reaches beyond the name.
   *
   * @param stands whether a draft that the name would replace, whole or a part of it, stays as it is
   * @returns whether the name was put
   */
  put(name: Draft, stands: (draft: Draft, isWhole: boolean) => boolean): boolean {
    const own = this.at(name);
    for (const draft of own) {
      if (draft.confidence < negligible) continue;
      const isWhole = draft.start === name.start && draft.end === name.end;
      if (draft.start < name.start || draft.end > name.end || stands(draft, isWhole)) return false;
    }
    if ((this.#found.at(-1)?.end ?? 0) > name.start) return false;
    for (const draft of own) this.#dropped.add(draft);
    this.#found.push(name);
    return true;
  }

  /** All drafts, in order. */
  drafts(): readonly Draft[] {
    if (this.#found.length === 0) return this.#drafts;
    const kept = this.#drafts.filter((draft) => !this.#dropped.has(draft));
    return [...kept, ...this.#found].sort((a, b) => a.start - b.start);
  }
}

/** Names put in the place of every draft that they touch; both in order. */
export function inPlaceOf(drafts: readonly Draft[], names: readonly Draft[]): readonly Draft[] {
  if (names.length === 0) return drafts;
  let next = 0;
  const kept = drafts.filter(({ start, end }) => {
    while (next < names.length && names[next]!.end <= start) next++;
    return next === names.length || names[next]!.start >= end;
  });
  return [...kept, ...names].sort((a, b) => a.start - b.start);
}

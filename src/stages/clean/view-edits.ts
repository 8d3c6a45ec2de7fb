import type { Flow } from '../../contract/flow.ts';
import type { PassageKind } from '../../record/schema.ts';
import { isSpaceCode } from '../../text/lines.ts';
import { ViewBuilder } from '../../text/view.ts';

/** A part of the source that a flow shows differently, or not at all where `shown` is empty. Chunk code units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A part of a flow; `glued` where nothing stands between it and the next part (a hyphen at a page's end). */
export interface Part extends Range {
  readonly glued?: boolean;
}

/** What makes a flow: its parts in the order of reading, what is edited in them, and where nothing may be tagged. */
export interface FlowDraft {
  readonly kind: PassageKind;
  readonly cell?: Flow['cell'];
  readonly citation: boolean;
  readonly foreign: boolean;
  readonly parts: readonly Part[];
  readonly edits: readonly Edit[];
  readonly blocked: readonly Range[];
}

/** Orders edits, and of two that overlap keeps the one that begins first, or the longer. */
export function arrange<T extends Range>(edits: readonly T[]): T[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: T[] = [];
  let end = -1;
  for (const edit of sorted) {
    if (edit.start < end) continue;
    kept.push(edit);
    end = edit.end;
  }
  return kept;
}

/**
 * Builds the flow of a draft: parts are set one behind the other with a space between them (mapped to the white space behind the
 * first), line breaks with the white space around them are shown as one space, edits are applied.
 * Returns nothing where neither a letter nor a digit is left.
 */
export function buildFlow(text: string, draft: FlowDraft): Flow | undefined {
  const { parts, kind, citation } = draft;
  const edits = arrange(draft.edits);
  const builder = new ViewBuilder(text);
  const blocked: { start: number; end: number }[] = [];
  let nextEdit = 0;
  let nextBlocked = 0;
  let open = -1;
  let printed = false;
  let endsWithSpace = true;

  /** Notes where blocked ranges begin and end while source `[from, to)` is shown (or left out) from view position `at` on. */
  const follow = (from: number, to: number, at: number, oneToOne: boolean): void => {
    for (;;) {
      const range = draft.blocked[nextBlocked];
      if (range === undefined) return;
      if (open < 0) {
        if (range.start >= to) return;
        open = oneToOne ? at + Math.max(0, range.start - from) : at;
      }
      if (range.end > to) return;
      const end = oneToOne ? at + Math.max(0, range.end - from) : builder.length;
      if (end > open) blocked.push({ start: open, end });
      open = -1;
      nextBlocked++;
    }
  };
  const keep = (from: number, to: number): void => {
    if (to <= from) return;
    const at = builder.length;
    builder.keep(from, to);
    follow(from, to, at, true);
    endsWithSpace = isSpaceCode(text.charCodeAt(to - 1));
    printed ||= hasWord(text, from, to);
  };
  const show = (from: number, to: number, shown: string): void => {
    const at = builder.length;
    // one space at most, and none at the start
    if (shown !== ' ' || !endsWithSpace) {
      builder.show(from, to, shown);
      if (shown !== '') endsWithSpace = shown.endsWith(' ');
      if (hasWord(shown, 0, shown.length)) printed = true;
    }
    follow(from, to, at, false);
  };
  /** Keeps `[from, to)` but shows each line break, with the white space around it, as one space. */
  const keepLines = (from: number, to: number): void => {
    let i = from;
    let breakAt = nextBreak(text, from, to);
    while (breakAt >= 0) {
      let left = breakAt;
      while (left > i && isSpaceCode(text.charCodeAt(left - 1))) left--;
      let right = breakAt + 1;
      while (right < to && isSpaceCode(text.charCodeAt(right))) right++;
      keep(i, left);
      show(left, right, ' ');
      i = right;
      breakAt = nextBreak(text, i, to);
    }
    keep(i, to);
  };

  for (let p = 0; p < parts.length; p++) {
    const part = parts[p]!;
    let i = part.start;
    while (nextEdit < edits.length && edits[nextEdit]!.start < part.end) {
      const edit = edits[nextEdit]!;
      if (edit.start >= i) {
        const to = Math.min(edit.end, part.end);
        keepLines(i, edit.start);
        show(edit.start, to, edit.shown);
        i = to;
        // what is left out between two spaces takes one of them along
        if (endsWithSpace && i < part.end && text[i] === ' ') {
          show(i, i + 1, '');
          i++;
        }
      }
      nextEdit++;
    }
    keepLines(i, part.end);
    if (p + 1 < parts.length && part.glued !== true) show(part.end, part.end + 1, ' ');
  }
  if (!printed) return undefined;
  return {
    kind,
    view: builder.build(),
    blocked,
    citation,
    ...(draft.cell !== undefined && { cell: draft.cell }),
    ...(draft.foreign && { foreign: true }),
  };
}

function nextBreak(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a || code === 0x0d) return i;
  }
  return -1;
}

/** Whether anything stands in `[from, to)` that a name could be made of: a letter, a digit, or what is beyond ASCII. */
function hasWord(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) return true;
    if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return true;
    if (code > 0x7f && !isSpaceCode(code)) return true;
  }
  return false;
}

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
 * Builds the flow of a draft: parts are set one after the other with a space between them (mapped to the white space after the
 * first), line breaks with the white space around them are shown as one space, edits are applied.
 * Returns nothing where neither a letter nor a digit is left.
 */
export function buildFlow(text: string, draft: FlowDraft): Flow | undefined {
  return new FlowWriter(text, draft).write();
}

class FlowWriter {
  readonly #text: string;
  readonly #draft: FlowDraft;
  readonly #edits: readonly Edit[];
  readonly #builder: ViewBuilder;
  readonly #blocked: { start: number; end: number }[] = [];
  #nextEdit = 0;
  #nextBlocked = 0;
  /** Where the blocked range that is being shown begins; -1 outside of one. */
  #open = -1;
  #printed = false;
  #endsWithSpace = true;

  constructor(text: string, draft: FlowDraft) {
    this.#text = text;
    this.#draft = draft;
    this.#edits = arrange(draft.edits);
    this.#builder = new ViewBuilder(text);
  }

  write(): Flow | undefined {
    const { parts, kind, citation, cell, foreign } = this.#draft;
    for (let p = 0; p < parts.length; p++) {
      const part = parts[p]!;
      this.#showPart(part);
      if (p + 1 < parts.length && part.glued !== true) this.#show(part.end, part.end + 1, ' ');
    }
    if (!this.#printed) return undefined;
    return {
      kind,
      view: this.#builder.build(),
      blocked: this.#blocked,
      citation,
      ...(cell !== undefined && { cell }),
      ...(foreign && { foreign: true }),
    };
  }

  #showPart(part: Part): void {
    let i = part.start;
    for (; this.#nextEdit < this.#edits.length; this.#nextEdit++) {
      const edit = this.#edits[this.#nextEdit]!;
      if (edit.start >= part.end) break;
      if (edit.start < i) continue;
      const to = Math.min(edit.end, part.end);
      this.#keepLines(i, edit.start);
      this.#show(edit.start, to, edit.shown);
      i = to;
      // what is left out between two spaces takes one of them along
      if (this.#endsWithSpace && i < part.end && this.#text[i] === ' ') {
        this.#show(i, i + 1, '');
        i++;
      }
    }
    this.#keepLines(i, part.end);
  }

  /** Notes where blocked ranges begin and end while source `[from, to)` is shown (or left out) from view position `at` on. */
  #follow(from: number, to: number, at: number, oneToOne: boolean): void {
    for (;;) {
      const range = this.#draft.blocked[this.#nextBlocked];
      if (range === undefined) return;
      if (this.#open < 0) {
        if (range.start >= to) return;
        this.#open = oneToOne ? at + Math.max(0, range.start - from) : at;
      }
      if (range.end > to) return;
      const end = oneToOne ? at + Math.max(0, range.end - from) : this.#builder.length;
      if (end > this.#open) this.#blocked.push({ start: this.#open, end });
      this.#open = -1;
      this.#nextBlocked++;
    }
  }

  #keep(from: number, to: number): void {
    if (to <= from) return;
    const at = this.#builder.length;
    this.#builder.keep(from, to);
    this.#follow(from, to, at, true);
    this.#endsWithSpace = isSpaceCode(this.#text.charCodeAt(to - 1));
    this.#printed ||= hasWord(this.#text, from, to);
  }

  #show(from: number, to: number, shown: string): void {
    const at = this.#builder.length;
    // one space at most, and none at the start
    if (shown !== ' ' || !this.#endsWithSpace) {
      this.#builder.show(from, to, shown);
      if (shown !== '') this.#endsWithSpace = shown.endsWith(' ');
      if (hasWord(shown, 0, shown.length)) this.#printed = true;
    }
    this.#follow(from, to, at, false);
  }

  /** Keeps `[from, to)` but shows each line break, with the white space around it, as one space. */
  #keepLines(from: number, to: number): void {
    let i = from;
    let breakAt = nextBreak(this.#text, from, to);
    while (breakAt >= 0) {
      let left = breakAt;
      while (left > i && isSpaceCode(this.#text.charCodeAt(left - 1))) left--;
      let right = breakAt + 1;
      while (right < to && isSpaceCode(this.#text.charCodeAt(right))) right++;
      this.#keep(i, left);
      this.#show(left, right, ' ');
      i = right;
      breakAt = nextBreak(this.#text, i, to);
    }
    this.#keep(i, to);
  }
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

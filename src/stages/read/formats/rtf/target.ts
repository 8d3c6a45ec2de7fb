import type { Block } from '../office/blocks.ts';
import type { ParagraphLook } from './flow.ts';
import type { Fonts } from './fonts.ts';
import type { State } from './state.ts';

export interface Style {
  readonly name: string;
  /** 0 to 8; 9 is running text. */
  readonly outline: number;
}

/** What control words work on. */
export interface Target {
  readonly fonts: Fonts;
  readonly styles: Map<number, Style>;
  /** `title`, `author`, `creatim` … as they stand. */
  readonly information: Map<string, string>;
  readonly state: State;
  /** Notes so far. */
  notes: number;
  /**
   * Writes characters where the group wants them.
   * @param source byte of the file from which on bytes are the characters; absent where they are not
   */
  emit(text: string, source?: number): void;
  /** Writes a character by its number, which may be negative. */
  unicode(code: number): void;
  /** How the paragraph that ends here looks. */
  look(): ParagraphLook;
  /** Text of this group stands apart, as a flow of its own; it is handed over when the group ends. */
  openFlow(flowKind: State['flowKind'], done: (blocks: readonly Block[]) => void): void;
  /** Text of this group is no text of the document; it is handed over when the group ends. */
  capture(done: (text: string) => void): void;
  /** Changes what holds outside the group. */
  outer(change: (state: State) => void): void;
  atClose(closer: () => void): void;
}

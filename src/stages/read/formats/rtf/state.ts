import type { PassageKind } from '../../../../record/schema.ts';
import type { Flow } from './flow.ts';

/** What text is read into something other than a flow: a title, an instruction of a field, a name of a font. */
export interface Capture {
  text: string;
}

/** What holds in a group; a group inside begins with a copy. */
export interface State {
  /** Text is left out, until a group inside says otherwise. */
  skips: boolean;
  /** And no group inside may say otherwise. */
  skipsAll: boolean;
  flow: Flow;
  capture: Capture | undefined;
  table: 'fonts' | 'styles' | 'information' | undefined;
  /** The number of a font, and the code page that the document gives text without one. */
  font: number;
  /** Characters of the fallback after `\u`. */
  unicodeSkip: number;
  hidden: boolean;
  deleted: boolean;
  script: 'super' | 'sub' | undefined;
  field: { href?: string } | undefined;
  href: string | undefined;
  /** Of the paragraph. */
  style: number;
  outline: number;
  listed: boolean;
  inTable: boolean;
  depth: number;
  /** Of the flow: footnotes, running heads. */
  flowKind: PassageKind | undefined;
  note: number;
}

export function firstState(flow: Flow): State {
  return {
    skips: false,
    skipsAll: false,
    flow,
    capture: undefined,
    table: undefined,
    font: -1,
    unicodeSkip: 1,
    hidden: false,
    deleted: false,
    script: undefined,
    field: undefined,
    href: undefined,
    style: 0,
    outline: 9,
    listed: false,
    inTable: false,
    depth: 1,
    flowKind: undefined,
    note: 0,
  };
}

/** `\pard`: the paragraph as if nothing had been said. */
export function resetParagraph(state: State): void {
  state.style = 0;
  state.outline = 9;
  state.listed = false;
  state.inTable = false;
  state.depth = 1;
}

/** `\plain`: the characters as if nothing had been said. */
export function resetCharacters(state: State, defaultFont: number): void {
  state.font = defaultFont;
  state.hidden = false;
  state.deleted = false;
  state.script = undefined;
}

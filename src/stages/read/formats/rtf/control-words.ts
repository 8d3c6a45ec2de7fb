import { noteMark } from '../office/blocks.ts';
import { linkOf } from '../office/links.ts';
import { resetCharacters, resetParagraph } from './state.ts';
import type { Target } from './target.ts';

type ControlWord = (reader: Target, parameter: number | undefined) => void;

/** Properties that are on without a number or with one other than 0. */
const isOn = (parameter: number | undefined) => parameter !== 0;

const ofDocument: Record<string, ControlWord> = {
  ansicpg: ({ fonts }, page = 1252) => {
    if (page > 0) fonts.documentPage = page;
  },
  mac: ({ fonts }) => {
    fonts.documentPage = 10000;
  },
  pc: ({ fonts }) => {
    fonts.documentPage = 437;
  },
  pca: ({ fonts }) => {
    fonts.documentPage = 850;
  },
  deff: ({ fonts, state }, font = 0) => {
    fonts.default = font;
    state.font = font;
  },
};

const tables: Record<string, ControlWord> = {
  fonttbl: ({ state }) => {
    state.table = 'fonts';
  },
  stylesheet: ({ state }) => {
    state.table = 'styles';
    state.style = 0;
  },
  info: ({ state }) => {
    state.table = 'information';
    state.font = -1;
  },
  f: ({ state, fonts }, font = 0) => {
    if (state.table === 'fonts') fonts.open(font);
    else state.font = font;
  },
  fcharset: ({ state, fonts }, set = 1) => {
    if (state.table === 'fonts') fonts.characterSet(set);
  },
  cpg: ({ state, fonts }, page = 0) => {
    if (state.table === 'fonts') fonts.page(page);
  },
  s: (reader, style = 0) => {
    const { state, styles } = reader;
    state.style = style;
    if (state.table !== 'styles') return;
    reader.capture((name) =>
      styles.set(style, { name: name.replace(/;.*/s, ''), outline: reader.state.outline }),
    );
  },
  title: informed('title'),
  author: informed('author'),
  creatim: dated('creatim'),
  revtim: dated('revtim'),
};

function informed(name: string): ControlWord {
  return (reader) => {
    if (reader.state.table !== 'information') return;
    reader.state.skips = false;
    reader.capture((text) => reader.information.set(name, text));
  };
}

/** `{\creatim\yr2019\mo3\dy4}` -> `2019-03-04` */
function dated(name: string): ControlWord {
  return (reader) => {
    if (reader.state.table === 'information') reader.state.capture = { text: '' };
    reader.atClose(() => {
      const { text } = reader.state.capture ?? { text: '' };
      if (text !== '') reader.information.set(name, text);
    });
  };
}

const part =
  (width: number): ControlWord =>
  (reader, number = 0) => {
    const { capture, table } = reader.state;
    if (table !== 'information' || capture === undefined) return;
    capture.text += (capture.text === '' ? '' : '-') + String(number).padStart(width, '0');
  };

const ofCharacters: Record<string, ControlWord> = {
  plain: ({ state, fonts }) => resetCharacters(state, fonts.default),
  v: ({ state }, parameter) => {
    state.hidden = isOn(parameter);
  },
  deleted: ({ state }, parameter) => {
    state.deleted = isOn(parameter);
  },
  // moved from here
  mvf: ({ state }, parameter) => {
    state.deleted = isOn(parameter);
  },
  super: ({ state }, parameter) => {
    state.script = isOn(parameter) ? 'super' : undefined;
  },
  sub: ({ state }, parameter) => {
    state.script = isOn(parameter) ? 'sub' : undefined;
  },
  nosupersub: ({ state }) => {
    state.script = undefined;
  },
  uc: ({ state }, count = 1) => {
    state.unicodeSkip = Math.max(0, count);
  },
  u: (reader, code = 0) => reader.unicode(code),
  yr: part(4),
  mo: part(2),
  dy: part(2),
};

const ofParagraphs: Record<string, ControlWord> = {
  pard: ({ state }) => resetParagraph(state),
  outlinelevel: ({ state }, level = 9) => {
    state.outline = level;
  },
  ls: ({ state }, list = 0) => {
    state.listed = list > 0;
  },
  intbl: ({ state }) => {
    state.inTable = true;
  },
  itap: ({ state }, depth = 1) => {
    state.inTable = depth > 0;
    state.depth = Math.min(Math.max(1, depth), 20);
  },
  par: (reader) => {
    if (writes(reader)) reader.state.flow.endParagraph(reader.look());
  },
  sect: (reader) => {
    if (writes(reader)) reader.state.flow.endParagraph({ ...reader.look(), depth: 0 });
  },
  cell: (reader) => endCell(reader, 1),
  nestcell: (reader) => endCell(reader, Math.max(2, reader.state.depth)),
  row: (reader) => endRow(reader, 1),
  nestrow: (reader) => endRow(reader, Math.max(2, reader.state.depth)),
};

function writes({ state }: Target): boolean {
  return !state.skips && state.capture === undefined && state.table === undefined;
}

function endCell(reader: Target, depth: number): void {
  if (writes(reader)) reader.state.flow.endCell({ ...reader.look(), depth });
}

function endRow(reader: Target, depth: number): void {
  if (!writes(reader)) return;
  reader.state.flow.endRow({ ...reader.look(), depth });
}

/** A text box, whatever the group around it is. */
const textBox: ControlWord = (reader) => {
  const { state } = reader;
  if (state.skipsAll) return;
  state.skips = false;
  const { flow, flowKind } = state;
  reader.openFlow(flowKind, (blocks) => flow.attach(blocks));
};

/** Numbers and bullets that programs write for readers that know no lists: they are none of the file's text. */
const listMark: ControlWord = (reader) => {
  reader.state.skips = true;
  reader.atClose(() => reader.outer((state) => (state.listed = true)));
};

const places: Record<string, ControlWord> = {
  footnote: (reader) => {
    const { state } = reader;
    if (state.skips) return;
    const { flow } = state;
    state.note = reader.notes;
    reader.openFlow('footnote', (blocks) => flow.attach(blocks));
  },
  chftn: (reader) => {
    const { state } = reader;
    if (state.flowKind !== 'footnote' && !state.skips) reader.notes++;
    reader.emit(noteMark(reader.notes));
    if (state.flowKind === 'footnote') reader.emit(' ');
  },
  shptxt: textBox,
  dptxbxtext: textBox,
  listtext: listMark,
  pntext: listMark,
  field: ({ state }) => {
    state.field = {};
  },
  fldinst: (reader) => {
    const { state } = reader;
    const { field } = state;
    if (state.skips) return;
    reader.capture((text) => {
      const href = linkOf(text);
      if (field !== undefined && href !== undefined) field.href = href;
    });
  },
  fldrslt: ({ state }) => {
    state.capture = undefined;
    state.href = state.field?.href;
  },
  upr: ({ state }) => {
    state.skipsAll ||= state.skips;
    state.skips = true;
  },
  ud: ({ state }) => {
    if (!state.skipsAll) state.skips = false;
  },
};

/** What control words do; all others mean nothing for the text. */
export const controlWords: Readonly<Record<string, ControlWord>> = {
  ...ofDocument,
  ...tables,
  ...ofCharacters,
  ...ofParagraphs,
  ...places,
};

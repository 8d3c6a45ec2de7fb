import type { FormatOptions } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { SourceText } from '../markup/source-text.ts';
import type { TextPlace } from '../markup/tree.ts';
import type { Block } from '../office/blocks.ts';
import { symbolOf } from '../office/symbols.ts';
import { controlWords } from './control-words.ts';
import { characters, furniture, readAnyway, skipped } from './destinations.ts';
import { Flow, type ParagraphLook } from './flow.ts';
import { Fonts } from './fonts.ts';
import { firstState, type State } from './state.ts';
import type { Style, Target } from './target.ts';
import { Tokens } from './tokens.ts';

interface Group {
  readonly state: State;
  /** What ends with the group that was opened on top of this one. */
  closers: (() => void)[];
}

/** Reads the tokens of an RTF file into blocks. */
export class RtfReader implements Target {
  readonly tokens: Tokens;
  readonly fonts = new Fonts();
  readonly styles = new Map<number, Style>();
  readonly information = new Map<string, string>();
  /** Running heads and feet, as often as sections have them. */
  readonly furniture: (readonly Block[])[] = [];
  state: State;
  notes = 0;
  readonly #options: FormatOptions;
  readonly #main = new Flow();
  readonly #groups: Group[] = [];
  #source: SourceText | undefined;
  #bytes: number[] = [];
  /** Characters of a fallback that are still to be left out. */
  #toSkip = 0;
  #starred = false;

  constructor(bytes: Uint8Array, options: FormatOptions) {
    this.tokens = new Tokens(bytes);
    this.#options = options;
    this.state = firstState(this.#main);
  }

  /** @throws OnomastError `input.too-deep` */
  read(): readonly Block[] {
    const { tokens } = this;
    for (let kind = tokens.next(); kind !== 'end'; kind = tokens.next()) {
      if (kind !== 'hex' && kind !== 'text') this.#flush();
      if (kind === 'open') this.#open();
      else if (kind === 'close') {
        // what stands after the last group is none of the document
        if (this.#groups.length > 0) this.#close();
        if (this.#groups.length === 0) break;
      } else if (kind === 'word') this.#word();
      else if (kind === 'symbol') this.#symbol();
      else if (kind === 'hex') this.#byte(tokens.parameter!);
      else this.#text();
    }
    this.#flush();
    while (this.#groups.length > 0) this.#close();
    return this.#main.end(this.look());
  }

  emit(text: string, source?: number): void {
    const { state } = this;
    if (state.skips || text === '') return;
    if (state.capture !== undefined) {
      if (state.capture.text.length < 10_000) state.capture.text += text;
      return;
    }
    if (state.table === 'fonts') this.fonts.name(text);
    if (state.table !== undefined || state.hidden || state.deleted) return;
    const { script, href } = state;
    for (const words of text.split(/(?<=[\t\n])|(?=[\t\n])/)) {
      if (words === '\t') state.flow.add('tab');
      else if (words === '\n') state.flow.add('line');
      else state.flow.add({ text: words, place: this.#placeOf(text, source), script, href });
    }
  }

  /** Where characters stand that are bytes of the file one by one. */
  #placeOf(text: string, at: number | undefined): TextPlace | undefined {
    if (at === undefined) return undefined;
    this.#source ??= new SourceText(this.tokens.bytes, { said: 'windows-1252', fallback: 'windows-1252' });
    return { source: this.#source, verbatim: [{ start: 0, end: text.length, source: at }] };
  }

  look(): ParagraphLook {
    const { style, outline, listed, flowKind, inTable, depth } = this.state;
    const known = this.styles.get(style);
    const name = known?.name ?? '';
    const level =
      outline < 9 ? outline + 1 : (known?.outline ?? 9) < 9 ? known!.outline + 1 : titleLevel(name);
    const at = { depth: inTable ? depth : 0, ...(name !== '' && { style: name }) };
    if (flowKind !== undefined) return { ...at, kind: flowKind };
    if (/^(?:toc|table of (?:figures|authorities))\b(?! heading)/i.test(name))
      return { ...at, kind: 'contents' };
    if (level !== undefined) return { ...at, kind: 'heading', level };
    return listed ? { ...at, kind: 'list' } : at;
  }

  openFlow(flowKind: State['flowKind'], done: (blocks: readonly Block[]) => void): void {
    const flow = new Flow();
    Object.assign(this.state, {
      flow,
      flowKind,
      capture: undefined,
      inTable: false,
      depth: 1,
      listed: false,
    });
    this.atClose(() => done(flow.end(this.look())));
  }

  capture(done: (text: string) => void): void {
    const capture = { text: '' };
    this.state.capture = capture;
    this.atClose(() => done(capture.text.trim()));
  }

  outer(change: (state: State) => void): void {
    change(this.#groups.at(-1)?.state ?? this.state);
  }

  atClose(closer: () => void): void {
    this.#groups.at(-1)?.closers.push(closer);
  }

  /** How many characters the fallback of a character has. */
  skipFallback(): void {
    this.#toSkip = this.state.unicodeSkip;
  }

  #open(): void {
    this.#toSkip = 0;
    this.#starred = false;
    if (this.#groups.length >= this.#options.maxDepth)
      throw new OnomastError('input.too-deep', `groups lie more than ${this.#options.maxDepth} deep`, {
        file: this.#options.name,
        byte: this.tokens.start,
      });
    this.#groups.push({ state: this.state, closers: [] });
    this.state = { ...this.state };
  }

  #close(): void {
    this.#toSkip = 0;
    const { state, closers } = this.#groups.at(-1)!;
    for (const closer of closers) closer();
    this.#groups.pop();
    this.state = state;
  }

  #word(): void {
    const { word, parameter } = this.tokens;
    const starred = this.#starred;
    this.#starred = false;
    if (word === 'bin') {
      this.tokens.skip(parameter ?? 0);
      if (this.#toSkip > 0) this.#toSkip--;
      return;
    }
    if (this.#toSkip > 0 && word !== 'u') {
      this.#toSkip--;
      return;
    }
    const known = controlWords[word];
    if (known !== undefined) known(this, parameter);
    else if (furniture.has(word)) {
      if (!this.state.skips) this.openFlow('furniture', (blocks) => this.furniture.push(blocks));
    } else if (skipped.has(word) || (starred && !readAnyway.has(word))) {
      this.state.skips = true;
      if (word === 'shprslt') this.state.skipsAll = true;
    } else if (characters[word] !== undefined) this.emit(characters[word]);
  }

  #symbol(): void {
    const { word, start } = this.tokens;
    if (word === '*') {
      this.#starred = true;
      return;
    }
    if (this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    if (word === '\n' || word === '\r') controlWords['par']!(this, undefined);
    else if (word === '\t') this.emit('\t');
    else if (word === '~') this.emit('\u00a0');
    else if (word === '_') this.emit('-');
    else if ('\\{}'.includes(word)) this.emit(word, start + 1);
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else this.#bytes.push(byte);
  }

  #text(): void {
    const { bytes, start: from, end } = this.tokens;
    const left = Math.min(this.#toSkip, end - from);
    this.#toSkip -= left;
    let start = from + left;
    if (start < end && this.#bytes.length > 0 && this.fonts.isCut(this.#bytes, this.state.font))
      this.#bytes.push(bytes[start++]!);
    if (start === end) return;
    this.#flush();
    if (this.state.skips) return;
    const words = bytes.subarray(start, end);
    const isPlain = this.fonts.symbols(this.state.font) === undefined && words.every((byte) => byte < 0x80);
    if (isPlain) this.emit(latin(words), start);
    else this.emit(this.fonts.decode(words, this.state.font));
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    if (!this.state.skips) this.emit(this.fonts.decode(bytes, this.state.font));
  }

  /** A character by its number. */
  unicode(code: number): void {
    const unit = code < 0 ? code + 0x10000 : code;
    if (unit <= 0 || unit > 0x10ffff) return;
    const symbols = this.fonts.symbols(this.state.font);
    const symbol = symbols === undefined ? undefined : symbolOf(symbols, unit);
    this.emit(symbol ?? String.fromCodePoint(unit));
    this.skipFallback();
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** The level of headings that their names alone tell. */
function titleLevel(style: string): number | undefined {
  const level = /^heading ([1-9])$/i.exec(style)?.[1];
  if (level !== undefined) return Number(level);
  if (/^title$/i.test(style)) return 1;
  return /^subtitle$/i.test(style) ? 2 : undefined;
}

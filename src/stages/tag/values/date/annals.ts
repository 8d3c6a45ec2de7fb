import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { isDigit } from '../engine/characters.ts';
import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import type { DateReader } from './reader.ts';
import { bookFormats, leavesOfSheet } from './words.ts';

/** How far another entry of the same annals may stand, in lexemes. */
const nearby = 80;
/** Further apart, two entries belong to different lists. */
const longestGap = 60;

/**
 * Whether the year at `t` opens an entry of annals, which stands among others: `1841. Sails for Lima. 1844. Returns. 1846–9. Fellow of …`.
 *
 * Near misses: entries that are numbered, `1841. Travels in Spain. 1842. Letters from Spain.`: there every number is one more than the
 * last; a number in brackets or at the end of a sentence.
 */
export function opensAnnals(reader: DateReader, t: number): boolean {
  const year = entryAt(reader, t);
  if (year === undefined) return false;
  if (t === 0 && reader.options.annals === true) return true;
  return isFurther(reader, t, year, 1) || isFurther(reader, t, year, -1);
}

const opening = /^(\d{4})(?:[-–]\d{1,4})?\.\s\p{Lu}/u;
/** The year that opens a line, with no full stop after it. */
const chronicleLine = /^([3-9]\d\d|1\d{3}|20\d\d)(?:[,:]| ?[–—]| -)? ["“‘]?\p{Lu}/u;
/** A year said within such a line, which numbered things seldom have: `1845 By 1845, the price of furs dropped`. */
const saidInLine = /\D(?:1[5-9]\d\d|20[0-2]\d)(?![\d,.]\d|\d)/;
/** How many flows may stand between two entries of the same annals. */
const flowsBetween = 3;

/** Flows that are entries of annals, each under its year. */
export class Annals {
  readonly #entries = new WeakSet<TokenisedFlow>();
  #lines = 0;
  #rising = 0;
  #counted = 0;
  #dated = 0;
  #year = 0;

  /** Looks at flows that stand one after the other. */
  read(flows: readonly TokenisedFlow[]): void {
    let before: { year: number; at: number } | undefined;
    /** Flows since the last gap: where years skip, all of them are entries. */
    let run: TokenisedFlow[] = [];
    let skips = false;
    for (const [at, flow] of flows.entries()) {
      const head = flow.view.text.slice(0, 20).trimStart();
      if (!isDigit(head.charCodeAt(0))) continue;
      this.#countLine(flow.view.text);
      const year = Number(opening.exec(head)?.[1] ?? 0);
      if (year < 1000 || year > 2100) continue;
      const gap = before === undefined ? 0 : year - before.year;
      const goesOn =
        before !== undefined && at - before.at <= flowsBetween + 1 && gap >= 0 && gap <= longestGap;
      if (!goesOn) {
        this.#keep(run, skips);
        [run, skips] = [[], false];
      } else if (gap !== 1) skips = true;
      run.push(flow);
      before = { year, at };
    }
    this.#keep(run, skips);
  }

  #keep(run: readonly TokenisedFlow[], skips: boolean): void {
    if (skips && run.length > 1) for (const flow of run) this.#entries.add(flow);
  }

  #countLine(text: string): void {
    const found = chronicleLine.exec(text);
    if (found === null) return;
    const year = Number(found[1]);
    const step = year - this.#year;
    this.#lines++;
    if (step >= 0 && step < 500) this.#rising++;
    if (step === 1) this.#counted++;
    if (year >= 1500 && saidInLine.test(text.slice(4, 400))) this.#dated++;
    this.#year = year;
  }

  /**
   * Whether lines of the document open with years and no stop, one after another: `1781 The mill is sold`; not the running numbers of a
   * catalogue, `1021 Bowl`, `1022 Vase`.
   */
  get isChronicle(): boolean {
    const rises = this.#rising * 4 >= this.#lines * 3 - 3;
    const isNumbering = this.#counted * 2 >= this.#lines && this.#dated * 2 < this.#lines;
    return this.#lines >= 3 && rises && !isNumbering && this.#year >= 1000;
  }

  has(flow: TokenisedFlow): boolean {
    return this.#entries.has(flow);
  }
}

/** Whether, within reach, an entry stands further off in years than in entries. */
function isFurther(reader: DateReader, t: number, year: number, step: 1 | -1): boolean {
  let entries = 0;
  let between = 0;
  let gapBefore = 0;
  for (let i = t + step; i >= 0 && i < reader.lex.count && between < nearby; i += step) {
    between++;
    const other = entryAt(reader, i);
    if (other === undefined) continue;
    entries++;
    const gap = (other - year) * step;
    if (gap < 0 || gap > longestGap) return false;
    // Running numbers do not come twice.
    if (gap > entries || gap === gapBefore) return true;
    gapBefore = gap;
  }
  return false;
}

/** Whether a sentence, line or text begins with lexeme `t`. */
export function opensSentence(reader: DateReader, t: number): boolean {
  const { lex } = reader;
  if (t === 0 || lex.kind[t - 1] === LexKind.break) return true;
  if (glued(lex, t)) return false;
  return reader.word(t - 1) === '.' || reader.opensLine(t);
}

/** The year, or the first of two, that stands before a full stop or comma and a capital at the beginning of a sentence. */
function entryAt(reader: DateReader, t: number): number | undefined {
  const { lex } = reader;
  if (lex.kind[t] !== LexKind.number) return undefined;
  const year = reader.digits(t, 4);
  if (year === undefined || year < 1000 || year > 2100) return undefined;
  if (!opensSentence(reader, t)) return undefined;
  let stop = t + 1;
  const isRange =
    reader.isDash(stop) && reader.isTight(stop) && reader.plainNumber(stop + 1, 4) !== undefined;
  if (isRange) stop += 2;
  const sign = reader.word(stop);
  const isStop = (sign === '.' || sign === ',') && glued(lex, stop);
  return isStop && reader.isCapital(stop + 1) ? year : undefined;
}

/**
 * Whether the format of a book stands next to the year at `t`: `By Ann Lee. 1670. 8vo.`, `4to. 1790.`, `fol. 1684.`
 *
 * Near misses: `the folio of 1623 leaves`, `from 4 to 1790`.
 */
export function standsByFormat(reader: DateReader, t: number): boolean {
  const { lex } = reader;
  const mark = reader.word(t + 1) ?? '';
  const closes = t + 1 >= lex.count || lex.kind[t + 1] === LexKind.break || /^[.,;)]$/.test(mark);
  if (!closes) return false;
  const isSign = (i: number) => /^[.,;]$/.test(reader.word(i) ?? '');
  if (isSign(t + 1) && isFormat(reader, t + 2)) return true;
  if (!isSign(t - 1)) return false;
  // the word of the format, or its number, to which the word is glued
  return bookFormats.has(reader.lower(t - 2)) || (glued(lex, t - 2) && isFormat(reader, t - 3));
}

/** `8vo`, `fol.`, `folio` at `i`. */
function isFormat(reader: DateReader, i: number): boolean {
  if (bookFormats.has(reader.lower(i))) return true;
  return (
    reader.plainNumber(i, 2) !== undefined &&
    glued(reader.lex, i + 1) &&
    leavesOfSheet.has(reader.lower(i + 1))
  );
}

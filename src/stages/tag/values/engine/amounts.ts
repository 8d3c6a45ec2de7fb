import type { Big } from 'big.js';
import type { Qualifier } from '../../../../record/schema.ts';
import type { Lexemes } from './lexer.ts';
import { LexKind } from './lexer.ts';
import { qualifierBefore } from './qualifiers.ts';
import { glued, goesOn, type NumberMention, scaled, scalesFrom } from './scales.ts';
import { patternOf, wordsOf } from './word-roles.ts';

/** What a number is a number of: a currency, a percent sign, a unit. Lexeme range, end exclusive. */
export interface Measure {
  from: number;
  to: number;
  /** Numbers with the same key may share a range. */
  key: string;
  /** `10-million-dollar`, `3 m`: the measure read a scale letter too. */
  scale?: number;
}

/** A figure or range with its measure. */
export interface Amount<M extends Measure> {
  /** Lexeme range with approximating words, end exclusive. */
  from: number;
  to: number;
  /** The single figure or the range's lower end. */
  low: Big | undefined;
  /** The range's upper end. */
  high?: Big | undefined;
  qualifier?: Qualifier;
  measure: M;
  /** Lexeme range of the first number. */
  number: NumberMention;
}

/** How one type of amount finds its measures. */
export interface MeasureGrammar<M extends Measure> {
  /** The measure that ends at lexeme `at` (exclusive), before a number. */
  before(at: number, number: NumberMention): M | undefined;
  /** The measure that begins at lexeme `at`, behind a number. */
  after(at: number, number: NumberMention): M | undefined;
  /** The measure said once more behind an amount whose measure stood before: `$12 million. USD`. */
  again?(at: number, measure: M): M | undefined;
  /** Whether two measures may share a range; by default those of the same key. */
  same?(a: M, b: M): boolean;
}

/** A number with the measures beside it. */
interface Atom<M extends Measure> {
  number: NumberMention;
  value: Big | undefined;
  from: number;
  to: number;
  before: M | undefined;
  after: M | undefined;
  /** Power of ten that a letter said: 6 in `$10M`. */
  letter: number;
}

const dashes = new Set(['-', '–', '—', '‑', '−']);

/**
 * The amounts among the numbers of a text. Ranges share scale and measure (`$2-2.5 billion`, `from 5 to 10 per cent`), lists
 * share them too but stay apart (`1.65 and 2.40 billion rubles` are two). One pass; each number is looked at once with a
 * bounded number of lexemes around it.
 */
export function amountsIn<M extends Measure>(
  lex: Lexemes,
  numbers: readonly NumberMention[],
  grammar: MeasureGrammar<M>,
): Amount<M>[] {
  const word = (i: number): string | undefined => lex.entry[i]?.w;
  const amounts: Amount<M>[] = [];
  const same = grammar.same ?? ((a: M, b: M) => a.key === b.key);
  let taken = 0;
  const atoms = numbers.map((n) => {
    const atom = atomOf(n);
    if (atom.after !== undefined || atom.before !== undefined) taken = atom.to;
    return atom;
  });
  let floor = 0;
  for (let i = 0; i < atoms.length; i++) {
    const a = atoms[i]!;
    const next = atoms[i + 1];
    const b = next === undefined ? undefined : withLetter(a, next);
    if (a.from < floor) continue;
    if (a.before === undefined && a.after === undefined) {
      const shared = b === undefined ? undefined : sharedLeft(i);
      if (shared === undefined) continue;
      if (shared.kind === 'range') {
        emit(rangeOf(atoms[i]!, b!), a.from, b!.to, b!.after ?? b!.before!, a);
        i++;
      } else {
        for (let k = i; k < shared.last; k++) {
          const left = atoms[k]!;
          const last = atoms[shared.last]!;
          emit(
            { low: scaled(left.value, last.number.scale + (last.after?.scale ?? 0)) },
            left.from,
            left.to,
            last.after!,
            left,
          );
        }
        i = shared.last - 1;
      }
      continue;
    }
    if (b !== undefined && isRange(a, b)) {
      emit(rangeOf(a, b), a.from, b.to, a.before ?? a.after ?? b.after ?? b.before!, a);
      i++;
      continue;
    }
    emit({ low: a.value }, a.from, a.to, a.before ?? a.after!, a);
  }
  return amounts;

  function atomOf(number: NumberMention): Atom<M> {
    let { from, to, value } = number;
    let letter = 0;
    // A sign of negation stands before the number or before the currency: `-5%`, `-$5`, `$-5`.
    let negative = false;
    const signed = signBefore(from);
    if (signed !== undefined) {
      from = signed;
      negative = true;
    }
    let before = number.article === true ? undefined : grammar.before(from, number);
    // `€(4.5) million`: brackets around a loss.
    if (before === undefined && word(from - 1) === '(' && glued(lex, from) && word(number.to) === ')') {
      before = glued(lex, from - 1) && number.bare ? grammar.before(from - 1, number) : undefined;
      if (before !== undefined) {
        const scales = scalesFrom(lex, number.to + 1);
        // `£(12.4)m`
        const letterScale = glued(lex, scales.to) ? (lex.entry[scales.to]?.letterScale ?? 0) : 0;
        to = letterScale > 0 ? scales.to + 1 : scales.to;
        value = scaled(value, scales.scale + letterScale);
        negative = true;
      }
    }
    if (before !== undefined && before.from < taken) before = undefined;
    if (before?.scale !== undefined) value = scaled(value, before.scale);
    if (before !== undefined) {
      from = before.from;
      const outer = negative ? undefined : signBefore(from);
      if (outer !== undefined) {
        from = outer;
        negative = true;
      }
    }
    let after: M | undefined;
    if (before === undefined) {
      after = grammar.after(to, number);
      if (after === undefined && number.letter !== undefined) {
        after = grammar.after(number.letter.to, number);
        if (after !== undefined) {
          to = number.letter.to;
          letter = number.letter.scale;
        }
      }
    } else if (number.letter !== undefined && takesLetter(number)) {
      to = number.letter.to;
      letter = number.letter.scale;
    }
    value = scaled(value, letter);
    if (after !== undefined) {
      to = after.to;
      if (after.scale !== undefined) value = scaled(value, after.scale);
    }
    if (before !== undefined) to = grammar.again?.(to, before)?.to ?? stopEnd(number, to);
    if (negative) value = value?.times(-1);
    return { number, value, from, to, before, after, letter };
  }

  /** The stop of `$12 m. for the year` belongs to the abbreviation where the sentence goes on. */
  function stopEnd(number: NumberMention, to: number): number {
    if (word(to) !== '.' || !glued(lex, to) || to - 1 <= number.from) return to;
    const e = lex.entry[to - 1];
    const isShort =
      lex.end[to - 1]! - lex.start[to - 1]! <= 4 && (e?.scale !== undefined || e?.letterScale !== undefined);
    return isShort && goesOn(lex, to + 1) ? to + 1 : to;
  }

  /** A letter of scale must be glued, or be two letters, or stand before no word. */
  function takesLetter(number: NumberMention): boolean {
    const at = number.letter!.to - 1;
    return (
      glued(lex, at) ||
      lex.end[at]! - lex.start[at]! > 1 ||
      lex.kind[at + 1] !== LexKind.word ||
      glued(lex, at + 1) === false
    );
  }

  /** Lexeme of a minus sign directly before `at`, standing free on its left: `-5`, `(−5`, `minus five`. */
  function signBefore(at: number): number | undefined {
    const i = at - 1;
    const w = word(i);
    if (w === 'minus' || w === 'negative') return i;
    if ((w !== '-' && w !== '−' && w !== '–') || !glued(lex, at)) return undefined;
    if (i === 0 || !glued(lex, i)) return previousIsFigure(i) ? undefined : i;
    const left = word(i - 1);
    if (lex.entry[i - 1]?.sign !== undefined && lex.kind[i - 1] === LexKind.sign) return i;
    return left === '(' || left === '[' || left === '"' || left === '“' || left === '\\' ? i : undefined;
  }

  /** `5 -10`: the dash joins. */
  function previousIsFigure(i: number): boolean {
    return i > 0 && (lex.kind[i - 1] === LexKind.number || word(i - 1) === '%');
  }

  /** Whether `to`, a dash, or `and` after `between` stands between two lexemes. */
  function joins(leftTo: number, rightFrom: number, leftFrom: number): boolean {
    // `−5 to +3 °C`
    const to = word(rightFrom - 1) === '+' && glued(lex, rightFrom) ? rightFrom - 1 : rightFrom;
    const gap = to - leftTo;
    if (gap === 1) {
      const w = word(leftTo);
      if (w === undefined) return false;
      if (dashes.has(w) || w === 'to' || w === 'till') return true;
      if (w === 'or') return true;
      return w === 'and' && saysBetween(leftFrom);
    }
    // `2...3`, `2..3`
    if (gap <= 3 && isDots(leftTo, to)) return true;
    // `8- to 16-meter`, `5 up to 10`, `10-to-15`
    if (gap === 2) {
      return (
        (dashes.has(word(leftTo) ?? '') && word(leftTo + 1) === 'to') ||
        (word(leftTo) === 'up' && word(leftTo + 1) === 'to')
      );
    }
    return (
      gap === 3 &&
      word(leftTo + 1) === 'to' &&
      dashes.has(word(leftTo) ?? '') &&
      dashes.has(word(leftTo + 2) ?? '')
    );
  }

  function isDots(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (!glued(lex, i) || (word(i) !== '.' && word(i) !== '…')) return false;
    return to - from > 1 || word(from) === '…';
  }

  function saysBetween(from: number): boolean {
    for (let i = from - 1; i >= from - 3 && i >= 0; i--) if (word(i) === 'between') return true;
    return word(from - 1) === 'from';
  }

  function isRange(a: Atom<M>, b: Atom<M>): boolean {
    if (!joins(a.to, b.from, a.from)) return false;
    if (a.number.article === true || b.number.article === true) return false;
    const left = a.before ?? a.after;
    const right = b.before ?? b.after;
    const link = word(a.to);
    if (link === 'to' && left !== undefined && isStep(a.from)) return false;
    if (left !== undefined && right !== undefined) {
      if (!same(left, right)) return false;
      if (link === 'or') return false;
      if (a.value === undefined || b.value === undefined) return true;
      // `rose from $3 million to $5 million` is a change of two figures, `from $3 to $5 million` a range.
      if (link === 'to' && isChange(a.from)) return false;
      return true;
    }
    if (right === undefined) {
      // `$2-2.5 billion`, `$5 to 10 million`; not `5% to 2018`, `$5 to 10 people`.
      if (a.before === undefined) return false;
      if (link === 'or') return false;
      // `between $2 and 3 million`
      if (link === 'and') return b.number.scale > 0 && a.number.bare;
      if (dashes.has(link ?? '')) return !b.number.yearLike;
      return !b.number.bare || !(lex.kind[b.to] === LexKind.word);
    }
    return false;
  }

  /** Whether a figure says how far something moved: `fell 3% to 45%`, `rose by $4 to $19`, `an increase of €2 to €14`. */
  function isStep(from: number): boolean {
    const at = (qualifierBefore(lex, from, 0)?.from ?? from) - 1;
    if (at < 0 || lex.kind[at] !== LexKind.word) return false;
    const before = lex.text.slice(lex.start[at]!, lex.end[at]!).toLowerCase();
    if (before === 'by') return true;
    if (before !== 'of') return stepVerbs.has(before);
    return at > 0 && stepNouns.has(lex.text.slice(lex.start[at - 1]!, lex.end[at - 1]!).toLowerCase());
  }

  /** Whether the words before say that something changed from one figure to another. */
  function isChange(from: number): boolean {
    if (word(from - 1) !== 'from' && word(from - 2) !== 'from' && word(from - 3) !== 'from') return false;
    const start = Math.max(0, from - 24);
    const stretch = lex.text.slice(lex.start[start]!, lex.start[from]!);
    return changeWords.test(stretch);
  }

  /** A bare number before one with a measure: a range, or the head of a list. */
  function sharedLeft(i: number): { kind: 'range' } | { kind: 'list'; last: number } | undefined {
    const a = atoms[i]!;
    const b = atoms[i + 1]!;
    if (a.number.article === true || a.value === undefined || endsYears(a)) return undefined;
    const letter = a.number.letter;
    if (letter !== undefined && b.letter === letter.scale && joins(letter.to, b.from, a.from)) {
      atoms[i] = { ...a, letter: letter.scale, to: letter.to, value: scaled(a.value, letter.scale) };
      return { kind: 'range' };
    }
    if (
      b.before === undefined &&
      b.after !== undefined &&
      joins(a.to, b.from, a.from) &&
      b.number.article !== true
    ) {
      // `21 million or 11 percent`: unlike things.
      if (word(a.to) === 'or' && (!a.number.bare || b.value === undefined || b.value.lte(a.value)))
        return undefined;
      // `in 2020 to 114.3 billion dollars`, `2018-5%`: a year before an amount.
      if (a.number.yearLike === true) {
        const glue = glued(lex, a.to) && glued(lex, b.from);
        if (b.number.scale > 0 || b.value === undefined || b.value.lt(a.value) || !glue) return undefined;
      }
      return { kind: 'range' };
    }
    // `5, 10 and 15 million dollars`
    let k = i;
    while (k - i < 8 && atoms[k + 1] !== undefined) {
      const left = atoms[k]!;
      const right = atoms[k + 1]!;
      if (left.number.yearLike || !left.number.bare || left.before !== undefined || left.after !== undefined)
        return undefined;
      const w = word(left.to);
      const gap = right.from - left.to;
      if (gap === 1 && w === ',' && right.after === undefined && right.before === undefined) {
        k++;
        continue;
      }
      const link =
        (gap === 1 && (w === 'and' || w === 'or')) || (gap === 2 && w === ',' && word(left.to + 1) === 'and');
      if (link && right.after !== undefined && right.before === undefined && right.number.article !== true) {
        return isListed(i) ? { kind: 'list', last: k + 1 } : undefined;
      }
      return undefined;
    }
    return undefined;
  }

  /** The second year of `2012–13`. */
  function endsYears(a: Atom<M>): boolean {
    const dash = word(a.from - 1);
    if (!(dashes.has(dash ?? '') || dash === '/') || !glued(lex, a.from) || !glued(lex, a.from - 1))
      return false;
    const year = a.from - 2;
    return (
      lex.kind[year] === LexKind.number &&
      /^1\d{3}$|^20\d\d$/.test(lex.text.slice(lex.start[year]!, lex.end[year]!))
    );
  }

  /** The head of a list stands where an amount may stand: not `No. 5 and 10 tons`, `May 5 and 10 tons`. */
  function isListed(i: number): boolean {
    const e = lex.entry[atoms[i]!.from - 1];
    return e?.month === undefined && word(atoms[i]!.from - 1) !== '.' && word(atoms[i]!.from - 1) !== '№';
  }

  function rangeOf(a: Atom<M>, b: Atom<M>): { low: Big | undefined; high: Big | undefined } {
    let low = a.value;
    const high = b.value;
    const shares = a.number.bare && b.number.scale > 0 && (a.to === a.number.to || a.before !== undefined);
    if (shares && low?.abs().lt(1000) === true) {
      // `$200 to $4 million`: only the end is in millions.
      const raised = scaled(low, b.number.scale);
      if (high === undefined || raised!.lte(high)) low = raised;
    } else if (sharesThousands(a, b)) low = scaled(low, 3);
    if (b.after?.scale !== undefined && a.after?.scale === undefined) low = scaled(low, b.after.scale);
    if (b.letter > 0 && a.letter === 0 && a.number.bare) low = scaled(low, b.letter);
    return { low, high };
  }

  /** `15-20,000 euros`, `30 to 40,000 dollars`: the thousands are those of both ends. */
  function sharesThousands(a: Atom<M>, b: Atom<M>): boolean {
    if (!a.number.bare || !b.number.bare || a.value === undefined || b.value === undefined) return false;
    const raw = lex.text.slice(lex.start[b.number.from]!, lex.end[b.number.from]!);
    if (!/^\d{1,3}[,.'’ ]000$/.test(raw) || a.value.gte(1000) || a.value.lt(1)) return false;
    const raised = a.value.times(1000);
    return raised.lt(b.value) && raised.times(4).gte(b.value);
  }

  /** The letter of scale at the end of a range belongs to both: `$5-10k`, `€1m–2m`. */
  function withLetter(a: Atom<M>, b: Atom<M>): Atom<M> {
    const { letter } = b.number;
    if (letter === undefined || b.letter > 0 || b.after !== undefined || a.before === undefined) return b;
    if (!takesLetter(b.number)) return b;
    return { ...b, to: letter.to, letter: letter.scale, value: scaled(b.value, letter.scale) };
  }

  function emit(
    figures: { low: Big | undefined; high?: Big | undefined },
    from: number,
    to: number,
    measure: M,
    atom: Atom<M>,
  ): void {
    const approximate = qualifierBefore(lex, from, floor);
    const amount: Amount<M> = {
      from: approximate?.from ?? from,
      to,
      low: figures.low,
      measure,
      number: atom.number,
    };
    if (figures.high !== undefined && figures.low !== undefined) {
      // Said the wrong way round, `-78-0` or `10-5%`: the record keeps the lower end first.
      if (figures.high.lt(figures.low)) {
        amount.low = figures.high;
        amount.high = figures.low;
      } else amount.high = figures.high;
    }
    if (approximate?.qualifier !== undefined) amount.qualifier = approximate.qualifier;
    else if (atom.number.plus === true && amount.high === undefined) amount.qualifier = 'moreThan';
    amounts.push(amount);
    floor = to;
  }
}

const stepVerbs = wordsOf('step-verb');
const stepNouns = wordsOf('step-noun');
const changeWords = patternOf('change');

/** The value fields of a record body: decimal strings without exponent. */
export function figuresOf(amount: Amount<Measure>): {
  value?: string;
  minValue?: string;
  maxValue?: string;
  qualifier?: Qualifier;
} {
  const fields: { value?: string; minValue?: string; maxValue?: string; qualifier?: Qualifier } = {};
  if (amount.high !== undefined && amount.low !== undefined) {
    fields.minValue = amount.low.toFixed();
    fields.maxValue = amount.high.toFixed();
  } else if (amount.low !== undefined) fields.value = amount.low.toFixed();
  if (amount.qualifier !== undefined) fields.qualifier = amount.qualifier;
  return fields;
}

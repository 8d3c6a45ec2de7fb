import type { Big } from 'big.js';
import { type Atom, atomsIn, withLetter } from './atoms.ts';
import { type Lexemes, LexKind } from './lexer.ts';
import type { Amount, Measure, MeasureGrammar } from './measure.ts';
import { qualifierBefore } from './qualifiers.ts';
import { isRange, rangeOf } from './ranges.ts';
import { type NumberMention, scaled, word } from './scales.ts';
import { sharedLeft } from './shared-measure.ts';

/** The figure of an amount, or its two ends. */
interface Figures {
  low: Big | undefined;
  high?: Big | undefined;
}

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
  if (numbers.length === 0) return [];
  const same = grammar.same ?? ((a: M, b: M) => a.key === b.key);
  const atoms = atomsIn(lex, numbers, grammar);
  // Numbers without a measure share only that of another.
  if (!atoms.some(isMeasured)) return [];
  const amounts = new AmountList<M>(lex);
  for (let i = 0; i < atoms.length; i++) {
    const a = atoms[i]!;
    if (a.from < amounts.floor) continue;
    const next = atoms[i + 1];
    const b = next === undefined ? undefined : withLetter(lex, a, next);
    if (a.before === undefined && a.after === undefined) {
      const shared = b === undefined ? undefined : sharedLeft(lex, atoms, i);
      if (shared === undefined) continue;
      if (shared.kind === 'range') {
        amounts.addRange(shared.first, b!, b!.after ?? b!.before!);
        i++;
      } else {
        amounts.addList(atoms.slice(i, shared.last), atoms[shared.last]!);
        i = shared.last - 1;
      }
    } else if (b !== undefined && isRange(lex, a, b, same)) {
      amounts.addRange(a, b, a.before ?? a.after!);
      i++;
    } else amounts.add(a, { low: a.value }, a.to, a.before ?? a.after!);
  }
  return amounts.list;
}

const isMeasured = ({ before, after }: Atom<Measure>): boolean => before !== undefined || after !== undefined;

/** Amounts in order, apart from each other. */
class AmountList<M extends Measure> {
  readonly list: Amount<M>[] = [];
  /** Lexeme after the last amount. */
  floor = 0;
  readonly #lex: Lexemes;

  constructor(lex: Lexemes) {
    this.#lex = lex;
  }

  addRange(a: Atom<M>, b: Atom<M>, measure: M): void {
    this.add(a, rangeOf(this.#lex, a, b), b.to, measure);
  }

  /** `1.65 and 2.40 billion rubles`: all but the last take scale and measure from it. */
  addList(atoms: readonly Atom<M>[], last: Atom<M>): void {
    const scale = last.number.scale + (last.after?.scale ?? 0);
    for (const atom of atoms) this.add(atom, { low: scaled(atom.value, scale) }, atom.to, last.after!);
  }

  add(atom: Atom<M>, { low, high }: Figures, to: number, measure: M): void {
    const approximate = qualifierBefore(this.#lex, atom.from, this.floor);
    const amount: Amount<M> = { from: approximate?.from ?? atom.from, to, low, measure, number: atom.number };
    if (high !== undefined && low !== undefined) {
      // Said the wrong way round, `-78-0` or `10-5%`: the record keeps the lower end first.
      const isFalling = high.lt(low);
      amount.low = isFalling ? high : low;
      amount.high = isFalling ? low : high;
    }
    this.#dropReached(atom.from, measure);
    if (approximate?.qualifier !== undefined) amount.qualifier = approximate.qualifier;
    else if (atom.number.plus === true && amount.high === undefined) amount.qualifier = 'moreThan';
    this.list.push(amount);
    this.floor = to;
  }

  /** `pushed the price up to $9 a bushel, from $8.50`: what was said to be reached from the amount at lexeme `at` is no upper bound. */
  #dropReached(at: number, { key }: Measure): void {
    const last = this.list.at(-1);
    const lex = this.#lex;
    if (last?.qualifier !== 'atMost' || last.measure.key !== key || at - last.to > farthestStart) return;
    if (word(lex, last.from) !== 'up' || word(lex, at - 1) !== 'from') return;
    for (let i = last.to; i < at; i++) if (lex.kind[i] === LexKind.break || word(lex, i) === '.') return;
    last.from += 2;
    delete last.qualifier;
  }
}

/** Lexemes between a figure that was reached and the one it rose from. */
const farthestStart = 8;

import { modelTypes, spansOf } from '../model/labels.ts';
import type { CorpusDocument, UnitSpan } from './corpus.ts';
import type { Stretch } from './instances.ts';

/** Strict figures: span and type. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly types: Readonly<Record<string, { readonly gold: number; readonly f1: number }>>;
}

/** Counts strict matches over documents. */
export class Tally {
  readonly #types = new Map<string, { right: number; gold: number; predicted: number }>();

  /** `rename` maps types before they are compared; `undefined` leaves a mention out. */
  add(gold: readonly UnitSpan[], predicted: readonly UnitSpan[], rename = same): void {
    const keys = new Set<string>();
    for (const span of gold) {
      const type = rename(span.type);
      if (type === undefined) continue;
      this.#of(type).gold++;
      keys.add(`${type} ${span.start} ${span.end}`);
    }
    for (const span of predicted) {
      const type = rename(span.type);
      if (type === undefined) continue;
      const own = this.#of(type);
      own.predicted++;
      if (keys.has(`${type} ${span.start} ${span.end}`)) own.right++;
    }
  }

  #of(type: string): { right: number; gold: number; predicted: number } {
    let own = this.#types.get(type);
    if (own === undefined) this.#types.set(type, (own = { right: 0, gold: 0, predicted: 0 }));
    return own;
  }

  figures(): Figures {
    let right = 0;
    let gold = 0;
    let predicted = 0;
    const types: Record<string, { gold: number; f1: number }> = {};
    for (const type of [...this.#types.keys()].sort()) {
      const own = this.#types.get(type)!;
      right += own.right;
      gold += own.gold;
      predicted += own.predicted;
      types[type] = { gold: own.gold, f1: round((2 * own.right) / Math.max(1, own.gold + own.predicted)) };
    }
    return {
      precision: round(right / Math.max(1, predicted)),
      recall: round(right / Math.max(1, gold)),
      f1: round((2 * right) / Math.max(1, gold + predicted)),
      types,
    };
  }

  /** The figures on one line. */
  line(): string {
    const { precision, recall, f1, types } = this.figures();
    const parts = Object.entries(types).map(([type, own]) => `${type} ${own.f1.toFixed(3)}/${own.gold}`);
    return `F1 ${f1.toFixed(4)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} | ${parts.join(' ')}`;
  }
}

const same = (type: string): string | undefined => type;
const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** The mentions that labels of a document's stretches spell, in code units of its text. */
export function mentionsOf(
  document: CorpusDocument,
  number: number,
  stretches: readonly Stretch[],
  labels: readonly Uint8Array[],
): UnitSpan[] {
  const mentions: UnitSpan[] = [];
  for (const [i, stretch] of stretches.entries()) {
    if (stretch.document !== number) continue;
    const { tokens, view } = document.flows[stretch.flow]!;
    for (const { type, start, end } of spansOf(labels[i]!)) {
      const parts = view.sourceSpans(
        tokens.start[stretch.from + start]!,
        tokens.end[stretch.from + end - 1]!,
      );
      mentions.push({ type: modelTypes[type]!, start: parts[0]!.start, end: parts[parts.length - 1]!.end });
    }
  }
  return mentions;
}

import type { DocumentContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { candidatesOf, sharedHeads } from './currencies.ts';
import type { CurrencyMeasure } from './currency-measure.ts';
import { currencyIn } from './currency-times.ts';

/** Which currencies a document named outright so far, by their bare name: `ruble` -> RUB 3 times. */
export class CurrencyMemory {
  readonly #document = new Map<string, Map<string, number>>();
  #flow = new Map<string, string>();
  readonly #outright = new Map<string, number>();
  #others = 0;
  #dollars = 0;
  #pounds = 0;

  static of(document: DocumentContext): CurrencyMemory {
    return document.memory(currenciesOfDocument);
  }

  /** What one flow says is nearer evidence than what the document says. */
  beginFlow(): void {
    this.#flow = new Map();
  }

  /** Takes in a currency that the text says outright. */
  note(measure: CurrencyMeasure): void {
    if (measure.code !== undefined)
      this.#outright.set(measure.code, (this.#outright.get(measure.code) ?? 0) + 1);
    if (measure.head === 'pound' && (measure.code ?? 'GBP') === 'GBP') this.#pounds++;
    if (measure.head === 'dollar') {
      if (measure.code === undefined) this.#dollars++;
    } else if (!world.has(measure.code ?? measure.head ?? '')) this.#others++;
    const code =
      measure.code ??
      (measure.region !== undefined && measure.head !== undefined
        ? currencyIn(measure.region, measure.head)
        : undefined);
    if (code === undefined || measure.subunit !== undefined) return;
    for (const head of headsOfCode(code)) {
      this.#flow.set(head, code);
      const counts = this.#document.get(head);
      if (counts === undefined) this.#document.set(head, new Map([[code, 1]]));
      else counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }

  /** How often the document says a currency outright. */
  timesOutright(code: string): number {
    return this.#outright.get(code) ?? 0;
  }

  /** Whether the document counts in money of one country that is no dollar: `Rs.`, `KSh`, again and again. */
  hasOtherMoney(): boolean {
    return this.#others >= 2 && this.#others >= this.#dollars;
  }

  /** Whether the document has counted in pounds so far. */
  get hasPounds(): boolean {
    return this.#pounds > 0;
  }

  /** The currency of that name which the flow says outright. */
  inFlow(head: string): string | undefined {
    return this.#flow.get(head);
  }

  /** How often the document says each currency of that name outright. */
  countsOf(head: string): ReadonlyMap<string, number> {
    return this.#document.get(head) ?? none;
  }

  /** The currency of that name which the document says most often, if it is said twice as often as any other. */
  inDocument(head: string): string | undefined {
    const counts = this.#document.get(head);
    if (counts === undefined) return undefined;
    let best: string | undefined;
    let most = 0;
    let second = 0;
    for (const [code, count] of counts) {
      if (count > most) {
        second = most;
        most = count;
        best = code;
      } else if (count > second) second = count;
    }
    return most >= 2 * second ? best : undefined;
  }
}

const none: ReadonlyMap<string, number> = new Map();

const currenciesOfDocument: MemoryKey<DocumentContext, CurrencyMemory> = {
  name: 'money.currencies',
  create: () => new CurrencyMemory(),
};

const headsByCode = new Map<string, string[]>();
for (const head of sharedHeads) {
  for (const code of candidatesOf(head)) {
    const list = headsByCode.get(code);
    if (list === undefined) headsByCode.set(code, [head]);
    else list.push(head);
  }
}
const headsOfCode = (code: string): readonly string[] => headsByCode.get(code) ?? [];

/** Money that documents of all countries count in. */
const world = wordsOf('world-money');

import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { inferenceSources } from '../../../../record/terms.ts';
import type { Lexemes } from '../engine/lexer.ts';
import type { CurrencyMemory } from './currency-memory.ts';

/** What a pipeline file may say about currencies. */
export interface CurrencyOptions {
  /** The currency of a bare name or sign that nothing else decides: `{ "ruble": "RUB", "dollar": "USD" }`. */
  defaultCurrencies?: Readonly<Record<string, string>>;
}

/** A currency that was decided, and what decided it where the span did not. */
export interface ResolvedCurrency {
  readonly code: string | undefined;
  readonly inferredFrom?: (typeof inferenceSources)[number];
}

/** What the decision about one amount's currency looks at. */
export interface CurrencyContext {
  readonly lex: Lexemes;
  readonly flow: TokenisedFlow;
  readonly document: DocumentContext;
  readonly memory: CurrencyMemory;
  readonly options: CurrencyOptions;
}

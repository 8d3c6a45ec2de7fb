import { Big } from 'big.js';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Value } from '../../../../contract/proposal.ts';
import type { EntityType } from '../../../../record/schema.ts';
import { View } from '../../../../text/view.ts';
import { lex } from '../engine/lexer.ts';
import { numbersIn } from '../engine/numbers.ts';
import { CurrencyMemory } from '../money/currency-memory.ts';
import { resolveCurrency } from '../money/currency-resolver.ts';
import { moneyIn } from '../money/money-amounts.ts';
import { percentagesIn } from '../percent/percent.ts';
import { quantitiesIn } from '../quantity/quantity.ts';
import { unitCode } from '../quantity/units.ts';

/** What a label says of the figures under it: their type, currency or unit, and what they are multiplied by. */
export interface LabelUnit {
  readonly type: EntityType;
  readonly value: Value;
  readonly factor: Big;
}

const longestPhrase = 60;

/**
 * The unit that a label names: `in thousands of euro`, `Exports (USD mln)`, `Price, €/t`, `'000 tonnes`, `Share, %`. Undefined where
 * it names none, or where not all of what should name it is understood.
 */
export function unitOfLabel(
  label: string,
  flow: TokenisedFlow,
  document: DocumentContext,
): LabelUnit | undefined {
  for (const phrase of phrasesOf(label)) {
    for (const text of [`1 ${phrase}`, `${phrase} 1`]) {
      const unit = unitOf(text, flow, document);
      if (unit !== undefined) return unit;
    }
  }
  return undefined;
}

/** The stretches of a label that may name a unit: in brackets, after a comma or `in`, the whole. */
function phrasesOf(label: string): string[] {
  const phrases = [...label.matchAll(/[([]([^()[\]]{1,60})[)\]]/g)].map((match) => match[1]!).reverse();
  const plain = label.replace(/[([][^()[\]]{0,60}[)\]]/g, ' ').trim();
  const comma = plain.lastIndexOf(',');
  if (comma >= 0) phrases.push(plain.slice(comma + 1));
  const inside = /.*\b[Ii]n (.+)$/.exec(plain);
  if (inside !== null) phrases.push(inside[1]!);
  phrases.push(plain);
  return phrases
    .map(normalised)
    .filter((phrase) => phrase !== '' && phrase.length <= longestPhrase && !/\d/.test(phrase));
}

/** `thousands of euro` as it stands after a figure: `thousand euro`. */
function normalised(phrase: string): string {
  return (
    phrase
      .trim()
      .replace(/^in /i, '')
      .replace(/['’]000s?/g, 'thousand')
      .replace(/\b(hundred|thousand|million|billion|trillion|lakh|crore)s\b(?: of)?/gi, '$1')
      .replace(/[.:;]+$/, '')
      // `EUR m`, `$m`; `N m` is a unit of its own
      .replace(/(?<=\b[A-Z]{3}|\p{Sc}) ?([mMk])$/u, (_, letter) =>
        letter === 'k' ? ' thousand' : ' million',
      )
  );
}

function unitOf(text: string, flow: TokenisedFlow, document: DocumentContext): LabelUnit | undefined {
  const lexemes = lex(text);
  const numbers = numbersIn(lexemes);
  if (numbers.length !== 1) return undefined;
  const none = new Uint32Array(0);
  const tokens = { count: 0, text: [], start: none, end: none, sentences: none };
  const label: TokenisedFlow = { ...flow, view: View.identity(text), blocked: [], tokens };
  const isAll = (amount: { from: number; to: number } | undefined): boolean =>
    amount !== undefined && amount.from === 0 && amount.to === lexemes.count;
  const factorOf = (low: Big | undefined): Big => low ?? new Big(1);
  const [money] = moneyIn(lexemes, numbers, label, document);
  if (money !== undefined && isAll(money)) {
    const memory = CurrencyMemory.of(document);
    const { code } = resolveCurrency(money.measure, {
      lex: lexemes,
      flow: label,
      document,
      memory,
      options: {},
    });
    if (code === undefined) return undefined;
    return { type: 'MONEY', value: { type: 'MonetaryAmount', currency: code }, factor: factorOf(money.low) };
  }
  const [share] = percentagesIn(lexemes, numbers);
  if (share !== undefined && isAll(share)) {
    const { unitText, unitCode: code } = share.measure;
    const value: Value = {
      type: 'QuantitativeValue',
      unitText,
      ...(code !== undefined && { unitCode: code }),
    };
    return { type: 'PERCENT', value, factor: factorOf(share.low) };
  }
  const [quantity] = quantitiesIn(lexemes, numbers, label, document);
  if (quantity === undefined || !isAll(quantity)) return undefined;
  const { symbol } = quantity.measure;
  const code = unitCode(symbol);
  const value: Value = {
    type: 'QuantitativeValue',
    unitText: symbol,
    ...(code !== undefined && { unitCode: code }),
  };
  return { type: 'QUANTITY', value, factor: factorOf(quantity.low) };
}

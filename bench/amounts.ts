/**
 * Outside test sets of amounts (duckling's, quantulum3's, Recognizers-Text's), scored case by case with the failures printed.
 *
 * Run: `node bench/amounts.ts [--quiet]`; the sets are read from the folder of outside data (`ONOMAST_DATA`).
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Proposal } from '../src/contract/proposal.ts';
import { lex } from '../src/stages/tag/values/engine/lexer.ts';
import { candidatesOf } from '../src/stages/tag/values/money/currencies.ts';
import { unitAt } from '../src/stages/tag/values/quantity/units.ts';
import { outsideData } from './support/outside-data.ts';
import { recognise } from './support/recognise-amounts.ts';

interface Suite {
  name: string;
  right: number;
  total: number;
  leftOut: number;
  failures: string[];
}
const suites: Suite[] = [];
function suite(name: string): Suite {
  const s: Suite = { name, right: 0, total: 0, leftOut: 0, failures: [] };
  suites.push(s);
  return s;
}
function judge(s: Suite, right: boolean, failure: () => string): void {
  s.total++;
  if (right) s.right++;
  else s.failures.push(failure());
}

const folder = outsideData('bench', 'money');
const lines = <T>(file: string): T[] =>
  readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** Text and value of a proposal, for the failures. */
const show = (text: string, p: Proposal): string =>
  `${JSON.stringify(text.slice(p.start, p.end))} ${JSON.stringify(p.value)}`;

interface Duckling {
  input: string;
  expected: { currency?: string; value?: number; low?: number; high?: number } | null;
  latent?: boolean;
}
const headOfDuckling: Readonly<Record<string, string>> = {
  $: 'dollar',
  '£': 'pound',
  dinar: 'dinar',
  rial: 'rial',
  riyal: 'riyal',
};

async function duckling(): Promise<void> {
  const s = suite('duckling amounts of money');
  for (const { input, expected, latent } of lines<Duckling>('duckling_en.jsonl')) {
    const bareCents =
      expected?.value !== undefined &&
      !Number.isInteger(expected.value) &&
      !/\.|cent|kopi|sen|pen|\dc/.test(input);
    const unshared = /\d-\d+ lakh/.test(input) && expected?.low !== undefined && expected.low < 100;
    if (latent === true || bareCents || unshared) {
      s.leftOut++;
      continue;
    }
    const found = (await recognise(input)).filter((p) => p.type === 'MONEY');
    if (expected === null) {
      judge(s, found.length === 0, () => `${input}: nothing expected`);
      continue;
    }
    const value = found[0]?.value;
    let right = found.length === 1 && value?.type === 'MonetaryAmount';
    if (right && value?.type === 'MonetaryAmount') {
      const { currency: name = 'unknown' } = expected;
      // Cents count as hundredths of whichever currency has them.
      const unit = name === 'cent' ? 0.01 : 1;
      const head = headOfDuckling[name];
      const currency =
        name === 'unknown' ||
        name === 'cent' ||
        value.currency === name ||
        (head !== undefined && candidatesOf(head).includes(value.currency!));
      const figure = Number(value.value);
      if (expected.value !== undefined) right = currency && near(figure, expected.value * unit);
      else if (expected.low !== undefined && expected.high !== undefined) {
        right =
          currency &&
          near(Number(value.minValue), expected.low) &&
          near(Number(value.maxValue), expected.high);
      } else if (expected.low !== undefined) {
        right = currency && near(figure, expected.low) && /^(moreThan|atLeast)$/.test(value.qualifier ?? '');
      } else {
        right = currency && near(figure, expected.high!) && /^(lessThan|atMost)$/.test(value.qualifier ?? '');
      }
    }
    judge(
      s,
      right,
      () =>
        `${input}: expected ${JSON.stringify(expected)}, found ${found.map((p) => show(input, p)).join('; ')}`,
    );
  }
}

interface Recognizers {
  input: string;
  expected: { text: string; start: number; end: number; value: number | null; unit: string }[];
}

async function percents(): Promise<void> {
  const s = suite('Recognizers-Text percentages');
  for (const file of ['recognizers_percent.jsonl', 'recognizers_percent.not_js.jsonl']) {
    for (const { input, expected } of lines<Recognizers>(file)) {
      // A percent sign without a figure is no percentage here.
      const stated = expected.filter((e) => e.value !== null);
      if (stated.length < expected.length) {
        s.leftOut++;
        continue;
      }
      const found = (await recognise(input)).filter((p) => p.type === 'PERCENT');
      const right =
        found.length === stated.length &&
        stated.every((e) =>
          found.some(
            (p) =>
              p.start < e.end &&
              e.start < p.end &&
              p.value !== undefined &&
              'value' in p.value &&
              near(Number(p.value.value), e.value!),
          ),
        );
      judge(
        s,
        right,
        () =>
          `${input}: expected ${JSON.stringify(stated)}, found ${found.map((p) => show(input, p)).join('; ')}`,
      );
    }
  }
}

/** The symbol of a unit by its name, as the recogniser itself reads it. */
function symbolOf(name: string): string | undefined {
  const words = name
    .toLowerCase()
    .replace('pound-mass', 'lbs')
    .replace(/^pound$/, 'lbs')
    .replace('dram', 'drachm');
  return unitAt(lex(words), 0)?.symbol;
}

/** Units of information, turns and bare numbers are no physical units. */
const notPhysical =
  /byte|bit$|^turn|dimensionless|dozen|gross|^(year|month|week|day|hour|minute|second)s?$|count per|year$/i;

/** Value of a proposal; a range has its middle. */
function middle(p: Proposal): number {
  const value = p.value!;
  if (value.type === 'TemporalExpression') return Number.NaN;
  if (value.minValue !== undefined && value.maxValue !== undefined) {
    return (Number(value.minValue) + Number(value.maxValue)) / 2;
  }
  return Number(value.value);
}

function hasUnit(p: Proposal, unit: string, value: number): boolean {
  if (p.value?.type !== 'QuantitativeValue') return false;
  const symbol = p.value.unitText;
  const figure = middle(p);
  if (symbol === symbolOf(unit)) return near(figure, value);
  // Feet and inches are given in inches; a cubic centimetre is a millilitre.
  if (symbol === 'in' && /foot/i.test(unit)) return near(figure / 12, value);
  if (symbol === 'ml' && unit === 'cubic centimetre') return near(figure, value);
  return symbol === 't/d' && unit === 'ton per day' && near(figure, value);
}

async function dimensions(): Promise<void> {
  const s = suite('Recognizers-Text dimensions (physical units)');
  for (const file of ['recognizers_dimension.jsonl', 'recognizers_dimension.not_js.jsonl']) {
    for (const { input, expected } of lines<Recognizers>(file)) {
      const stated = expected.filter((e) => e.value !== null && !notPhysical.test(e.unit));
      if (expected.some((e) => notPhysical.test(e.unit))) {
        s.leftOut++;
        continue;
      }
      const found = (await recognise(input)).filter((p) => p.type === 'QUANTITY');
      const right =
        found.length === stated.length &&
        stated.every((e) =>
          found.some((p) => p.start < e.end && e.start < p.end && hasUnit(p, e.unit, e.value!)),
        );
      judge(
        s,
        right,
        () =>
          `${input}: expected ${stated.map((e) => `${e.text} ${e.value} ${e.unit}`).join('; ')}, found ${found.map((p) => show(input, p)).join('; ')}`,
      );
    }
  }
}

interface Quantulum {
  input: string;
  expected: { value: number; unit: string; surface: string }[];
}
const moneyOfQuantulum: Readonly<Record<string, string>> = {
  'pound sterling': 'GBP',
  dollar: 'USD',
  euro: 'EUR',
  cent: 'USD',
  penny: '',
  dime: 'USD',
};

async function quantulum(): Promise<void> {
  const s = suite('quantulum3 quantities (currencies and physical units)');
  for (const { input, expected } of lines<Quantulum>('quantulum3_quantities.jsonl')) {
    const inScope = expected.filter((e) => !notPhysical.test(e.unit));
    if (inScope.length === 0) {
      s.leftOut++;
      continue;
    }
    const found = await recognise(input);
    const right = inScope.every((e) => {
      const money = moneyOfQuantulum[e.unit.replace(/ per .*/, '')];
      if (e.unit === 'percentage') return found.some((p) => p.type === 'PERCENT' && near(middle(p), e.value));
      if (money === undefined) return found.some((p) => p.type === 'QUANTITY' && hasUnit(p, e.unit, e.value));
      const unit = e.unit === 'cent' || e.unit === 'penny' ? 0.01 : e.unit === 'dime' ? 0.1 : 1;
      return found.some(
        (p) =>
          p.value?.type === 'MonetaryAmount' &&
          (money === '' || p.value.currency === money) &&
          near(middle(p), e.value * unit),
      );
    });
    judge(
      s,
      right,
      () =>
        `${input}: expected ${inScope.map((e) => `${e.surface} ${e.value} ${e.unit}`).join('; ')}, found ${found.map((p) => show(input, p)).join('; ')}`,
    );
  }
}

await duckling();
await percents();
await dimensions();
await quantulum();
const quiet = process.argv.includes('--quiet');
for (const { name, right, total, leftOut, failures } of suites) {
  console.log(
    `${name}: ${right} of ${total} right (${((100 * right) / total).toFixed(1)}%), ${leftOut} left out`,
  );
  if (!quiet) for (const failure of failures) console.log(`  ${failure}`);
}

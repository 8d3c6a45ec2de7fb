import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { packageRoot } from '../src/paths.ts';
import { awkward, shownAbbreviations, shownMarks } from '../src/stages/tokenise/mask.ts';

/**
 * Takes from wink-nlp's English model (MIT) what says where sentences end, a thousandth of it, into
 * `src/stages/tokenise/sentence-ends.data.json`: the automaton, and which of its events each form is that stands in for a piece of text.
 * Run it when the model's version changes: `node scripts/build-sentence-ends.ts`.
 */
const require = createRequire(import.meta.url);
const modelFolder = path.dirname(require.resolve('wink-eng-lite-web-model'));
const inModel = (name: string) => require(path.join(modelFolder, name));
const inWink = (name: string) =>
  require(path.join(path.dirname(require.resolve('wink-nlp/package.json')), 'src', name));

const model = inModel('load-core-model.js')();
const cache = inWink('cache.js')(model, inModel('feature.js'));
const [[, , moves, ends, marks]] = inModel('languages/cur/models/eng-sbd-model.json').map((json: string) =>
  JSON.parse(json),
);
const otherwise = 2070003;
/** Hints and abbreviations are numbered from here; other events are the numbers of words. */
const hints = 1080000;
const straightQuote = 4;
if (moves[0][hints + straightQuote] !== undefined) throw new Error('a pattern begins with a quotation mark');
if (Object.values<object>(moves).some((state) => hints + 6 in state))
  throw new Error('a pattern has a quotation mark after a space');

const wink = winkNLP(winkModel, ['sbd']);

/** The automaton's events, numbered anew: 0 is whatever it does not know. */
const events = [...new Set(Object.values<object>(moves).flatMap((state) => Object.keys(state).map(Number)))]
  .filter((event) => event !== otherwise)
  .sort((a, b) => a - b);
const numberOf = (event: number) => events.indexOf(event) + 1;

interface State {
  readonly moves?: Readonly<Record<number, number>>;
  readonly otherwise?: number;
  readonly end?: number;
}
const states: State[] = [];
for (const [state, targets] of Object.entries<Record<string, number>>(moves)) {
  const own: Record<number, number> = {};
  for (const [event, target] of Object.entries(targets))
    if (Number(event) !== otherwise) own[numberOf(Number(event))] = target;
  states[Number(state)] = { moves: own, ...(targets[otherwise]! > 0 && { otherwise: targets[otherwise]! }) };
}
// A pattern of the name 0 ends no sentence; others end one so many tokens after their first.
for (const [state, name] of Object.entries(ends))
  states[Number(state)] = { ...states[Number(state)], end: name === '0' ? -1 : (marks[state]?.[0] ?? 0) };

/** The event of a token by its number among wink's words, and that of the normal form. A straight quotation mark is never shown but at the start of a batch, where no pattern begins with one: none. */
function eventOf(word: number, normal: number): number {
  const hint = cache.property(normal, 'sbdHint') || cache.property(word, 'sbdHint');
  if (hint === straightQuote) return 0;
  if (hint > 0) return numberOf(hints + hint);
  if (cache.property(normal, 'isAbbrev')) return numberOf(hints + (cache.value(normal).length === 2 ? 8 : 7));
  return numberOf(normal);
}

/** The events of a form, one a token; wink cuts some in pieces of its own. */
function eventsOf(form: string): number[] {
  const tokens = (wink.readDoc(`x ${form} x`).tokens().out() as string[]).slice(1, -1);
  return cache.lookup(form) === null && tokens.length > 1
    ? tokens.flatMap(eventsOfToken)
    : eventsOfToken(form);
}

function eventsOfToken(form: string): number[] {
  const found: number[] = cache.lookup(form) ?? [cache.add(form, 1)];
  if (found.length === 1) return [eventOf(found[0]!, cache.normal(found[0]!))];
  const tokens: number[] = [];
  // Of each word that a contraction stands for: the word, where its normal form stands, lemma, part of speech.
  for (let i = 0; i < found.length; i += 4) tokens.push(eventOf(found[i]!, cache.nox(found[i + 1]! << 16)));
  return tokens;
}

const plain = /^[A-Za-zÀ-ÖØ-öø-ÿ]{1,40}$/;
const clitic = /^(?:'|n')[a-z]+$/;
const words: string[] = model.features.lexeme.list.filter(
  (word: string) => (plain.test(word) && !awkward.test(word)) || clitic.test(word),
);
const forms: Record<string, number | number[]> = {};
for (const form of [...words, ...shownMarks, ...shownAbbreviations]) {
  const found = eventsOf(form);
  if (found.length > 1 && found.some((event) => event > 0)) forms[form] = found;
  else if (found[0]! > 0 && found.length === 1) forms[form] = found[0]!;
}
// A form that wink does not know has the events of its lowercase form: all ways to write such a word would have to be listed.
const lowercase = Object.keys(forms).filter((form) => /^[a-z]+$/.test(form));
const spelled = lowercase.filter((form) => form.length > 3);
if (spelled.length > 0) throw new Error(`words in lowercase that say something: ${spelled.join(' ')}`);
for (const form of lowercase) {
  for (let bits = 0; bits < 1 << form.length; bits++) {
    const written = [...form].map((letter, i) => (bits & (1 << i) ? letter.toUpperCase() : letter)).join('');
    forms[written] ??= forms[form]!;
  }
}
writeFileSync(
  path.join(packageRoot, 'src', 'stages', 'tokenise', 'sentence-ends.data.json'),
  `${JSON.stringify({ states, forms }, null, 1)}\n`,
);

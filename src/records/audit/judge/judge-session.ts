import { OnomastError } from '../../../errors/onomast-error.ts';
import { entityTypes } from '../../../record/schema.ts';
import { codePointIndex } from '../align/code-points.ts';
import { locate } from '../align/locate.ts';
import type { PassageItem, Sample, SampledMention } from '../sample/sample.ts';
import { parseMissed } from '../sample/sample-table.ts';
import type { JudgementLine, Judgements } from './judgements.ts';
import { keyHelp, verdictKeys } from './keys.ts';
import { isAnswered, lastAnswered, type Question, questionsOf } from './questions.ts';

/** How a session speaks with the judge. */
export interface JudgeTerminal {
  write(text: string): void;
  /** The next key; undefined at the end of input. */
  key(): Promise<string | undefined>;
  /** A line typed in answer to a question; undefined at the end of input. */
  line(question: string): Promise<string | undefined>;
  /** Makes text stand out. */
  mark(text: string): string;
  dim(text: string): string;
}

/** Where judgements go; every one is kept at once. */
export interface JudgementStore {
  readonly judgements: Judgements;
  append(line: JudgementLine): void;
}

/**
 * Asks a judge about every item that has no judgement yet, one at a time, until the sample or the judge's patience ends.
 *
 * @returns how many were judged in this session, and whether the sample is done
 */
export async function judgeSession(
  sample: Sample,
  store: JudgementStore,
  terminal: JudgeTerminal,
): Promise<{ judged: number; done: boolean }> {
  const questions = questionsOf(sample);
  const history: number[] = [];
  let judged = 0;
  let at = 0;
  terminal.write(`${keyHelp}\n\n`);
  for (;;) {
    while (at < questions.length && isAnswered(questions[at]!, store.judgements)) at++;
    if (at >= questions.length) {
      terminal.write('All is judged.\n');
      return { judged, done: true };
    }
    const question = questions[at]!;
    const answer = await ask(question, { number: at + 1, total: questions.length }, terminal);
    if (answer === 'quit') {
      terminal.write(`\nKept. ${judged} judged in this session; the same command goes on from here.\n`);
      return { judged, done: false };
    }
    if (answer === 'undo') {
      const last = history.pop() ?? lastAnswered(questions, at, store.judgements);
      if (last === undefined) {
        terminal.write('Nothing to undo.\n');
        continue;
      }
      store.append(undoOf(questions[last]!));
      judged = Math.max(0, judged - 1);
      at = last;
      continue;
    }
    store.append(answer);
    history.push(at);
    judged++;
    at++;
  }
}

function undoOf(question: Question): JudgementLine {
  const { item } = question;
  if (question.kind === 'passage') return { item, passage: true, undone: true };
  return { item, ...(question.mention !== undefined && { mention: question.mention }), undone: true };
}

type Answer = JudgementLine | 'quit' | 'undo';

async function ask(
  question: Question,
  place: { number: number; total: number },
  terminal: JudgeTerminal,
): Promise<Answer> {
  const where = terminal.dim(`${place.number}/${place.total}`);
  return question.kind === 'passage'
    ? askPassage(question, where, terminal)
    : askMention(question, where, terminal);
}

async function askMention(
  question: Extract<Question, { kind: 'mention' }>,
  where: string,
  terminal: JudgeTerminal,
): Promise<Answer> {
  const { item, mention, shown, text, textStart, document } = question;
  const index = codePointIndex(text);
  const [from, to] = [shown.start - textStart, shown.end - textStart];
  const near = (start: number, end: number) => index.slice(Math.max(0, start), Math.min(index.length, end));
  const meaning = [
    shown.type,
    shown.value === '' ? shown.name : shown.value,
    shown.name !== shown.value ? shown.name : undefined,
  ]
    .filter((part, i, all) => part !== undefined && part !== '' && all.indexOf(part) === i)
    .join(' · ');
  terminal.write(
    `${where} ${terminal.dim(document)}\n…${near(from - 200, from)}${terminal.mark(near(from, to))}${near(to, to + 200)}…\n` +
      `  ${meaning}  ${terminal.dim(`confidence ${shown.confidence}`)}\n`,
  );
  for (;;) {
    const key = await terminal.key();
    if (key === undefined || key === 'q') return 'quit';
    if (key === 'u') return 'undo';
    const verdict = verdictKeys[key];
    if (verdict === undefined) {
      terminal.write(`${keyHelp}\n`);
      continue;
    }
    terminal.write(`  ${verdict}\n\n`);
    const about = { item, ...(mention !== undefined && { mention }), verdict };
    if (verdict === 'type') {
      const type = await askType(terminal);
      return { ...about, ...(type !== undefined && { type }) };
    }
    if (verdict === 'span') {
      const span = await askSpan(terminal, text, textStart, shown);
      return { ...about, ...span };
    }
    if (verdict === 'value' || verdict === 'link') {
      const value = (await terminal.line('  right value (Enter: not said): '))?.trim();
      return { ...about, ...(value !== undefined && value !== '' && { value }) };
    }
    return about;
  }
}

async function askType(terminal: JudgeTerminal): Promise<string | undefined> {
  for (;;) {
    const answer = (await terminal.line(`  right type (${entityTypes.join(' ')}; Enter: not said): `))
      ?.trim()
      .toUpperCase();
    if (answer === undefined || answer === '') return undefined;
    const fitting = entityTypes.filter((type) => type.startsWith(answer));
    if (fitting.length === 1 || fitting.includes(answer as (typeof entityTypes)[number]))
      return fitting.find((type) => type === answer) ?? fitting[0];
    terminal.write(fitting.length === 0 ? '  no such type\n' : `  ${fitting.join(' or ')}?\n`);
  }
}

async function askSpan(
  terminal: JudgeTerminal,
  text: string,
  textStart: number,
  shown: SampledMention,
): Promise<{ start?: number; end?: number; text?: string }> {
  for (;;) {
    const answer = (await terminal.line('  right text (Enter: not said): '))?.trim();
    if (answer === undefined || answer === '') return {};
    const span = locate(text, textStart, answer, shown);
    if (span === undefined) {
      terminal.write('  not found there\n');
      continue;
    }
    return { ...span, text: codePointIndex(text).slice(span.start - textStart, span.end - textStart) };
  }
}

async function askPassage(
  { item, passage }: Extract<Question, { kind: 'passage' }>,
  where: string,
  terminal: JudgeTerminal,
): Promise<Answer> {
  terminal.write(`${where} ${terminal.dim(passage.document)}, whole passage\n${marked(passage, terminal)}\n`);
  for (;;) {
    const answer = await terminal.line(
      '  missed (Name|TYPE; Other Name|TYPE; Enter: nothing; k skip, u undo, q quit): ',
    );
    if (answer === undefined || answer.trim() === 'q') return 'quit';
    if (answer.trim() === 'u') return 'undo';
    terminal.write('\n');
    if (answer.trim() === 'k') return { item, missed: [], skip: true };
    try {
      return { item, missed: parseMissed(answer, passage) };
    } catch (error) {
      if (!(error instanceof OnomastError)) throw error;
      terminal.write(`  ${error.message.replace(`. ${error.remedy}`, '')}\n`);
    }
  }
}

function marked(passage: PassageItem, terminal: JudgeTerminal): string {
  const index = codePointIndex(passage.text);
  let text = '';
  let at = 0;
  for (const { start, end, type } of passage.mentions) {
    const [from, to] = [start - passage.start, Math.min(end - passage.start, index.length)];
    text += `${index.slice(at, from)}${terminal.mark(index.slice(from, to))}${terminal.dim(`[${type}]`)}`;
    at = to;
  }
  return text + index.slice(at, index.length);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { packageRoot } from '../../../../paths.ts';
import { curatedJudgements, curator, peopleOf } from '../../../../records/audit/judge/curation.ts';
import { type JudgementLine, verdicts } from '../../../../records/audit/judge/judgements.ts';
import { questionsOf } from '../../../../records/audit/judge/questions.ts';
import { estimate } from '../../../../records/audit/sample/estimate.ts';
import { stratifiers } from '../../../../records/audit/sample/sample.ts';
import { JudgementLog } from '../../../../records/audit/sample/sample-files.ts';
import { adviceText } from '../../../../records/audit/sample/sequential.ts';
import { sizeForMargin } from '../../../../records/audit/sample/strata.ts';
import { jsonBody } from '../../http/body.ts';
import { Refusal } from '../../http/failure.ts';
import { fieldsOf } from '../../http/fields.ts';
import { judgeNamePattern } from '../../http/judges.ts';
import type { Room } from '../../room.ts';
import { judgementsOf, Samples } from '../../samples.ts';

/** Quantile of the 95 % intervals. */
const z = 1.96;

/** What judges go by; read when it is first asked for. */
let guideline: string | undefined;

/** The samples of a room. @throws Refusal where it has no folder */
export function samplesOf(room: Room): Samples {
  if (room.folder === undefined)
    throw new Refusal(409, 'The room was opened on a database alone; open it on the records to judge them.');
  return new Samples(room.folder);
}

/** What judging asks and sends. */
export function judgeApi(app: Hono, room: Room): void {
  samplesApi(app, room);
  answersApi(app, room);
  estimateApi(app, room);
}

/** Samples that there are, and drawing one. */
function samplesApi(app: Hono, room: Room): void {
  app.get('/samples', async (context) => context.json(await samplesOf(room).list()));
  app.post('/samples', async (context) => {
    room.assertWritable();
    const body = await jsonBody(context);
    const by = Array.isArray(body['by'])
      ? stratifiers.filter((name) => (body['by'] as unknown[]).includes(name))
      : [];
    const wish = {
      name: String(body['name'] ?? ''),
      mentions: wholeNumber(body['mentions'], 'mentions', 20_000),
      passages: wholeNumber(body['passages'], 'passages', 5000),
      by,
      seed: wholeNumber(body['seed'] ?? 1, 'seed', 2 ** 31),
    };
    await samplesOf(room).draw(room.options.records!, wish);
    return context.json({ name: wish.name });
  });
  app.get('/guideline', (context) => {
    guideline ??= readFileSync(path.join(packageRoot, 'docs', 'annotation-guideline.md'), 'utf8');
    return context.json({ text: guideline });
  });
}

/** The questions of a sample, and what a judge says to them. */
function answersApi(app: Hono, room: Room): void {
  /** All questions of a sample with the visitor's own answers. */
  app.get('/sample', async (context) => {
    const judged = await samplesOf(room).read(fieldsOf(context).required('name'));
    const own = judgementsOf(judged, context.get('visitor').judge ?? '');
    const questions = questionsOf(judged.sample);
    const answers = questions.map((question) =>
      question.kind === 'passage' ? own.passage(question.item) : own.mention(question.item, question.mention),
    );
    return context.json({ questions, answers: answers.map((answer) => answer ?? null) });
  });
  app.post('/judgements', async (context) => {
    room.assertWritable();
    const { sample, lines } = await jsonBody(context);
    const checked = checkedLines(lines);
    const file = samplesOf(room).file(String(sample));
    const log = await JudgementLog.open(file, judgeName(context.get('visitor').judge));
    for (const line of checked) log.append(line);
    return context.json({ kept: checked.length });
  });
}

/** What follows from the answers so far. */
function estimateApi(app: Hono, room: Room): void {
  app.get('/sample/estimate', async (context) => {
    const fields = fieldsOf(context);
    const judged = await samplesOf(room).read(fields.required('name'));
    const name = fields.text('judge') ?? context.get('visitor').judge ?? '';
    const target = fields.number('target') ?? 0.9;
    const margin = fields.number('margin') ?? 0.03;
    const people = peopleOf(judged.judges);
    const own = name === curator ? curatedJudgements(judged) : judgementsOf(judged, name);
    const result = estimate(judged.sample, [own, ...people.filter(({ judge }) => judge !== name)], {
      target,
      next: 50,
      bootstrap: { resamples: 500, seed: 1, level: 0.95 },
    });
    const { precision, population, stopping } = result;
    const wanted = sizeForMargin(
      margin,
      precision.judged < 10 ? 0.9 : clear(precision.value),
      population.mentions,
      z,
    );
    return context.json({
      ...result,
      advice: stopping === undefined ? '' : adviceText(stopping),
      more: Math.max(0, wanted - precision.judged),
      margin,
    });
  });
}

/** A precision of 1 would ask for no judgement at all. */
function clear(value: number): number {
  return Math.min(0.98, Math.max(0.02, value));
}

function wholeNumber(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
    throw new Refusal(400, `${name} takes a whole number up to ${most}`);
  return value;
}

/** A judge's name becomes part of a file's name. */
export function judgeName(name: string | undefined): string {
  if (name === undefined || !judgeNamePattern.test(name) || name === curator)
    throw new Refusal(403, 'Say who judges first: the name stands at the top right.');
  return name;
}

/** Judgements as the terminal writes them; all are looked at before one is kept. */
export function checkedLines(value: unknown): JudgementLine[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > 500)
    throw new Refusal(400, 'lines takes 1 to 500 judgements');
  return value.map(checkedLine);
}

function checkedLine(value: unknown): JudgementLine {
  const line = value as Record<string, unknown> | null;
  if (typeof line !== 'object' || line === null || typeof line['item'] !== 'string')
    throw new Refusal(400, 'a judgement names its item');
  const mention = line['mention'];
  if (mention !== undefined && (typeof mention !== 'number' || !Number.isInteger(mention) || mention < 0))
    throw new Refusal(400, 'mention is an index');
  const about = { item: line['item'], ...(mention !== undefined && { mention }) };
  if (line['undone'] === true)
    return { ...about, ...(line['passage'] === true && { passage: true as const }), undone: true };
  if (Array.isArray(line['missed']))
    return {
      item: line['item'],
      missed: line['missed'].map(checkedMissed),
      ...(line['skip'] === true && { skip: true }),
    };
  const verdict = verdicts.find((one) => one === line['verdict']);
  if (verdict === undefined) throw new Refusal(400, `verdict is one of ${verdicts.join(', ')}`);
  return { ...about, verdict, ...texts(line, ['type', 'text', 'value']), ...numbers(line, ['start', 'end']) };
}

function checkedMissed(value: unknown): {
  start: number;
  end: number;
  type: string;
  text: string;
  value: string;
} {
  const line = (value ?? {}) as Record<string, unknown>;
  const { start, end, type, text } = line;
  if (
    typeof start !== 'number' ||
    typeof end !== 'number' ||
    typeof type !== 'string' ||
    typeof text !== 'string'
  )
    throw new Refusal(400, 'a missed mention has start, end, type and text');
  return { start, end, type, text, value: typeof line['value'] === 'string' ? line['value'] : '' };
}

function texts<K extends string>(
  line: Record<string, unknown>,
  keys: readonly K[],
): Partial<Record<K, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => (typeof line[key] === 'string' ? [[key, line[key]]] : [])),
  ) as Partial<Record<K, string>>;
}

function numbers<K extends string>(
  line: Record<string, unknown>,
  keys: readonly K[],
): Partial<Record<K, number>> {
  return Object.fromEntries(
    keys.flatMap((key) => (Number.isInteger(line[key]) ? [[key, line[key]]] : [])),
  ) as Partial<Record<K, number>>;
}

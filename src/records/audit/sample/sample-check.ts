import { Type } from 'typebox';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { validator } from '../../../record/validate.ts';
import { type JudgementLine, verdicts } from '../judge/judgements.ts';
import { type SampleHeader, type SampleItem, stratifiers } from './sample.ts';

/** What lines of samples and judgements must hold: people write in them, and so do other programs. */

const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const place = { start: count, end: count };

const Strata = Type.Array(Type.Object({ key: text, size: count, sampled: count }));
const isHeader = validator<SampleHeader>(
  Type.Object({
    kind: Type.Literal('sample'),
    seed: Type.Number(),
    by: Type.Array(Type.Enum([...stratifiers])),
    documents: count,
    mentions: count,
    strata: Strata,
    passages: Type.Object({ size: count, sampled: count, strata: Strata }),
    generator: Type.Optional(Type.Object({ software: text, pipeline: text, pipelineHash: text })),
  }),
);

const mention = {
  ...place,
  type: text,
  text,
  value: text,
  name: Type.Optional(text),
  confidence: Type.Number(),
  stages: Type.Array(text),
};
const drawn = { id: text, document: text, stratum: text, weight: Type.Number({ minimum: 0 }) };
const isMention = validator<SampleItem>(
  Type.Object({ kind: Type.Literal('mention'), ...drawn, ...mention, before: text, after: text }),
);
const isPassage = validator<SampleItem>(
  Type.Object({
    kind: Type.Literal('passage'),
    ...drawn,
    ...place,
    text,
    mentions: Type.Array(Type.Object(mention)),
  }),
);

const of = { item: text, mention: Type.Optional(count) };
const isUndone = validator<JudgementLine>(
  Type.Object({ ...of, passage: Type.Optional(Type.Boolean()), undone: Type.Literal(true) }),
);
const isReading = validator<JudgementLine>(
  Type.Object({
    item: text,
    missed: Type.Array(Type.Object({ ...place, type: text, text, value: text })),
    skip: Type.Optional(Type.Boolean()),
  }),
);
const isVerdict = validator<JudgementLine>(
  Type.Object({
    ...of,
    verdict: Type.Enum([...verdicts]),
    type: Type.Optional(text),
    start: Type.Optional(count),
    end: Type.Optional(count),
    text: Type.Optional(text),
    value: Type.Optional(text),
  }),
);

type Validator<T> = ReturnType<typeof validator<T>>;
/** A line of a file, and its number. */
export type NumberedLine = readonly [value: unknown, line: number];

function checked<T>(check: Validator<T>, [value, line]: NumberedLine, what: string, file: string): T {
  if (check(value)) return value;
  const { pointer, reason } = check.violation!;
  throw new OnomastError('audit.sample-invalid', `${what} (${reason})`, { file, line, pointer });
}

const kindOf = (value: unknown) => (value as { kind?: unknown } | null)?.kind;
const has = (value: unknown, key: string) => typeof value === 'object' && value !== null && key in value;

/** @throws OnomastError `audit.sample-invalid` */
export function checkedHeader(line: NumberedLine | undefined, file: string): SampleHeader {
  if (line === undefined || kindOf(line[0]) !== 'sample')
    throw new OnomastError('audit.sample-invalid', 'not a sample', { file });
  return checked(isHeader, line, 'no head of a sample', file);
}

/** @throws OnomastError `audit.sample-invalid` */
export function checkedItem(line: NumberedLine, file: string): SampleItem {
  return checked(kindOf(line[0]) === 'passage' ? isPassage : isMention, line, 'no item of a sample', file);
}

/** @throws OnomastError `audit.sample-invalid` */
export function checkedJudgement(line: NumberedLine, file: string): JudgementLine {
  const [value] = line;
  const check = has(value, 'undone') ? isUndone : has(value, 'missed') ? isReading : isVerdict;
  return checked(check, line, 'no judgement', file);
}

import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { entityTypes } from '../../../record/schema.ts';
import { codePointIndex } from '../align/code-points.ts';
import { locate } from '../align/locate.ts';
import type { GoldMention } from '../gold-document.ts';
import { type JudgementLine, type Verdict, verdicts } from '../judge/judgements.ts';
import type { MentionItem, PassageItem, Sample, SampledMention, Stratifier, Stratum } from './sample.ts';

const columns = [
  'id',
  'verdict',
  'right_type',
  'right_text',
  'right_value',
  'missed',
  'before',
  'text',
  'after',
  'type',
  'value',
  'name',
  'confidence',
  'stages',
  'document',
  'start',
  'end',
  'stratum',
  'weight',
] as const;
type Row = Record<(typeof columns)[number], string>;

/**
 * A sample as a table to fill in: `verdict` (right, type, span, value, link, nothing, skip), the `right_…` columns where
 * something would be right, and on the row of a passage `done` with what was `missed`: `Name|TYPE; Other Name|TYPE`.
 */
export function sampleTable({ items }: Sample): string {
  const rows = items.flatMap((item): Partial<Row>[] => {
    if (item.kind === 'mention') return [mentionRow(item, item.id, item)];
    const { id, document, start, end, text, stratum, weight, mentions } = item;
    return [
      { id, text, document, start: String(start), end: String(end), stratum, weight: String(weight) },
      ...mentions.map((mention, i) => mentionRow(mention, `${id}.${i}`, { document })),
    ];
  });
  return stringify(rows, {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: '\n',
  });
}

function mentionRow(mention: SampledMention, id: string, rest: Partial<MentionItem>): Partial<Row> {
  const { before = '', after = '', stratum = '', weight, document = '' } = rest;
  return {
    id,
    before,
    text: mention.text,
    after,
    type: mention.type,
    value: mention.value,
    name: mention.name ?? '',
    confidence: String(mention.confidence),
    stages: mention.stages.join(' '),
    document,
    start: String(mention.start),
    end: String(mention.end),
    stratum,
    weight: weight === undefined ? '' : String(weight),
  };
}

/**
 * Reads a table back, filled in or not.
 * @throws OnomastError `audit.sample-invalid` naming the line
 */
export function readSampleTable(content: string, file: string): { sample: Sample; lines: JudgementLine[] } {
  let rows: Row[];
  try {
    rows = parse(content, {
      columns: true,
      bom: true,
      relax_column_count: true,
      delimiter: delimiterOf(content),
    });
  } catch (cause) {
    throw new OnomastError('audit.sample-invalid', (cause as Error).message, { file }, { cause });
  }
  const lines: JudgementLine[] = [];
  const mentions: MentionItem[] = [];
  const passages: PassageItem[] = [];
  rows.forEach((raw, i) => {
    const row = Object.fromEntries(columns.map((name) => [name, unescapeFormula(raw[name] ?? '')])) as Row;
    const place = { file, line: i + 2 };
    if (/^m\d+$/.test(row.id)) {
      const item = mentionItem(row);
      mentions.push(item);
      const text = `${item.before}${item.text}${item.after}`;
      const shown = { mention: item, text, textStart: item.start - [...item.before].length };
      lines.push(...verdictOf(row, { item: row.id }, shown, place));
    } else if (/^p\d+$/.test(row.id)) passages.push(passageItem(row));
    else if (/^p\d+\.\d+$/.test(row.id)) {
      const passage = passages.at(-1);
      const [item = '', mention = ''] = row.id.split('.');
      if (passage?.id !== item) {
        throw new OnomastError('audit.sample-invalid', `${row.id} does not stand below its passage`, place);
      }
      const shown = { mention: sampledMention(row), text: passage.text, textStart: passage.start };
      passage.mentions.push(shown.mention);
      lines.push(...verdictOf(row, { item, mention: Number(mention) }, shown, place));
    } else
      throw new OnomastError('audit.sample-invalid', `no item has the id ${JSON.stringify(row.id)}`, place);
  });
  rows.forEach((raw, i) => {
    if (!/^p\d+$/.test(raw.id)) return;
    const missed = unescapeFormula(raw.missed ?? '').trim();
    const verdict = (raw.verdict ?? '').trim();
    if (verdict === '' && missed === '') return;
    const passage = passages.find(({ id }) => id === raw.id)!;
    lines.push({
      item: raw.id,
      missed: parseMissed(missed, passage, { file, line: i + 2 }),
      ...(verdict === 'skip' && { skip: true }),
    });
  });
  return { sample: { header: headerOf(mentions, passages), items: [...mentions, ...passages] }, lines };
}

/** A mention as the judge saw it, with the text around it. */
interface Shown {
  readonly mention: SampledMention;
  readonly text: string;
  readonly textStart: number;
}

/** What a row says of a mention; empty where it says nothing. */
function verdictOf(
  row: Row,
  about: { item: string; mention?: number },
  { mention, text, textStart }: Shown,
  place: { file: string; line: number },
): JudgementLine[] {
  const verdict = row.verdict.trim().toLowerCase();
  if (verdict === '') return [];
  if (!(verdicts as readonly string[]).includes(verdict)) {
    throw new OnomastError(
      'audit.sample-invalid',
      `${JSON.stringify(row.verdict)} is no verdict (${verdicts.join(', ')})`,
      place,
    );
  }
  const wanted = row.right_text.trim();
  const span = wanted === '' ? undefined : locate(text, textStart, wanted, mention);
  if (wanted !== '' && span === undefined) {
    throw new OnomastError('audit.sample-invalid', `the text does not have ${JSON.stringify(wanted)}`, place);
  }
  return [
    {
      ...about,
      verdict: verdict as Verdict,
      ...(row.right_type.trim() !== '' && { type: row.right_type.trim() }),
      ...(span !== undefined && { ...span, text: wanted }),
      ...(row.right_value.trim() !== '' && { value: row.right_value.trim() }),
    },
  ];
}

/**
 * Reads what a judge wrote of missed mentions: `Name|TYPE; Other Name|TYPE|value`.
 * @throws OnomastError `audit.sample-invalid` for a name that the passage does not have, or an unknown type
 */
export function parseMissed(
  text: string,
  passage: PassageItem,
  place: { file?: string; line?: number } = {},
): GoldMention[] {
  const taken: { start: number; end: number }[] = [...passage.mentions];
  return text
    .split(/[;\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name = '', type = '', value = ''] = part.split('|').map((cell) => cell.trim());
      if (!(entityTypes as readonly string[]).includes(type)) {
        throw new OnomastError(
          'audit.sample-invalid',
          `${JSON.stringify(part.trim())} is not "Name|TYPE" with one of ${entityTypes.join(', ')}`,
          place,
        );
      }
      const index = codePointIndex(passage.text);
      const span = locate(passage.text, passage.start, name, undefined, taken);
      if (span === undefined) {
        throw new OnomastError(
          'audit.sample-invalid',
          `the passage does not have ${JSON.stringify(name)}`,
          place,
        );
      }
      taken.push(span);
      const found = index.slice(span.start - passage.start, span.end - passage.start);
      return { ...span, type, text: found, value };
    });
}

function mentionItem(row: Row): MentionItem {
  return {
    kind: 'mention',
    id: row.id,
    document: row.document,
    stratum: row.stratum,
    weight: Number(row.weight),
    ...sampledMention(row),
    before: row.before,
    after: row.after,
  };
}

function sampledMention(row: Row): SampledMention {
  return {
    start: Number(row.start),
    end: Number(row.end),
    type: row.type,
    text: row.text,
    value: row.value,
    ...(row.name !== '' && { name: row.name }),
    confidence: Number(row.confidence),
    stages: row.stages.split(' '),
  };
}

function passageItem(row: Row): PassageItem {
  return {
    kind: 'passage',
    id: row.id,
    document: row.document,
    stratum: row.stratum,
    weight: Number(row.weight),
    start: Number(row.start),
    end: Number(row.end),
    text: row.text,
    mentions: [],
  };
}

/** The header is not in the table, but the weights are what it says. */
function headerOf(mentions: readonly MentionItem[], passages: readonly PassageItem[]): Sample['header'] {
  const strata = strataOf(mentions);
  const passageStrata = strataOf(passages);
  const by = (strata[0]?.key ?? '').split(', ').flatMap((part) => {
    const name = part.split('=')[0]!;
    return name === '' || name === 'all' ? [] : [name as Stratifier];
  });
  const size = (list: readonly Stratum[]) => list.reduce((sum, one) => sum + one.size, 0);
  return {
    kind: 'sample',
    seed: 0,
    by,
    documents: new Set([...mentions, ...passages].map(({ document }) => document)).size,
    mentions: size(strata),
    strata,
    passages: { size: size(passageStrata), sampled: passages.length, strata: passageStrata },
  };
}

function strataOf(items: readonly { stratum: string; weight: number }[]): Stratum[] {
  const strata = new Map<string, Stratum>();
  for (const { stratum, weight } of items) {
    const found = strata.get(stratum) ?? { key: stratum, size: 0, sampled: 0 };
    found.sampled++;
    found.size = Math.round(weight * found.sampled);
    strata.set(stratum, found);
  }
  return [...strata.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Spreadsheets of some languages save with semicolons, or with tabs. */
function delimiterOf(content: string): string {
  const first = content.slice(0, content.search(/\r?\n|$/));
  return [',', ';', '\t'].reduce((best, one) =>
    first.split(one).length > first.split(best).length ? one : best,
  );
}

/** Undoes what keeps a spreadsheet from taking text for a formula. */
function unescapeFormula(text: string): string {
  return /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? text.slice(1) : text;
}

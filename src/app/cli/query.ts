import { existsSync } from 'node:fs';
import { OnomastError } from '../../errors/onomast-error.ts';
import { entityTypes } from '../../record/schema.ts';
import { defaultStoreUrl, openStore, parseStoreUrl } from '../../records/store/open.ts';
import {
  ask,
  type Question,
  type QuestionFilter,
  questionFilters,
  questions,
} from '../../records/store/queries.ts';
import { answerForms, tabulate } from '../../records/store/tabulate.ts';
import { didYouMean } from '../../text/suggest.ts';
import { type Command, choiceFlag, exitCode, type Invocation, integerFlag } from './command.ts';
import { give, say } from './terminal.ts';

export const query: Command = {
  name: 'query',
  summary: 'ask a database of records the ready questions',
  usage: '<question> [--db URL]',
  flags: {
    db: { type: 'string', value: 'URL', default: defaultStoreUrl, help: 'the database that was loaded' },
    format: { type: 'string', value: 'FORM', default: 'table', help: answerForms.join(', ') },
    limit: { type: 'string', value: 'N', default: '20', help: 'rows at most; 0 for all' },
    name: { type: 'string', value: 'TEXT', help: 'only names that contain this' },
    document: { type: 'string', value: 'TEXT', help: 'only documents whose path contains this' },
    type: { type: 'string', value: 'TYPE', help: 'only PERSON, ORG, GPE …' },
    country: { type: 'string', value: 'CODE', help: 'only this country (ISO 3166: BY)' },
    text: { type: 'string', value: 'WORDS', help: 'words to search for' },
    list: { type: 'boolean', help: 'list the questions' },
  },
  examples: [
    ['onomast query unresolved --type ORG', 'organisations no gazetteer knows, by frequency'],
    ['onomast query appears-with --name Almaty', 'what stands in the same passages'],
    ['onomast query amounts --format csv --limit 0', 'all sums of money by year and country, as CSV'],
    ['onomast query search --text "free trade"', 'passages with both words'],
  ],
  notes: `Questions:\n${list()}`,
  run,
};

function list(): string {
  const width = Math.max(...Object.keys(questions).map((name) => name.length));
  const line = ([name, { summary, filters }]: [string, Question]) =>
    `  ${name.padEnd(width)}  ${summary}${filters.length > 0 ? ` (${filters.map((filter) => `--${filter}`).join(', ')})` : ''}`;
  return Object.entries(questions).map(line).join('\n');
}

/** What a question is narrowed by. @throws OnomastError `usage.bad-value` where nothing can be found by it */
function checkedFilter(filter: QuestionFilter, value: string): string {
  const refuse = (reason: string): never => {
    throw new OnomastError('usage.bad-value', `--${filter} ${reason}`);
  };
  if (value.trim() === '') refuse('is empty');
  if (filter === 'text' && !/[\p{L}\p{N}]/u.test(value)) refuse(`takes words, not ${JSON.stringify(value)}`);
  if (filter === 'country' && !/^[A-Z]{2}$/.test(value))
    refuse(`takes a code of two capitals (ISO 3166), not ${JSON.stringify(value)}`);
  if (filter === 'type' && !(entityTypes as readonly string[]).includes(value))
    refuse(`takes ${entityTypes.join(', ')}, not ${JSON.stringify(value)}${didYouMean(value, entityTypes)}`);
  return value;
}

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  if (flags['list'] === true) {
    say(`${list()}\n`);
    return exitCode.done;
  }
  const [name, ...others] = positionals;
  const question = name !== undefined && Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (name === undefined || question === undefined || others.length > 0) {
    const reason =
      name === undefined || question !== undefined
        ? 'onomast query takes one question'
        : `no question ${JSON.stringify(name)}${didYouMean(name, Object.keys(questions))}`;
    throw new OnomastError('query.unknown', reason);
  }
  const form = choiceFlag(invocation, 'format', answerForms)!;
  const limit = integerFlag(invocation, 'limit', { min: 0 })!;
  const filters: Partial<Record<QuestionFilter, string>> = {};
  for (const filter of questionFilters) {
    const value = flags[filter] as string | undefined;
    if (value === undefined) continue;
    if (!question.filters.includes(filter))
      throw new OnomastError('usage.bad-value', `onomast query ${name} takes no --${filter}`);
    filters[filter] = checkedFilter(filter, value);
  }
  if (question.needs !== undefined && filters[question.needs] === undefined)
    throw new OnomastError('usage.bad-value', `onomast query ${name} needs --${question.needs}`);
  const url = parseStoreUrl(flags['db'] as string);
  // Opening would make an empty one.
  if (url.kind !== 'postgres' && !existsSync(url.file)) {
    const remedy = 'Load records into it first: onomast load RECORDS --db URL.';
    throw new OnomastError('store.no-database', `${url.place}: no such file`, {}, { remedy });
  }
  const store = await openStore(flags['db'] as string, { readOnly: true });
  try {
    const rows = await ask(store, question, filters, limit === 0 ? 2 ** 31 : limit);
    give(tabulate(rows, question.columns, form));
  } finally {
    await store.close();
  }
  return exitCode.done;
}

import { OnomastError } from '../../errors/onomast-error.ts';
import { holdOutput, WholeFile } from '../../files/whole-file.ts';
import { type NameType, nameTypes } from '../../record/entity-types.ts';
import { readRecords } from '../../records/audit/records.ts';
import { AnswerCache } from '../../records/reconcile/cache.ts';
import { iriOf, ReconciliationClient } from '../../records/reconcile/client.ts';
import type { Candidate } from '../../records/reconcile/protocol.ts';
import { Questions } from '../../records/reconcile/unresolved.ts';
import { didYouMean } from '../../text/suggest.ts';
import { type Command, exitCode, type Invocation, integerFlag } from './command.ts';
import { warn, warnPassedOver } from './terminal.ts';

export const reconcile: Command = {
  name: 'reconcile',
  summary: 'ask another authority for the entities that no gazetteer knows',
  usage: '<records…> --service URL [--out FILE]',
  flags: {
    service: {
      type: 'string',
      value: 'URL',
      help: 'endpoint of a W3C Reconciliation Service API, as OpenRefine uses it',
    },
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      default: 'reconciled.jsonl',
      help: 'the answers, a line each',
    },
    type: {
      type: 'string',
      multiple: true,
      value: 'TYPE[=ID]',
      help: "entities to ask for, and the service's id of the type: ORG=Q43229; may be repeated (default: all, asked without type)",
    },
    'country-property': {
      type: 'string',
      value: 'PID',
      help: "the service's property of an ISO country code, sent with places and bodies",
    },
    limit: { type: 'string', value: 'N', default: '5', help: 'candidates for each' },
    batch: {
      type: 'string',
      value: 'N',
      default: '10',
      help: 'queries in a request, at most what the service allows',
    },
    rate: { type: 'string', value: 'N', default: '2', help: 'requests a second at most' },
    retries: { type: 'string', value: 'N', default: '5', help: 'times a failed request is tried again' },
    cache: {
      type: 'string',
      value: 'DIR',
      default: '.onomast/reconcile',
      help: 'where answers are kept, so that a run goes on where it stopped',
    },
  },
  examples: [
    [
      'onomast reconcile output --service http://localhost:8000/',
      'ask a local service (`onomast gazetteer serve`)',
    ],
    [
      'onomast reconcile output --service https://wikidata.reconci.link/en/api --type PERSON=Q5 --type ORG=Q43229',
      'ask Wikidata for persons and organisations',
    ],
  ],
  notes:
    'Each line of the answer: {query, entityType, asked: [{document, entity}], match?, iri?, candidates}. `match`, and `iri` with it,\nare there only where the service is sure of one candidate; `onomast load --reconciled FILE` takes them. Records are not changed. Exit code 2 when the service fails for good; run again to go on.',
  run,
};

/** `PERSON=Q5` -> type and the service's id of it. */
function typesOf(values: readonly string[]): { types: NameType[]; map: Map<string, string> } {
  const map = new Map<string, string>();
  const types: NameType[] = [];
  for (const value of values) {
    const [type, id] = value.split('=', 2) as [string, string | undefined];
    if (!(nameTypes as readonly string[]).includes(type))
      throw new OnomastError(
        'usage.bad-value',
        `--type takes ${nameTypes.join(', ')}, not ${JSON.stringify(type)}${didYouMean(type, nameTypes)}`,
      );
    types.push(type as NameType);
    if (id !== undefined && id !== '') map.set(type, id);
  }
  return { types: types.length > 0 ? types : [...nameTypes], map };
}

/** What the records named ask of the service. */
async function questionsOf(invocation: Invocation): Promise<Questions> {
  const { flags, positionals } = invocation;
  const { types, map } = typesOf((flags['type'] as string[] | undefined) ?? []);
  const countryProperty = flags['country-property'] as string | undefined;
  const questions = new Questions({
    types,
    typeMap: map,
    limit: integerFlag(invocation, 'limit', { min: 1, max: 50 })!,
    ...(countryProperty !== undefined && { countryProperty }),
  });
  for (const place of positionals)
    for await (const record of readRecords(place, warnPassedOver)) questions.add(record);
  return questions;
}

/** A line of the answer; it has a match where the service is sure of one candidate. */
function answerOf(
  { query, entityType, asked }: Questions['all'][number],
  candidates: readonly Candidate[],
  identifierSpace: string,
) {
  const sure = candidates.filter((candidate) => candidate.match);
  const match = sure.length === 1 ? sure[0]!.id : undefined;
  return {
    query: query.query,
    entityType,
    asked,
    ...(match !== undefined && { match, iri: iriOf(match, identifierSpace) }),
    candidates,
  };
}

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const service = flags['service'] as string | undefined;
  if (service === undefined || !URL.canParse(service) || !/^https?:/.test(service))
    throw new OnomastError(
      'usage.bad-value',
      'onomast reconcile: --service takes the http or https address of a service',
    );
  if (positionals.length === 0)
    throw new OnomastError('usage.no-input', 'onomast reconcile: no records named');
  const questions = await questionsOf(invocation);
  const client = new ReconciliationClient({
    service,
    batch: integerFlag(invocation, 'batch', { min: 1, max: 1000 })!,
    rate: integerFlag(invocation, 'rate', { min: 1, max: 100 })!,
    retries: integerFlag(invocation, 'retries', { min: 0, max: 20 })!,
  });
  const cache = new AnswerCache(flags['cache'] as string, service);
  const { name, identifierSpace } = await client.manifest();
  const all = questions.all;
  const file = flags['out'] as string;
  const hold = await holdOutput(file);
  const out = new WholeFile(file);
  let asked = 0;
  let matched = 0;
  let done = 0;
  try {
    for await (const { result, cached } of client.ask(
      all.map((question) => question.query),
      cache,
    )) {
      if (!cached) asked++;
      const line = answerOf(all[done++]!, result, identifierSpace);
      if (line.match !== undefined) matched++;
      out.write(`${JSON.stringify(line)}\n`);
    }
    out.end();
  } catch (error) {
    out.abandon();
    throw error;
  } finally {
    hold.release();
  }
  warn(
    `${name}: ${all.length} names, ${asked} asked now, ${all.length - asked} known from before, ${matched} matched${file === '-' ? '' : `; ${file}`}`,
  );
  return exitCode.done;
}

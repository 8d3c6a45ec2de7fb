import { existsSync } from 'node:fs';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { replaceFile } from '../../../files/whole-file.ts';
import type { Generator } from '../../../record/source-schema.ts';
import { compareRuns } from '../../../records/audit/align/compare.ts';
import { evaluateDocument, saysNoValue } from '../../../records/audit/align/document-evaluation.ts';
import { gazetteerAliases } from '../../../records/audit/align/gazetteer-aliases.ts';
import { extractForGold, pairWithGold, type ScoredDocument } from '../../../records/audit/align/pairing.ts';
import { bootstrapDefaults } from '../../../records/audit/figures/bootstrap.ts';
import { reportOf } from '../../../records/audit/figures/evaluate.ts';
import { checkGates, parseGates } from '../../../records/audit/figures/gates.ts';
import { comparisonText, gateText, textReport } from '../../../records/audit/figures/text-report.ts';
import { goldFormatNames, loadGold } from '../../../records/audit/formats/formats.ts';
import type { GoldDocument } from '../../../records/audit/gold-document.ts';
import { readRecords } from '../../../records/audit/records.ts';
import type { WholeReport } from '../../../records/audit/report/page.ts';
import { type Command, exitCode, type Invocation, integerFlag } from '../command.ts';
import { give, say, warn } from '../terminal.ts';
import { warnNotRead } from './not-read.ts';

export const score: Command = {
  name: 'audit score',
  summary: 'compare records or a pipeline with gold',
  usage: '--gold DIR [--records DIR | --pipeline NAME] [--json] [--report FILE]',
  flags: {
    gold: {
      type: 'string',
      value: 'DIR',
      help: 'annotated text: <id>.txt next to <id>.json, or another format',
    },
    'gold-format': {
      type: 'string',
      value: 'FORMAT',
      help: `${goldFormatNames.join(', ')} (default: told from the files)`,
    },
    records: { type: 'string', value: 'DIR', help: 'records that extract wrote from the texts of the gold' },
    pipeline: {
      type: 'string',
      short: 'p',
      value: 'NAME',
      help: 'extract with this pipeline instead (default: publications)',
    },
    json: { type: 'boolean', help: 'print the figures as one JSON object' },
    report: {
      type: 'string',
      value: 'FILE',
      help: 'write a page to read in a browser, and the same as JSON next to it',
    },
    compare: {
      type: 'string',
      value: 'RUN',
      help: 'a folder of records, or another pipeline, to compare with',
    },
    min: {
      type: 'string',
      multiple: true,
      value: 'FIGURE=BOUND',
      help: 'exit with 1 where a figure is below its bound; may be repeated',
    },
    'min-lower': { type: 'boolean', help: 'hold the lower bound of the interval against --min' },
    resamples: {
      type: 'string',
      value: 'N',
      default: String(bootstrapDefaults.resamples),
      help: 'resamples of the bootstrap',
    },
    seed: {
      type: 'string',
      value: 'N',
      default: String(bootstrapDefaults.seed),
      help: 'seed of the bootstrap',
    },
    jobs: { type: 'string', short: 'j', value: 'N', help: 'worker threads for extraction (default: none)' },
  },
  examples: [
    ['onomast audit score --gold gold/dev', 'extract from the texts in gold/dev and compare'],
    [
      'onomast audit score --gold gold/dev --records output --report report.html',
      'records made before, as a page',
    ],
    [
      'onomast audit score --gold gold/dev --min strict.micro.f1=0.93 --min-lower',
      'a gate for continuous integration',
    ],
    ['onomast audit score --gold gold/dev --compare baseline', 'what another pipeline has right or wrong'],
    ['onomast audit score --gold export.json --gold-format label-studio --json', 'figures alone'],
  ],
  notes:
    'Figures are named by their path in the JSON: strict.micro.f1, strict.GPE.precision, values.MONEY.accuracy,\nlinks.country.micro.accuracy, links.grouping.micro.bcubed.f1. docs/audit.md explains them.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const place = (flags['gold'] as string | undefined) ?? positionals[0];
  if (place === undefined)
    throw new OnomastError('usage.no-input', 'onomast audit score: --gold is not given');
  if (flags['records'] !== undefined && flags['pipeline'] !== undefined) {
    throw new OnomastError('usage.bad-value', '--records and --pipeline exclude each other');
  }
  const gates = parseGates((flags['min'] as string[] | undefined) ?? []);
  const bootstrap = {
    ...bootstrapDefaults,
    resamples: integerFlag(invocation, 'resamples', { min: 100, max: 1_000_000 })!,
    seed: integerFlag(invocation, 'seed', { min: 0 })!,
  };
  const jobs = integerFlag(invocation, 'jobs', { min: 1, max: 256 }) ?? 0;

  const gold = await loadGold(place, flags['gold-format'] as string | undefined, warnNotRead);
  const records = flags['records'] as string | undefined;
  const { documents, generator } =
    records !== undefined
      ? await pairWithGold(gold, readRecords(records))
      : await extracted(gold, (flags['pipeline'] as string | undefined) ?? 'publications', jobs);
  const facts = { aliases: gazetteerAliases(), spansOnly: saysNoValue(gold) };
  const evaluate = (list: readonly ScoredDocument[]) =>
    list.map(({ gold: document, predicted }) => evaluateDocument(document, predicted, facts));
  const evaluations = evaluate(documents);
  const report = reportOf(evaluations, { bootstrap, ...(generator !== undefined && { generator }) });

  const other = flags['compare'] as string | undefined;
  const comparison =
    other === undefined
      ? undefined
      : compareRuns(evaluations, evaluate((await otherRun(gold, other, jobs)).documents), other, bootstrap);
  const results = checkGates(report, gates, flags['min-lower'] === true);
  const whole: WholeReport = {
    ...report,
    ...(comparison !== undefined && { comparison }),
    ...(results.length > 0 && { gates: results }),
  };

  if (flags['json'] === true) {
    const { mistakes: _, ...figures } = whole;
    give(`${JSON.stringify(figures)}\n`);
  } else {
    say(`${textReport(report)}\n`);
    if (comparison !== undefined) say(`\n${comparisonText(comparison)}\n`);
  }
  if (flags['report'] !== undefined) await writeReport(flags['report'] as string, whole);
  if (results.length > 0) warn(`${gateText(results)}`);
  return results.every(({ passed }) => passed) ? exitCode.done : exitCode.someFailed;
}

async function extracted(gold: readonly GoldDocument[], name: string, jobs: number) {
  const { createPipeline } = await import('../../../run/create-pipeline.ts');
  await using pipeline = await createPipeline(name, { jobs, passageText: false });
  return await extractForGold(gold, (sources) => pipeline.extract(sources));
}

/** Records where the name is that of a folder or a file of records; else a pipeline. */
async function otherRun(
  gold: readonly GoldDocument[],
  name: string,
  jobs: number,
): Promise<{ documents: ScoredDocument[]; generator: Generator | undefined }> {
  const isRecords = existsSync(name) && !name.endsWith('.json');
  return isRecords ? await pairWithGold(gold, readRecords(name)) : await extracted(gold, name, jobs);
}

async function writeReport(file: string, report: WholeReport): Promise<void> {
  const { reportPage } = await import('../../../records/audit/report/page.ts');
  const contents: [string, string][] = [
    [file, reportPage(report)],
    [`${file.replace(/\.html?$/, '')}.json`, `${JSON.stringify(report, null, 1)}\n`],
  ];
  for (const [name, content] of contents) {
    await replaceFile(name, content);
  }
}

import { OnomastError } from '../../errors/onomast-error.ts';
import { loadPipelineConfig, shippedPipelines } from '../../run/config.ts';
import { type Command, type CommandGroup, exitCode } from './command.ts';
import { give, say } from './terminal.ts';

const list: Command = {
  name: 'pipeline list',
  summary: 'list the shipped pipelines and the components that a pipeline may name',
  usage: '',
  flags: {},
  examples: [['onomast pipeline list', 'pipelines first, then components']],
  async run() {
    const pipelines = shippedPipelines().map(
      (name) => [name, loadPipelineConfig(name).description ?? ''] as const,
    );
    const { allComponents } = await import('../../run/registry.ts');
    const parts = (await allComponents()).map(({ name, summary }) => [name, summary] as const);
    const width = Math.max(...[...pipelines, ...parts].map(([name]) => name.length));
    const rows = (of: readonly (readonly [string, string])[]) =>
      of.map(([name, text]) => `  ${name.padEnd(width)}  ${text}\n`).join('');
    say(`Pipelines:\n${rows(pipelines)}\nComponents:\n${rows(parts)}`);
    return exitCode.done;
  },
};

const show: Command = {
  name: 'pipeline show',
  summary: 'print a pipeline with every option filled in',
  usage: '<name or file>',
  flags: {},
  examples: [['onomast pipeline show publications', 'the default pipeline as it runs']],
  async run({ positionals }) {
    const { folder: _, ...config } = loadPipelineConfig(onlyName(positionals, 'show'));
    give(`${JSON.stringify(config, null, 2)}\n`);
    return exitCode.done;
  },
};

const check: Command = {
  name: 'pipeline check',
  summary: 'say whether a pipeline is valid and everything it names is there',
  usage: '<name or file>',
  flags: {},
  examples: [
    [
      'onomast pipeline check mine.json',
      'exit code 0, or 2 with the place, what is allowed there and the nearest right word',
    ],
  ],
  async run({ positionals }) {
    const name = onlyName(positionals, 'check');
    const { createPipeline } = await import('../../run/create-pipeline.ts');
    const { config, generator } = await createPipeline(name);
    say(
      `${name} is valid: ${config.stages.map(({ use }) => use).join(' -> ')}\nhash ${generator.pipelineHash}\n`,
    );
    return exitCode.done;
  },
};

function onlyName(positionals: readonly string[], command: string): string {
  if (positionals.length !== 1)
    throw new OnomastError(
      'usage.bad-value',
      `onomast pipeline ${command} takes one pipeline, by name or file`,
    );
  return positionals[0]!;
}

export const pipeline: CommandGroup = {
  name: 'pipeline',
  summary: 'list, show and check pipelines',
  subcommands: {
    list: { summary: list.summary, load: async () => list },
    show: { summary: show.summary, load: async () => show },
    check: { summary: check.summary, load: async () => check },
  },
};

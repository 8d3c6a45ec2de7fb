import { OnomastError } from '../../errors/onomast-error.ts';
import { tuneEngine } from '../../run/tune-engine.ts';
import type { Command, CommandGroup } from './command.ts';
import { say } from './terminal.ts';

/** The table of commands. Each file is loaded only when its command is asked for, so that `--help` starts at once. */
const commands: Readonly<Record<string, { summary: string; load: () => Promise<Command | CommandGroup> }>> = {
  extract: {
    summary: 'turn publications into records',
    load: async () => (await import('./extract.ts')).extract,
  },
  open: {
    summary: 'see, search, judge and correct records in the browser',
    load: async () => (await import('./open.ts')).open,
  },
  judges: {
    summary: 'keep a file of judges and their passwords, for `open --judges`',
    load: async () => (await import('./judges.ts')).judges,
  },
  serve: {
    summary: 'extract and reconcile over HTTP',
    load: async () => (await import('./serve.ts')).serve,
  },
  audit: {
    summary: 'measure how right records are, with and without gold',
    load: async () => (await import('./audit.ts')).audit,
  },
  gazetteer: {
    summary: 'compile, import, ask and export gazetteers',
    load: async () => (await import('./gazetteer.ts')).gazetteer,
  },
  link: {
    summary: 'join the local entities of many documents under stable ids',
    load: async () => (await import('./link.ts')).link,
  },
  reconcile: {
    summary: 'ask another authority for what no gazetteer knows',
    load: async () => (await import('./reconcile.ts')).reconcile,
  },
  train: {
    summary: 'train a model of names from annotated text',
    load: async () => (await import('./train.ts')).train,
  },
  load: {
    summary: 'load records into SQLite, PostgreSQL or DuckDB',
    load: async () => (await import('./load.ts')).load,
  },
  apply: {
    summary: 'make corrected records of records and decisions',
    load: async () => (await import('./apply.ts')).apply,
  },
  export: {
    summary: 'write records as RDF, CSV, Parquet and other forms',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  query: {
    summary: 'ask a database of records the ready questions',
    load: async () => (await import('./query.ts')).query,
  },
  watch: {
    summary: 'extract and load publications as they appear in a folder',
    load: async () => (await import('./watch.ts')).watch,
  },
  queue: {
    summary: 'extract and load on many machines, with PostgreSQL as queue and store',
    load: async () => (await import('./queue.ts')).queue,
  },
  pipeline: {
    summary: 'list, show and check pipelines',
    load: async () => (await import('./pipeline.ts')).pipeline,
  },
};

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'onomast: publications in, JSON-LD records with exact source offsets out',
    '',
    '  onomast <command> [arguments]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'onomast <command> --help explains a command; onomast --version prints the version.',
    '',
  ].join('\n');
}

function isGroup(command: Command | CommandGroup): command is CommandGroup {
  return 'subcommands' in command;
}

async function unknownCommand(what: string, word: string, known: readonly string[]): Promise<never> {
  const { didYouMean } = await import('../../text/suggest.ts');
  throw new OnomastError(
    'usage.unknown-command',
    `unknown ${what} ${JSON.stringify(word)}${didYouMean(word, known)}`,
  );
}

async function dispatch(argv: readonly string[]): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    say(overview());
    return first === undefined ? 2 : 0;
  }
  if (first === '--version' || first === '-v') {
    const { software } = await import('../../run/version.ts');
    say(`${software.slice(software.indexOf(' ') + 1)}\n`);
    return 0;
  }
  const entry = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (entry === undefined) return unknownCommand('command', first, Object.keys(commands));
  let command = await entry.load();
  let args = rest;
  if (isGroup(command)) {
    const group = command;
    const [word, ...others] = rest;
    if (word === undefined || word === '--help' || word === '-h') {
      const names = Object.keys(group.subcommands);
      const width = Math.max(...names.map((name) => name.length));
      const lines = names.map(
        (name) => `  onomast ${group.name} ${name.padEnd(width)}  ${group.subcommands[name]!.summary}`,
      );
      say(`onomast ${group.name}: ${group.summary}\n\n${lines.join('\n')}\n\n--help explains each.\n`);
      return word === undefined ? 2 : 0;
    }
    const sub = Object.hasOwn(group.subcommands, word) ? group.subcommands[word] : undefined;
    if (sub === undefined)
      return unknownCommand(`subcommand of ${group.name}`, word, Object.keys(group.subcommands));
    command = await sub.load();
    args = others;
  }
  const { commandHelp, parseInvocation } = await import('./command.ts');
  const invocation = parseInvocation(command, args);
  if (invocation.help) {
    say(commandHelp(command));
    return 0;
  }
  // An extraction has its stages to load yet.
  if (first !== 'extract') tuneEngine();
  return command.run(invocation);
}

const outOfFiles =
  'onomast: too many files are open at once. Raise the limit and run it again: ulimit -n 1024.';

function isOutOfFiles(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'EMFILE' || code === 'ENFILE';
}

/** The exit code of a command that ended early; what it ended of is told in a line, never as a stack. */
async function ended(error: unknown): Promise<number> {
  const { complain, warn } = await import('./terminal.ts');
  const { ReaderGone } = await import('../../files/reader-gone.ts');
  if (error instanceof ReaderGone) return 0;
  if (error instanceof OnomastError) {
    complain(error);
    return 2;
  }
  if (process.env['ONOMAST_STACK'] !== undefined) warn(`onomast: ${(error as Error).stack ?? String(error)}`);
  if (isOutOfFiles(error)) {
    warn(outOfFiles);
    return 2;
  }
  const { message, path: file } = error as NodeJS.ErrnoException;
  const place = typeof file === 'string' && !message.includes(file) ? ` (${file})` : '';
  warn(`onomast: ${message ?? String(error)}${place}. ONOMAST_STACK=1 shows where, for a report.`);
  return 2;
}

/**
 * Runs the command line.
 * @param argv the arguments after `onomast`
 * @returns the exit code: 0 done, 1 gone through but some inputs failed or a gate was missed, 2 ended before it was through (wrong
 * usage, nothing to work on, an output that cannot be written), 130 interrupted
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await dispatch(argv);
  } catch (error) {
    return ended(error).catch((cause: unknown) => {
      // Not even what tells of it can be loaded.
      process.stderr.write(
        `${isOutOfFiles(cause) ? outOfFiles : 'onomast: what went wrong cannot be told.'}\n`,
      );
      return 2;
    });
  }
}

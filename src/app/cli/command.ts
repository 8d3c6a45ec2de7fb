import { parseArgs } from 'node:util';
import { OnomastError } from '../../errors/onomast-error.ts';
import { didYouMean } from '../../text/suggest.ts';

/** One flag of a command. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  /** Placeholder of the value in `--help`: `DIR`. */
  readonly value?: string;
  readonly help: string;
}

/** What a command is given. */
export interface Invocation {
  /** Flags by name; a flag not given and without default is undefined. */
  readonly flags: Readonly<Record<string, string | boolean | string[] | undefined>>;
  readonly positionals: readonly string[];
}

/** Exit codes of every command. */
export const exitCode = { done: 0, someFailed: 1, unusable: 2, interrupted: 130 } as const;

/** One command of the CLI: a thin file that parses nothing itself and calls the library. */
export interface Command {
  /** `extract`, or `audit score` for a subcommand. */
  readonly name: string;
  readonly summary: string;
  /** `<inputs…> [--out DIR]` */
  readonly usage: string;
  readonly flags: Readonly<Record<string, Flag>>;
  /** Shown under `--help`; each a command line and what it does. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Further text for `--help`. */
  readonly notes?: string;
  /** Runs it; returns the exit code. Expected failures are thrown as {@link OnomastError}. */
  run(invocation: Invocation): Promise<number>;
}

/** A command of subcommands (`pipeline list`), each loaded when it is asked for. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly subcommands: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>>;
}

const helpFlag = { type: 'boolean', short: 'h', help: 'show this help' } as const satisfies Flag;

/** Parses `argv` by the command's flags; an unknown flag is answered with the nearest right one. */
export function parseInvocation(command: Command, argv: readonly string[]): Invocation & { help: boolean } {
  const options: Record<
    string,
    { type: 'string' | 'boolean'; short?: string; multiple?: boolean; default?: string | boolean }
  > = {};
  for (const [name, flag] of Object.entries({ ...command.flags, help: helpFlag as Flag })) {
    options[name] = {
      type: flag.type,
      ...(flag.short !== undefined && { short: flag.short }),
      ...(flag.multiple !== undefined && { multiple: flag.multiple }),
      ...(flag.default !== undefined && { default: flag.default }),
    };
  }
  try {
    const { values, positionals } = parseArgs({
      args: withNegativeNumbers(argv, options),
      options,
      allowPositionals: true,
      strict: true,
    });
    const { help, ...flags } = values as Record<string, string | boolean | string[] | undefined>;
    return { flags, positionals, help: help === true };
  } catch (error) {
    const code = (error as { code?: string }).code;
    const message = (error as Error).message;
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const flag = /'(-[^']+)'/.exec(message)?.[1] ?? '';
      const near = didYouMean(
        flag,
        Object.keys(options).map((name) => `--${name}`),
      );
      throw new OnomastError('usage.unknown-flag', `onomast ${command.name}: unknown flag ${flag}${near}`);
    }
    throw new OnomastError(
      'usage.bad-value',
      `onomast ${command.name}: ${message.split('\n')[0]!.replace(/\.$/, '')}`,
    );
  }
}

/** `--jobs -1` as `--jobs=-1`: the parser takes what begins with a hyphen for a flag, and would not say what is wrong with the number. */
function withNegativeNumbers(
  argv: readonly string[],
  options: Readonly<Record<string, { type: string; short?: string }>>,
): string[] {
  const takesValue = new Set(
    Object.entries(options).flatMap(([name, { type, short }]) =>
      type === 'string' ? [`--${name}`, ...(short === undefined ? [] : [`-${short}`])] : [],
    ),
  );
  const args: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const [arg, next] = [argv[i]!, argv[i + 1]];
    if (arg === '--') return [...args, ...argv.slice(i)];
    if (next !== undefined && takesValue.has(arg) && /^-\.?\d/.test(next)) {
      args.push(arg.startsWith('--') ? `${arg}=${next}` : `${arg}${next}`);
      i++;
    } else args.push(arg);
  }
  return args;
}

/** A flag as a whole number in range, or a clear error. */
export function integerFlag(
  invocation: Invocation,
  name: string,
  range: { min: number; max?: number },
): number | undefined {
  const text = invocation.flags[name];
  if (text === undefined) return undefined;
  const value = typeof text === 'string' && /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.min && value <= (range.max ?? Number.MAX_SAFE_INTEGER))) {
    const upTo = range.max === undefined ? ` of at least ${range.min}` : ` from ${range.min} to ${range.max}`;
    throw new OnomastError(
      'usage.bad-value',
      `--${name} takes a whole number${upTo}, not ${JSON.stringify(text)}`,
    );
  }
  return value;
}

/** A flag that must be one of some words, or a clear error with the nearest. */
export function choiceFlag<const T extends string>(
  invocation: Invocation,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = invocation.flags[name];
  if (text === undefined) return undefined;
  if (!choices.includes(text as T)) {
    throw new OnomastError(
      'usage.bad-value',
      `--${name} takes ${choices.join(', ')}, not ${JSON.stringify(text)}${didYouMean(String(text), choices)}`,
    );
  }
  return text as T;
}

/** The text of `onomast <command> --help`. */
export function commandHelp(command: Command): string {
  const rows = Object.entries({ ...command.flags, help: helpFlag as Flag }).map(([name, flag]) => {
    const left = `${flag.short ? `-${flag.short}, ` : ''}--${name}${flag.type === 'string' ? ` ${flag.value ?? 'VALUE'}` : ''}`;
    const fallback = flag.default !== undefined && flag.default !== false ? ` (default ${flag.default})` : '';
    return [left, flag.help + fallback] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `onomast ${command.name}: ${command.summary}`,
    '',
    `  onomast ${command.name} ${command.usage}`,
    '',
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`),
    ...(command.examples.length > 0
      ? ['', 'Examples:', ...command.examples.map(([line, meaning]) => `  ${line}\n      ${meaning}`)]
      : []),
    ...(command.notes !== undefined ? ['', command.notes] : []),
    '',
  ].join('\n');
}

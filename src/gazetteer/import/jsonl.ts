import { OnomastError } from '../../errors/onomast-error.ts';
import type { GazetteerEntry } from '../entry.ts';
import { completeEntry, entryFields, entryProblem, type WrittenEntry } from './entry-schema.ts';
import { offsetOfPointer } from './json-place.ts';

/** Reads one line; throws `gazetteer.invalid-row` with line and column (code units, from 1). */
export function readEntryLine(text: string, file: string, line: number): GazetteerEntry {
  const value = parseJsonLine(text, file, line);
  const problem = entryProblem(value);
  if (problem !== undefined) {
    const { pointer, reason } = problem;
    throw new OnomastError(
      'gazetteer.invalid-row',
      `${pointer === '' ? 'the entry' : `${pointer}:`} ${reason}`,
      {
        file,
        line,
        column: offsetOfPointer(text, pointer) + 1,
      },
    );
  }
  return completeEntry(value as WrittenEntry);
}

/** Parses a line of JSON; throws `gazetteer.invalid-row` with line and column. */
export function parseJsonLine(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { message } = cause as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    throw new OnomastError(
      'gazetteer.invalid-row',
      `is no JSON: ${message.replace(/ in JSON at position.*$/, '')}`,
      { file, line, column: position === undefined ? text.length + 1 : Number(position) + 1 },
      { cause },
    );
  }
}

/** An entry as a line of JSON, keys in the order of the schema, empty fields left out. */
export function writeEntryLine(entry: GazetteerEntry): string {
  const { aliases, countryCodes, sameAs, ...rest } = entry;
  const ordered: Record<string, unknown> = {};
  const source: Record<string, unknown> = {
    ...rest,
    ...(aliases.length > 0 && { aliases }),
    ...(countryCodes.length > 0 && { countryCodes }),
    ...(sameAs.length > 0 && { sameAs }),
  };
  for (const key of entryFields) if (source[key] !== undefined) ordered[key] = source[key];
  return JSON.stringify(ordered);
}

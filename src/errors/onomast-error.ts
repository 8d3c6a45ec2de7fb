import { type ErrorCode, errorCatalogue } from './catalogue.ts';

export { type ErrorCode, errorCatalogue } from './catalogue.ts';

/** Where in an input a problem lies. Offsets are named by their unit. */
export interface Place {
  /** Path as the user gave it. */
  file?: string;
  /** Byte offset from the start of the file. */
  byte?: number;
  /** Line, from 1. */
  line?: number;
  /** Column in code units, from 1. */
  column?: number;
  /** JSON pointer into a configuration or record. */
  pointer?: string;
}

/** An error with a code of the catalogue, a place and a remedy; its message is one line that a user can act on, the code at its end. */
export class OnomastError extends Error {
  readonly code: ErrorCode;
  readonly place: Place;
  /** What is wrong, without place and remedy. */
  readonly reason: string;
  readonly remedy: string;

  constructor(
    code: ErrorCode,
    reason: string,
    place: Place = {},
    options?: { cause?: unknown; remedy?: string },
  ) {
    const remedy = options?.remedy ?? errorCatalogue[code].remedy;
    super(
      `${describePlace(place)}${reason}${/[?!.]$/.test(reason) ? '' : '.'} ${remedy} [${code}]`,
      options?.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'OnomastError';
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
  }

  /** `usage` stops the command with exit code 2, `input` fails one document. */
  get kind(): 'usage' | 'input' {
    return errorCatalogue[this.code].kind;
  }
}

function describePlace(place: Place): string {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(JSON.stringify(place.file).slice(1, -1));
  if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.column !== undefined) parts.push(`column ${place.column}`);
  if (place.byte !== undefined) parts.push(`byte ${place.byte}`);
  if (place.pointer !== undefined) parts.push(`at ${place.pointer === '' ? '/' : place.pointer}`);
  return parts.length > 0 ? `${parts.join(', ')}: ` : '';
}

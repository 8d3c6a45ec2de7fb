import { didYouMean } from '../text/suggest.ts';
import * as generated from './validators.generated.ts';

/** What a validator says of a value that does not fit. */
export interface ValidationError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly data?: unknown;
  readonly parentSchema?: { readonly properties?: object };
}

/** Checks a value and fills in defaults; the errors of the last call stay with it. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly ValidationError[] | null;
}

const validators = generated.validators as Readonly<Record<string, Validator>>;

/**
 * The validator of a component's options, or of a pipeline file (`pipeline`); compiled from their schemas by `npm run schemas`, so
 * that a run loads neither schemas nor a compiler. A component without options takes none.
 */
export function validatorOf(name: string): Validator {
  return validators[name] ?? validators['none']!;
}

/** A validation error in words, with what is allowed and the nearest right name. */
export function explain({ keyword, params, data, parentSchema, message }: ValidationError): string {
  if (keyword === 'additionalProperties') {
    const given = String(params['additionalProperty']);
    const allowed = Object.keys(parentSchema?.properties ?? {});
    const list = allowed.length > 0 ? `. Allowed: ${allowed.join(', ')}` : '. None is allowed here';
    return `unknown option ${JSON.stringify(given)}${didYouMean(given, allowed)}${list}`;
  }
  if (keyword === 'enum') {
    const allowed = params['allowedValues'] as unknown[];
    const given = typeof data === 'string' ? didYouMean(data, allowed.map(String)) : '';
    return `must be one of ${allowed.map((word) => JSON.stringify(word)).join(', ')}${given}`;
  }
  return message ?? 'is not valid';
}

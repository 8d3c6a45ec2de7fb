import type { Context } from 'hono';
import { Refusal } from './failure.ts';

/** Characters of a text field that are taken. */
const longestField = 2000;

/** The fields of a request's address, checked as they are asked for. */
export class Fields {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** A text; undefined where it is absent or empty. */
  text(name: string): string | undefined {
    const value = this.#context.req.query(name);
    if (value === undefined || value === '') return undefined;
    if (value.length > longestField)
      throw new Refusal(414, `${name} has more than ${longestField} characters`);
    return value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new Refusal(400, `${name} is missing`);
    return value;
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!Number.isFinite(value))
      throw new Refusal(400, `${name} takes a number, not ${JSON.stringify(text)}`);
    return value;
  }

  /** A whole number from 0 up to `most`. */
  count(name: string, fallback: number, most: number): number {
    const value = this.number(name) ?? fallback;
    if (!Number.isInteger(value) || value < 0 || value > most)
      throw new Refusal(400, `${name} takes a whole number from 0 to ${most}`);
    return value;
  }

  choice<const T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.text(name) ?? fallback;
    if (!choices.includes(value as T)) throw new Refusal(400, `${name} takes ${choices.join(', ')}`);
    return value as T;
  }
}

/** The fields of a request. */
export function fieldsOf(context: Context): Fields {
  return new Fields(context);
}

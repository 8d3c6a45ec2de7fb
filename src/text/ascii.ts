import { createRequire } from 'node:module';
import type AnyAscii from 'any-ascii';

let loaded: typeof AnyAscii | undefined;

/** Text in ASCII characters. The library is loaded with the first text: most of it is a table of half a megabyte. */
export function toAscii(text: string): string {
  loaded ??= (createRequire(import.meta.url)('any-ascii') as { default: typeof AnyAscii }).default;
  return loaded(text);
}

import { homedir } from 'node:os';
import path from 'node:path';
import type { PipelineOptions } from '../../run/create-pipeline.ts';
import type { Flag, Invocation } from './command.ts';

/** Flags of commands that read publications. */
export const readingFlags = {
  password: { type: 'string', value: 'WORD', help: 'password of encrypted files (PDF, Word)' },
  ocr: {
    type: 'boolean',
    help: 'read images, and pages without a text layer, by character recognition (npm install tesseract.js @tesseract.js-data/eng @napi-rs/canvas)',
  },
} as const satisfies Record<string, Flag>;

/** What the flags say to a pipeline. */
export function readingOptions({ flags }: Pick<Invocation, 'flags'>): PipelineOptions {
  return {
    ...(flags['password'] !== undefined && { password: flags['password'] as string }),
    ...(flags['ocr'] === true && { ocr: true, cacheFolder: cacheFolder() }),
  };
}

/** Where what was recognised of pages is kept, by their content: `$XDG_CACHE_HOME/onomast`. */
function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  return path.join(base, 'onomast');
}

import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { DocumentWarning } from '../../../../record/run-schema.ts';
import type { RecordMetadata } from '../../../../record/source-schema.ts';
import { metadataOf } from '../../metadata.ts';

const require = createRequire(import.meta.url);

/** Code units of a Markdown file in which front matter ends. */
const longestFrontMatter = 1 << 16;

/** The fields of a Markdown file's YAML front matter, between `---` at its very start and the next `---`. */
export function frontMatter(
  text: string,
  warn: (warning: DocumentWarning) => void,
): RecordMetadata | undefined {
  const block = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(0, longestFrontMatter));
  if (block === null || block.index !== 0) return undefined;
  let fields: unknown;
  try {
    // Loaded where there is front matter: it takes longer than to read a page.
    const { parse } = require('yaml') as typeof Yaml;
    fields = parse(block[1]!, { schema: 'core', logLevel: 'error' });
  } catch (error) {
    warn({ code: 'metadata.front-matter', message: `not YAML: ${(error as Error).message.split('\n')[0]}` });
    return undefined;
  }
  // Between two drawn lines there may stand a sentence.
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined;
  return metadataOf(JSON.parse(JSON.stringify(fields)) as Record<string, unknown>, warn);
}

import type { DocumentContext } from '../../src/contract/context.ts';
import { createDocumentContext } from '../../src/contract/context.ts';
import type { TokenisedFlow } from '../../src/contract/flow.ts';
import { GazetteerBuilder } from '../../src/gazetteer/builder.ts';
import type { Alias, GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { Gazetteer } from '../../src/gazetteer/gazetteer.ts';
import { createTokeniser } from '../../src/stages/tokenise/tokenise.ts';
import { View } from '../../src/text/view.ts';

/** An entry with what a test says, the rest usual. Aliases may be plain strings. */
export function entry(
  partial: Partial<Omit<GazetteerEntry, 'aliases'>> & { name: string; aliases?: readonly (Alias | string)[] },
): GazetteerEntry {
  return {
    id: `urn:test:${partial.name.toLowerCase().replace(/\W+/g, '-')}`,
    type: 'GPE',
    class: 'city',
    countryCodes: [],
    sameAs: [],
    ...partial,
    aliases: (partial.aliases ?? []).map((alias) =>
      typeof alias === 'string' ? { name: alias, kind: 'alias' } : alias,
    ),
  };
}

/** A compiled gazetteer of some entries. */
export function compile(entries: readonly GazetteerEntry[], name = 'test'): Gazetteer {
  const builder = new GazetteerBuilder();
  for (const item of entries) builder.add(item);
  return Gazetteer.from(builder.finish({ name, sources: [{ name: 'test', licence: 'MIT' }] }));
}

const tokeniser = createTokeniser();

/** A text as one flow. */
export function flowOf(text: string): TokenisedFlow {
  return tokeniser.tokenise({ kind: 'paragraph', view: View.identity(text), blocked: [], citation: false });
}

/** A document that has nothing but this text. */
export function documentOf(text: string): DocumentContext {
  const wordCounts = new Map<string, number>();
  for (const word of text.match(/[\p{L}'’]+/gu) ?? []) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
  return createDocumentContext({
    path: 'test.txt',
    mediaType: 'text/plain',
    length: text.length,
    wordCounts,
    repeatedLines: new Map(),
  });
}

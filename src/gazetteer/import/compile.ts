import { GazetteerBuilder } from '../builder.ts';
import type { GazetteerEntry, GazetteerSource } from '../entry.ts';
import { formats, type ImportOptions, type SourceFile } from './formats.ts';

/** The entries of source files, one after the other. */
export async function* readSources(
  files: readonly SourceFile[],
  options: ImportOptions,
): AsyncGenerator<GazetteerEntry> {
  for (const { file, format } of files) yield* formats[format]!.read(file, options);
}

/** Where the data of some files come from, each source once. */
export function sourcesOf(files: readonly SourceFile[], licence?: string): GazetteerSource[] {
  const sources = new Map<string, GazetteerSource>();
  for (const { file, format } of files) {
    const known = formats[format]!.source;
    const source = known ?? { name: file.replace(/^.*[/\\]/, ''), licence: licence ?? 'unknown' };
    sources.set(source.name, licence === undefined ? source : { ...source, licence });
  }
  return [...sources.values()];
}

/** Compiles source files into a gazetteer. */
export async function compileSources(
  files: readonly SourceFile[],
  meta: { name: string; licence?: string },
  options: ImportOptions,
): Promise<{ bytes: Buffer; entries: number; names: number }> {
  const builder = new GazetteerBuilder();
  for await (const entry of readSources(files, options)) builder.add(entry);
  const { entryCount: entries, aliasCount: names } = builder;
  return {
    bytes: builder.finish({ name: meta.name, sources: sourcesOf(files, meta.licence) }),
    entries,
    names,
  };
}

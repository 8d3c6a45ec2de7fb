/**
 * Gazetteers as a library: build, open and ask them.
 *
 * @example
 * ```ts
 * import { GazetteerSet } from 'onomast/gazetteer';
 *
 * const gazetteers = GazetteerSet.openShipped();
 * for (const hit of gazetteers.lookup('Nairobi')) console.log(gazetteers.entry(hit).id);
 * ```
 */
export { GazetteerBuilder } from './builder.ts';
export type { Alias, AliasKind, GazetteerEntry, GazetteerSource } from './entry.ts';
export type { GazetteerHeader, SectionName } from './format.ts';
export type { FuzzyHit } from './fuzzy.ts';
export { Gazetteer, type Hit } from './gazetteer.ts';
export type { Matches } from './matcher.ts';
export { GazetteerSet } from './set.ts';

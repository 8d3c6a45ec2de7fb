import { OnomastError } from '../../errors/onomast-error.ts';
import { didYouMean } from '../../text/suggest.ts';
import type { Store } from './store.ts';

/** What a database URL says, its place without credentials. */
export type StoreUrl =
  | { readonly kind: 'sqlite' | 'duckdb'; readonly file: string; readonly place: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly place: string };

export const defaultStoreUrl = 'sqlite:output/onomast.db';

/**
 * Understands `sqlite:FILE`, `duckdb:FILE` and `postgres://USER@HOST/DATABASE`.
 * @throws OnomastError `store.url`
 */
export function parseStoreUrl(text: string): StoreUrl {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'postgres' || scheme === 'postgresql') {
    if (!URL.canParse(text)) throw new OnomastError('store.url', 'the postgres URL cannot be understood');
    const { host, pathname } = new URL(text);
    return { kind: 'postgres', url: text, place: `postgres://${host}${pathname}` };
  }
  if (scheme === 'sqlite' || scheme === 'duckdb') {
    const file = text.slice(scheme.length + 1).replace(/^\/\/(?=\/|[^/])/, '');
    if (file === '') throw new OnomastError('store.url', `${scheme}: names no file`);
    return { kind: scheme, file, place: `${scheme}:${file}` };
  }
  // What is no URL of a database may still hold a password: only its scheme is repeated.
  const shown = scheme === undefined ? '--db' : `--db ${scheme}:`;
  const near = scheme === undefined ? '' : didYouMean(scheme, ['sqlite', 'postgres', 'duckdb']);
  throw new OnomastError('store.url', `${shown} names no known kind of database${near}`);
}

export interface StoreOptions {
  /** Changes nothing, neither rows nor layout: who may not write can still ask. */
  readonly readOnly?: boolean;
}

/**
 * Opens the database at a URL, making or upgrading its layout.
 * @param text `sqlite:FILE`, `postgres://USER@HOST/DATABASE`, or `duckdb:FILE` (needs the package `@duckdb/node-api`)
 * @throws OnomastError of the area `store`; none repeats a password
 */
export async function openStore(text: string, { readOnly = false }: StoreOptions = {}): Promise<Store> {
  const url = parseStoreUrl(text);
  switch (url.kind) {
    case 'sqlite':
      return (await import('./sqlite/sqlite.ts')).openSqlite(url.file, readOnly);
    case 'duckdb':
      return (await import('./duckdb/duckdb.ts')).openDuckDb(url.file, readOnly);
    case 'postgres':
      return (await import('./postgres/postgres.ts')).openPostgres(url.url, url.place, readOnly);
  }
}

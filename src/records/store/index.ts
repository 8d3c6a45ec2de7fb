/**
 * Records in databases and in other forms.
 *
 * @example
 * ```ts
 * import { loadRecords, openStore } from 'onomast/store';
 *
 * const store = await openStore('sqlite:findings.db');
 * await loadRecords(store, ['records/']);
 * ```
 */
export { type ExportCounts, type ExportOptions, exportRecords } from '../export/export.ts';
export { type LoadCounts, loadRecords } from './load.ts';
export type { LoadEvent, LoadOptions } from './load-options.ts';
export { openStore } from './open.ts';
export type { Answer, Store } from './store.ts';

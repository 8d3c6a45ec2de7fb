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
export { type LoadCounts, type LoadEvent, type LoadOptions, loadRecords } from './load.ts';
export { openStore } from './open.ts';
export type { Answer, Store } from './store.ts';

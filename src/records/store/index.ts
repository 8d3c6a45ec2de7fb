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

export type { RecordHead } from '../../record/sinks.ts';
export { type ExportCounts, type ExportOptions, exportRecords } from '../export/export.ts';
export type { PassedOver } from '../read/find.ts';
export type { FoundRecord } from '../read/nodes.ts';
export type { RecordReference } from '../read/reference.ts';
export type { Unfit } from '../review/apply.ts';
export type { Corrections } from '../review/corrections.ts';
export type { Decision, DecisionAction, MentionDecision, ThingDecision } from '../review/decision.ts';
export type { Decisions } from '../review/decision-log.ts';
export type { ThingMember } from '../things/own-thing.ts';
export type { FoundThing, Things } from '../things/things.ts';
export { type LoadCounts, loadRecords } from './load.ts';
export type { LoadEvent, LoadOptions } from './load-options.ts';
export type { StoreOptions } from './open.ts';
export { openStore } from './open.ts';
export type { Cell, Row } from './rows.ts';
export type { Answer, Dialect, EntityThing, Store, StoreTransaction } from './store.ts';

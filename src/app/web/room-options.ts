/** What a reading room is opened on. */
export interface RoomOptions {
  /** Folder or file of records; without it only what the database holds is shown. */
  readonly records?: string | undefined;
  /** SQLite file. */
  readonly database: string;
  /** Whether documents without a record are removed from it: only where the file is the room's own. */
  readonly prune: boolean;
  readonly collection: string;
  /** Folder of the publications. */
  readonly sources?: string | undefined;
  /** The registry of `onomast link`, and the answers of `onomast reconcile`: what they say is one thing is shown as one. */
  readonly registry?: string | undefined;
  readonly reconciled?: string | undefined;
  /** Nothing is written but the database. */
  readonly readOnly: boolean;
  /** Folder of annotated texts that the report measures the records by. */
  readonly gold?: string | undefined;
}

/** How far the loading of records is. */
export interface LoadingState {
  readonly stage: 'records' | 'tables';
  readonly done: number;
  readonly total: number | undefined;
}

/** Told how loading goes on. */
export type LoadingListener = (state: LoadingState) => void;

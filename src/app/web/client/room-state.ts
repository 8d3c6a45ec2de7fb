/** What the server says of the room and of whom it takes the reader for. */
export interface RoomState {
  readonly judge: string;
  /** Whether judges come in with a password. */
  readonly signedIn: boolean;
  readonly readOnly: boolean;
  /** Extensions of the files that may be dropped; null where none are taken. */
  readonly inbox: readonly string[] | null;
  /** Name of the reconciliation service that names are looked up at too; null where there is none. */
  readonly service: string | null;
  readonly loading: { stage: 'records' | 'tables'; done: number; total?: number } | null;
  readonly failures: readonly string[];
}

export interface PageProps {
  readonly fields: URLSearchParams;
  readonly room: RoomState;
}

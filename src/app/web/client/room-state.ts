/** What the server says of the room and of whom it takes the reader for. */
export interface RoomState {
  readonly judge: string;
  readonly readOnly: boolean;
  readonly loading: { stage: 'records' | 'tables'; done: number; total?: number } | null;
  readonly failures: readonly string[];
}

export interface PageProps {
  readonly fields: URLSearchParams;
  readonly room: RoomState;
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError, type Fields, get } from './api.ts';

/** Data asked for: not there yet, there, or refused. */
export interface Loaded<T> {
  readonly value: T | undefined;
  readonly error: ApiError | undefined;
  /** Whether another answer is on its way. */
  readonly pending: boolean;
  readonly again: () => void;
}

/** Asks for data whenever path or fields change; the former answer stays until the next is there. */
export function useData<T>(path: string | undefined, fields: Fields = {}): Loaded<T> {
  const [state, setState] = useState<{ value?: T; error?: ApiError; pending: boolean; of?: string }>({
    pending: true,
  });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  const key = path === undefined ? '' : `${path} ${JSON.stringify(fields)}`;
  useEffect(() => {
    if (path === undefined) return;
    const abort = new AbortController();
    setState((before) => ({ ...before, pending: true }));
    get<T>(path, fields, abort.signal).then(
      (value) => setState({ value, pending: false, of: path }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setState({
          error: error instanceof ApiError ? error : new ApiError(0, 'unknown', String(error)),
          pending: false,
        });
      },
    );
    return () => abort.abort();
  }, [key, turn]);
  return { value: state.value, error: state.error, pending: state.pending, again };
}

/** A value that has stayed the same for a while, so that not every letter typed asks the server. */
export function useSettled<T>(value: T, milliseconds = 180): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { begin } from './activity.ts';
import { ApiError, type Fields, get } from './api.ts';

/** Data asked for: not there yet, there, or refused. */
export interface Loaded<T> {
  readonly value: T | undefined;
  readonly error: ApiError | undefined;
  /** Whether another answer is on its way. */
  readonly pending: boolean;
  readonly again: () => void;
}

/** What came of one question, by its address and turn. */
interface Outcome<T> {
  readonly asked: string;
  readonly value?: T;
  readonly error?: ApiError;
}

/** Asks for data whenever path or fields change; the former answer stays until the next is there. */
export function useData<T>(path: string | undefined, fields: Fields = {}): Loaded<T> {
  const [outcome, setOutcome] = useState<Outcome<T>>({ asked: '' });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  const asked = path === undefined ? '' : `${turn} ${path} ${JSON.stringify(fields)}`;
  // At once, not after the next paint: the page never looks idle while a question is due.
  useLayoutEffect(() => {
    if (path === undefined) return;
    const abort = new AbortController();
    get<T>(path, fields, abort.signal).then(
      (value) => !abort.signal.aborted && setOutcome({ asked, value }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setOutcome({
          asked,
          error: error instanceof ApiError ? error : new ApiError(0, 'unknown', String(error)),
        });
      },
    );
    return () => abort.abort();
  }, [asked]);
  return {
    value: outcome.value,
    error: outcome.error,
    pending: asked !== '' && outcome.asked !== asked,
    again,
  };
}

/** A value that has stayed the same for a while, so that not every letter typed asks the server. */
export function useSettled<T>(value: T, milliseconds = 180): T {
  const [settled, setSettled] = useState(value);
  useLayoutEffect(() => {
    if (value === settled) return;
    const end = begin();
    const timer = setTimeout(() => {
      setSettled(value);
      end();
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [value, milliseconds]);
  return settled;
}

import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { post } from './api.ts';
import { Outbox } from './outbox.ts';

/** An outbox of lines of a sample, with how many wait and why some were refused. */
export function useSampleOutbox<T>(
  path: string,
  sample: string,
  key: string,
): { readonly box: Outbox<T>; readonly waiting: number; readonly refused?: string } {
  const box = useMemo(
    () => new Outbox<T>(key, (lines) => post(path, { sample, lines })),
    [path, sample, key],
  );
  const [state, setState] = useState<{ waiting: number; refused?: string }>({ waiting: box.waiting.length });
  useLayoutEffect(() => {
    box.onChange = (waiting, refused) => setState({ waiting, ...(refused !== undefined && { refused }) });
    return () => box.close();
  }, [box]);
  return { box, ...state };
}

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, decisionOutbox } from '../../../client/decision-outbox.ts';
import { address, go } from '../../../client/router.tsx';

/** Keeps decisions about things; when the server has them, the page goes on to what the thing is then. */
export interface Deciding {
  /** Decisions that the server does not have yet. */
  readonly waiting: number;
  readonly problem: string | undefined;
  /** @param next the thing that this page is about from then on */
  readonly decide: (draft: Draft, next: string) => void;
}

/** @param again asks for the thing anew */
export function useDeciding(thing: string, again: () => void): Deciding {
  const box = useMemo(decisionOutbox, []);
  const [state, setState] = useState<{ waiting: number; problem?: string }>({ waiting: box.waiting.length });
  const next = useRef(thing);
  useLayoutEffect(() => {
    box.onChange = (waiting, refused) => {
      setState({ waiting, ...(refused !== undefined && { problem: refused }) });
      if (waiting > 0 || refused !== undefined) return;
      if (next.current === thing) again();
      else go(address('/entity', { thing: next.current }));
    };
  }, [box, thing, again]);
  useLayoutEffect(() => () => box.close(), [box]);
  return {
    waiting: state.waiting,
    problem: state.problem,
    decide: (draft, after) => {
      next.current = after;
      box.add(draft);
    },
  };
}

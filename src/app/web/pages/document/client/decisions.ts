import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MentionDecision } from '../../../../../records/review/decision.ts';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { get } from '../../../client/api.ts';
import { type Draft, decisionOutbox } from '../../../client/decision-outbox.ts';
import { uuid } from '../../../client/uuid.ts';
import { anchorAt } from './words.ts';

/** What a person wants of one mention, wherever it stands. */
export type Wish =
  | { readonly action: 'right' | 'delete' }
  | Pick<Extract<MentionDecision, { action: 'type' }>, 'action' | 'entityType'>
  | Pick<Extract<MentionDecision, { action: 'value' }>, 'action' | 'value'>
  | Pick<Extract<MentionDecision, { action: 'link' }>, 'action' | 'entity'>;

interface Marks {
  readonly mentions: ReadDocument['mentions'];
  readonly entities: ReadDocument['entities'];
}

interface Standing {
  readonly decisions: readonly MentionDecision[];
  readonly unfit: readonly { id: string; reason: string }[];
}

/** What is decided about a document, and the document as decided. */
export interface Correcting {
  readonly document: ReadDocument;
  readonly standing: Standing;
  /** Decisions that the server does not have yet. */
  readonly waiting: number;
  readonly problem: string | undefined;
  readonly decide: (...drafts: readonly Draft[]) => void;
  readonly undoLast: () => void;
}

/** Keeps decisions and shows the document as they make it. */
export function useCorrecting(original: ReadDocument): Correcting {
  const [document, setDocument] = useState(original);
  const [standing, setStanding] = useState<Standing>({ decisions: [], unfit: [] });
  const [state, setState] = useState<{ waiting: number; problem?: string }>({ waiting: 0 });
  const box = useMemo(decisionOutbox, []);
  const { path } = original;
  const refresh = () => {
    void get<Standing>('decisions', { document: path }).then(setStanding, () => {});
    void get<Marks>('document/marks', { path }).then(
      (marks) => setDocument((before) => ({ ...before, ...marks })),
      () => {},
    );
  };
  useLayoutEffect(() => {
    void get<Standing>('decisions', { document: path }).then(setStanding, () => {});
    box.onChange = (waiting, refused) => {
      setState({ waiting, ...(refused !== undefined && { problem: refused }) });
      if (waiting === 0) refresh();
    };
    return () => box.close();
  }, [box]);
  const undo = useUndo(standing.decisions);
  const decide = (...drafts: readonly Draft[]) => {
    undo.note(drafts);
    box.add(...drafts);
  };
  return {
    document,
    standing,
    waiting: state.waiting,
    problem: state.problem,
    decide,
    undoLast: () => {
      const last = undo.last();
      if (last !== undefined) decide({ id: uuid(), action: 'undo', of: last });
    },
  };
}

/** Which decision is the last: one just made counts before the server has it, one just taken back no more. */
function useUndo(standing: readonly MentionDecision[]) {
  const made = useRef<string[]>([]);
  const undone = useRef(new Set<string>());
  return {
    note: (drafts: readonly Draft[]) => {
      for (const draft of drafts)
        if (draft.action === 'undo') undone.current.add(draft.of);
        else made.current.push(nameOf(draft));
    },
    last: () => [...standing.map(nameOf), ...made.current].findLast((name) => !undone.current.has(name)),
  };
}

/** By what an undo names a decision: its batch, where it came with others. */
function nameOf(decision: { readonly id: string; readonly batch?: string }): string {
  return decision.batch ?? decision.id;
}

/** A wish about the mention at a place as a decision. */
export function draftOf(
  document: ReadDocument,
  place: { start: number; end: number },
  wish: Wish,
  batch?: string,
): Draft {
  return {
    id: uuid(),
    document: document.path,
    sha256: document.sha256,
    target: anchorAt(document, place.start, place.end),
    ...(batch !== undefined && { batch }),
    ...wish,
  } as Draft;
}

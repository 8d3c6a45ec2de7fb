import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Draft } from '../../../client/decision-outbox.ts';
import { plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { labelOf } from '../../../client/types.ts';
import { uuid } from '../../../client/uuid.ts';
import { InContext, type PassageLine } from '../../../client/widgets.tsx';
import type { Correcting, Wish } from './decisions.ts';

/** A mention like the one that was decided about, somewhere in the collection. */
interface LikeLine extends PassageLine {
  readonly sha256: string;
  readonly end: number;
  readonly type: string;
  readonly quotePrefix: string;
  readonly quoteSuffix: string;
}

interface AllLikeThisProps {
  readonly exact: string;
  readonly type: string;
  readonly wish: Wish;
  readonly correcting: Correcting;
  readonly onDone: () => void;
}

/** Mentions that are offered at once. */
const mostOffered = 2000;

const wishWords: Readonly<Record<Wish['action'], string>> = {
  right: 'right',
  delete: 'no mention',
  type: 'of another type',
  value: 'given this value',
  link: 'linked to this thing',
};

/** Offers to decide the same about all mentions of the same words; they are shown before it is done. */
export function AllLikeThis({ exact, type, wish, correcting, onDone }: AllLikeThisProps) {
  const data = useData<readonly LikeLine[]>('like', { exact, type });
  const [shown, setShown] = useState(false);
  const decided = new Set(correcting.standing.decisions.map(({ target }) => target.start));
  const others = (data.value ?? []).filter(
    ({ path, start }) => path !== correcting.document.path || !decided.has(start),
  );
  if (others.length === 0) return null;
  return (
    <>
      <p class="like">
        <button type="button" onClick={() => setShown(true)}>
          The same for {data.value!.length === mostOffered && 'the first '}
          {plural(others.length, 'other')} like this …
        </button>
      </p>
      {shown && (
        <LikeDialog
          title={`“${exact}”, ${labelOf(type)}: ${wishWords[wish.action]}`}
          lines={others}
          onClose={() => setShown(false)}
          onAccept={(lines) => {
            const batch = uuid();
            correcting.decide(...lines.map((line) => draftFor(line, wish, batch)));
            onDone();
          }}
        />
      )}
    </>
  );
}

function draftFor(line: LikeLine, wish: Wish, batch: string): Draft {
  const { path, sha256, start, end, exact, quotePrefix, quoteSuffix, type } = line;
  const target = { start, end, exact, prefix: quotePrefix, suffix: quoteSuffix, entityType: type };
  return { id: uuid(), document: path, sha256, target, batch, ...wish } as Draft;
}

interface LikeDialogProps {
  readonly title: string;
  readonly lines: readonly LikeLine[];
  readonly onClose: () => void;
  readonly onAccept: (lines: readonly LikeLine[]) => void;
}

function LikeDialog({ title, lines, onClose, onAccept }: LikeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [left, setLeft] = useState<ReadonlySet<LikeLine>>(new Set());
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const chosen = lines.filter((line) => !left.has(line));
  const toggle = (line: LikeLine) => {
    const next = new Set(left);
    if (!next.delete(line)) next.add(line);
    setLeft(next);
  };
  return (
    <dialog ref={dialog} class="like-dialog" aria-labelledby="like-title" onClose={onClose}>
      <h2 id="like-title">{title}</h2>
      <ol class="concordance">
        {lines.slice(0, 500).map((line) => (
          <li key={`${line.path} ${line.start}`}>
            <input
              type="checkbox"
              aria-label={`${line.path}, ${line.start}`}
              checked={!left.has(line)}
              onChange={() => toggle(line)}
            />
            <InContext line={line} />
          </li>
        ))}
      </ol>
      {lines.length > 500 && <p class="soft">The first 500 are shown; all {lines.length} are meant.</p>}
      <div class="verdicts">
        <button
          type="button"
          class="primary"
          disabled={chosen.length === 0}
          onClick={() => {
            onAccept(chosen);
            dialog.current?.close();
          }}
        >
          Decide {plural(chosen.length, 'mention')}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          Leave them
        </button>
      </div>
    </dialog>
  );
}

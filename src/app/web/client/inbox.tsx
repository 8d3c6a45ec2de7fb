import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ApiError, get, sendFile } from './api.ts';
import { plural } from './format.ts';
import { documentAddress, Link } from './router.tsx';

interface InboxFile {
  readonly name: string;
  readonly state: 'waiting' | 'extracting' | 'done' | 'failed';
  readonly mentions?: number;
  readonly reason?: string;
}

/** Milliseconds between two looks at what became of the files. */
const pause = 700;
const words = { waiting: 'waits', extracting: 'is being read …', done: '', failed: '' } as const;

/** Takes files that are dropped or chosen, and tells what becomes of them. */
export function Inbox({ extensions, onDone }: { extensions: readonly string[]; onDone: () => void }) {
  const { files, problems, send } = useInbox(onDone);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  return (
    <section
      class={over ? 'inbox over' : 'inbox'}
      aria-label="Add documents"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void send([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p>
        Drop documents here, or{' '}
        <button type="button" onClick={() => field.current?.click()}>
          choose them
        </button>
        <input
          ref={field}
          type="file"
          class="hidden"
          tabIndex={-1}
          aria-label="Documents"
          multiple
          accept={extensions.join(',')}
          onChange={(event) => {
            void send([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </p>
      <ul aria-live="polite">
        {problems.map((problem) => (
          <li key={problem} class="problem">
            {problem}
          </li>
        ))}
        {files.map((file) => (
          <li key={file.name}>
            <Line file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ file: { name, state, mentions, reason } }: { file: InboxFile }) {
  if (state === 'failed') return <span class="problem">{reason}</span>;
  if (state !== 'done') return <span>{`${name} ${words[state]}`}</span>;
  return (
    <>
      <Link to={documentAddress(name)}>{name}</Link> {plural(mentions ?? 0, 'mention')}
    </>
  );
}

function useInbox(onDone: () => void) {
  const [files, setFiles] = useState<readonly InboxFile[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [turn, setTurn] = useState(0);
  const busy = files.filter(({ state }) => state === 'waiting' || state === 'extracting').length;
  useLayoutEffect(() => {
    let stopped = false;
    get<InboxFile[]>('inbox').then(
      (next) => {
        if (stopped) return;
        setFiles(next);
        if (next.some(({ state }) => state === 'waiting' || state === 'extracting'))
          setTimeout(() => !stopped && setTurn((n) => n + 1), pause);
      },
      () => {},
    );
    return () => {
      stopped = true;
    };
  }, [turn]);
  const before = useRef(0);
  useLayoutEffect(() => {
    if (busy < before.current) onDone();
    before.current = busy;
  }, [busy]);
  const send = async (chosen: readonly File[]) => {
    const failed: string[] = [];
    for (const file of chosen)
      try {
        await sendFile('inbox', file);
        setTurn((n) => n + 1);
      } catch (error) {
        failed.push(`${file.name}: ${error instanceof ApiError ? error.message : String(error)}`);
      }
    setProblems(failed);
  };
  return { files, problems, send };
}

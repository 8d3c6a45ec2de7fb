import type { ComponentChildren } from 'preact';
import type { Fields } from './api.ts';
import { useData } from './load.ts';
import { InContext, type PassageLine, Show } from './widgets.tsx';

interface PassagesProps {
  readonly title: ComponentChildren;
  /** Where they are asked for. */
  readonly path: string;
  readonly fields: Fields;
  /** Rows after which no more are sent. */
  readonly most?: number;
}

/** The passages behind a mark of a picture, a line each that leads there. */
export function Passages({ title, path, fields, most }: PassagesProps) {
  const data = useData<readonly PassageLine[]>(path, fields);
  return (
    <section class="passages" aria-live="polite">
      <h2>{title}</h2>
      <Show data={data}>
        {(lines) => (
          <>
            <ol class="concordance">
              {lines.map((line) => (
                <li key={`${line.path} ${line.start}`}>
                  <InContext line={line} />
                </li>
              ))}
            </ol>
            {lines.length === most && <p class="soft">The first {most} are shown.</p>}
          </>
        )}
      </Show>
    </section>
  );
}

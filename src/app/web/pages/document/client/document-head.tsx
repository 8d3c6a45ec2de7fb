import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { count, plural } from '../../../client/format.ts';
import { Link } from '../../../client/router.tsx';
import { CleanButton } from './buttons.tsx';
import type { Correcting } from './decisions.ts';
import { Legend } from './legend.tsx';
import type { Shown, TextView } from './text-view.ts';

interface DocumentHeadProps {
  readonly correcting: Correcting;
  readonly view: TextView;
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  /** More buttons. */
  readonly buttons: ComponentChildren;
  /** What stands below them. */
  readonly children: ComponentChildren;
}

/** What the document is, and what is shown of it. */
export function DocumentHead({ correcting, view, shown, onShown, buttons, children }: DocumentHeadProps) {
  const { document, waiting } = correcting;
  const [clean, setClean] = useState(false);
  const hasFurniture = useMemo(
    () => document.passages.some(({ kind }) => kind === 'furniture'),
    [document.passages],
  );
  useLayoutEffect(() => void view.element.classList.toggle('clean', clean), [view, clean]);
  return (
    <header class="document">
      <h1>{document.title ?? document.path}</h1>
      <p class="soft">
        <Link to="/">Collection</Link> / {document.path} · {count(document.length)} characters ·{' '}
        {plural(document.mentions.length, 'mention')}
        {waiting > 0 && ` · ${plural(waiting, 'decision')} not sent yet, kept in this browser`}
      </p>
      <div class="legend-row">
        <Legend mentions={document.mentions} shown={shown} onChange={onShown} />
        {hasFurniture && <CleanButton on={clean} onChange={setClean} />}
        {buttons}
      </div>
      {children}
    </header>
  );
}

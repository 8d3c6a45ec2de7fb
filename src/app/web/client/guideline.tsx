import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from './keys.ts';
import { useData } from './load.ts';
import { Markdown } from './markdown.tsx';
import { Show } from './widgets.tsx';

/** Opens the annotation guideline over the page, by `g` or a button: what counts as a mention, and where it begins and ends. */
export function Guideline() {
  const [open, setOpen] = useState(false);
  useKeys('Guideline', [{ key: 'g', help: 'the annotation guideline', run: () => setOpen(true) }]);
  return (
    <>
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        Guideline <kbd>g</kbd>
      </button>
      {open && <GuidelineDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function GuidelineDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const data = useData<{ text: string }>('guideline');
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  useKeys('Guideline', [{ key: 'g', help: 'close', run: close, hidden: true }], true);
  return (
    <dialog ref={dialog} class="guideline" aria-label="Annotation guideline" onClose={onClose}>
      <Show data={data}>{({ text }) => <Markdown text={text} />}</Show>
      <form method="dialog">
        <button type="submit">
          Close <kbd>Esc</kbd>
        </button>
      </form>
    </dialog>
  );
}

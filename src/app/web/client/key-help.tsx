import { useLayoutEffect, useRef } from 'preact/hooks';
import { currentKeys, useKeys } from './keys.ts';

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
};

/** `Shift+ArrowLeft` as keys are printed. */
function Keys({ name }: { name: string }) {
  return (
    <>
      {name.split(/\+(?=.)/).map((part) => (
        <kbd key={part}>{signs[part] ?? part}</kbd>
      ))}
    </>
  );
}

/** All keys that hold on this page. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const groups = useRef(currentKeys());
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useKeys('Keys', [{ key: '?', help: 'close', run: onClose, hidden: true }], true);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">Keys</h2>
      {groups.current
        .toReversed()
        .filter(({ bindings }) => bindings.length > 0)
        .map(({ title, bindings }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {bindings.map(({ key, help }) => (
                <div key={key}>
                  <dt>
                    <Keys name={key} />
                  </dt>
                  <dd>{help}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}

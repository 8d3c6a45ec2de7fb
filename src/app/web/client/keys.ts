import { useLayoutEffect, useRef } from 'preact/hooks';

/** One key of a page: what it does, for `?`. */
export interface KeyBinding {
  /** `n`, `Shift+N`, `ArrowLeft`, `Ctrl+f`. */
  readonly key: string;
  readonly help: string;
  readonly run: () => void;
  /** Not shown under `?`. */
  readonly hidden?: boolean;
  /** Also where a field has the focus. */
  readonly always?: boolean;
}

interface Layer {
  readonly title: string;
  bindings: readonly KeyBinding[];
  readonly modal: boolean;
}

const layers: Layer[] = [];

/** `Shift+N`, as bindings name it. A printed sign says Shift itself. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  const letter = event.key.length === 1;
  if (event.shiftKey && (!letter || /\p{L}/u.test(event.key))) parts.push('Shift');
  parts.push(event.key);
  return parts.join('+');
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|range|button)$/.test(target.type))
  );
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog') !== null;
}

document.addEventListener('keydown', (event) => {
  const name = keyName(event);
  // A dialog is closed before its component knows: the next key is the page's.
  const isModal = document.querySelector('dialog[open]') !== null;
  for (const layer of layers.toReversed()) {
    if (layer.modal && !isModal) continue;
    const found = layer.bindings.find(({ key }) => key === name);
    if (
      found !== undefined &&
      (found.always || !inField(event.target)) &&
      (layer.modal || !inDialog(event.target))
    ) {
      event.preventDefault();
      found.run();
      return;
    }
    if (layer.modal) return;
  }
});

/** Keys that hold while a component is shown; those of a modal one hide all others. */
export function useKeys(title: string, bindings: readonly KeyBinding[], modal = false): void {
  const layer = useRef<Layer>({ title, bindings, modal });
  layer.current.bindings = bindings;
  // At once, not after the next paint: a judge's next key may come before it.
  useLayoutEffect(() => {
    const own = layer.current;
    layers.push(own);
    return () => void layers.splice(layers.indexOf(own), 1);
  }, []);
}

/** All keys that hold now, by the part of the app they belong to. */
export function currentKeys(): { title: string; bindings: readonly KeyBinding[] }[] {
  return layers.map(({ title, bindings }) => ({
    title,
    bindings: bindings.filter(({ hidden }) => hidden !== true),
  }));
}

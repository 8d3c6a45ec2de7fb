import { useKeys } from '../../../client/keys.ts';

/** Leaves out what surrounds the text: running heads, page numbers, menus of web pages. */
export function CleanButton({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  useKeys('Text', [{ key: 'h', help: 'hide what surrounds the text', run: () => onChange(!on) }]);
  return (
    <button type="button" aria-pressed={on} onClick={() => onChange(!on)}>
      Text alone <kbd>h</kbd>
    </button>
  );
}

/** Shows the pages of the original. */
export function PagesButton({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  useKeys('Pages', [
    { key: 'o', help: 'the pages of the original next to the text', run: () => onChange(!on) },
  ]);
  return (
    <button type="button" aria-pressed={on} onClick={() => onChange(!on)}>
      Pages <kbd>o</kbd>
    </button>
  );
}

/** Words that the reader has marked. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Keys that change the document as a whole. */
interface EditKeysProps {
  readonly onAdd: () => void;
  readonly onChecked: () => void;
  readonly onUndo: () => void;
}

/** Adding a mention, saying that a passage is read, undo. */
export function EditKeys({ onAdd, onChecked, onUndo }: EditKeysProps) {
  useKeys('Change', [
    { key: 'a', help: 'add a mention: the marked words, or words of this passage', run: onAdd },
    { key: 'c', help: 'this passage is read to its end: what is marked in it is all', run: onChecked },
    { key: 'u', help: 'take the last decision back', run: onUndo },
  ]);
  return (
    <div class="verdicts edit">
      <button type="button" onClick={onAdd}>
        Add a mention <kbd>a</kbd>
      </button>
      <button
        type="button"
        title="This passage is read to its end: what is marked in it is all"
        onClick={onChecked}
      >
        Passage read <kbd>c</kbd>
      </button>
      <button type="button" class="quiet" onClick={onUndo}>
        Undo <kbd>u</kbd>
      </button>
    </div>
  );
}

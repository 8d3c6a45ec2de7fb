import { useLayoutEffect } from 'preact/hooks';
import { AddTools } from './add-tools.tsx';
import { EditKeys, type Marked } from './buttons.tsx';
import { checkedStarts, toggleChecked } from './checked.ts';
import { CorrectTools } from './correct-tools.tsx';
import type { Correcting } from './decisions.ts';
import { DecisionHistory } from './history.tsx';
import { MentionPanel } from './panel.tsx';
import type { TextView } from './text-view.ts';
import { snapped } from './words.ts';

/** A mention that is being added: marked words, or words of the passage at a place that are to be marked. */
export interface Adding {
  readonly marked: Marked | undefined;
  readonly from: number;
}

/** A document that is being read. */
interface Reading {
  readonly correcting: Correcting;
  readonly view: TextView;
  readonly selected: number | undefined;
  readonly select: (index: number | undefined) => void;
  readonly textOf: (index: number) => string;
}

interface SidePanelProps {
  readonly reading: Reading;
  readonly adding: Adding | undefined;
  readonly onAdding: (adding: Adding | undefined) => void;
  readonly readOnly: boolean;
}

/** The mention that is chosen and what can be done with it, or one that is being added. */
export function SidePanel({ reading, adding, onAdding, readOnly }: SidePanelProps) {
  const { correcting, view, selected } = reading;
  const { document } = correcting;
  const here = () => (selected === undefined ? view.topPosition() : document.mentions[selected]!.start);
  const add = () => {
    const marked = view.selection();
    onAdding({ marked: marked === undefined ? undefined : snapped(document, marked), from: here() });
  };
  useLayoutEffect(
    () => view.showChecked(new Set(checkedStarts(correcting))),
    [view, correcting.standing, document],
  );
  return (
    <aside
      class={selected === undefined && adding === undefined ? 'panel empty' : 'panel'}
      aria-label="The mention"
    >
      {correcting.problem !== undefined && (
        <p role="alert" class="problem">
          {correcting.problem}
        </p>
      )}
      {!readOnly && (
        <EditKeys
          onAdd={add}
          onChecked={() => toggleChecked(correcting, here())}
          onUndo={correcting.undoLast}
        />
      )}
      {adding !== undefined ? (
        <AddTools key={adding.from} correcting={correcting} {...adding} onDone={() => onAdding(undefined)} />
      ) : (
        <Selected reading={reading} readOnly={readOnly} />
      )}
      <DecisionHistory correcting={correcting} />
    </aside>
  );
}

function Selected({ reading, readOnly }: Pick<SidePanelProps, 'reading' | 'readOnly'>) {
  const { correcting, selected, select, textOf } = reading;
  const { document } = correcting;
  if (selected === undefined || document.mentions[selected] === undefined)
    return (
      <p class="soft">
        Choose a mention, or press <kbd>n</kbd> for the next one. <kbd>?</kbd> shows all keys.
      </p>
    );
  return (
    <>
      <button type="button" class="close quiet" onClick={() => select(undefined)} aria-label="Close">
        ×
      </button>
      <MentionPanel document={document} index={selected} text={textOf(selected)} onSelect={select}>
        {!readOnly && (
          <CorrectTools
            key={document.mentions[selected].start}
            correcting={correcting}
            index={selected}
            text={textOf(selected)}
          />
        )}
      </MentionPanel>
    </>
  );
}

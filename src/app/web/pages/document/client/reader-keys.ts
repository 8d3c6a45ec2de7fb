import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { useKeys } from '../../../client/keys.ts';
import { address, go } from '../../../client/router.tsx';
import type { TextView } from './text-view.ts';

interface ReaderKeys {
  readonly document: ReadDocument;
  readonly view: TextView;
  readonly selected: number | undefined;
  readonly select: (index: number | undefined) => void;
  readonly onFind: () => void;
}

/** Keys that walk through the mentions of a document. */
export function useReaderKeys({ document, view, selected, select, onFind }: ReaderKeys): void {
  const { mentions } = document;
  const walk = (step: number, fits: (index: number) => boolean) => {
    for (
      let i = (selected ?? (step > 0 ? -1 : mentions.length)) + step;
      i >= 0 && i < mentions.length;
      i += step
    )
      if (view.isShown(i) && fits(i)) {
        select(i);
        return;
      }
  };
  const sameType = (i: number) => selected === undefined || mentions[i]!.type === mentions[selected]!.type;
  const sameThing = (i: number) =>
    selected !== undefined &&
    mentions[i]!.entity === mentions[selected]!.entity &&
    mentions[i]!.entity !== undefined;
  useKeys('Document', [
    { key: 'n', help: 'next mention', run: () => walk(1, () => true) },
    { key: 'p', help: 'previous mention', run: () => walk(-1, () => true) },
    { key: 't', help: 'next of the same type', run: () => walk(1, sameType) },
    { key: 'Shift+T', help: 'previous of the same type', run: () => walk(-1, sameType) },
    { key: 's', help: 'next of the same thing', run: () => walk(1, sameThing) },
    { key: 'Shift+S', help: 'previous of the same thing', run: () => walk(-1, sameThing) },
    { key: 'f', help: 'find in this document', run: onFind },
    { key: 'Ctrl+f', help: 'find in this document', run: onFind, hidden: true },
    {
      key: 'Enter',
      help: 'the entity of this mention',
      run: () => {
        const entity = selected === undefined ? undefined : mentions[selected]!.entity;
        if (entity !== undefined) go(address('/entity', { thing: document.entities[entity]!.thing }));
      },
    },
    { key: 'Escape', help: 'let the mention go', run: () => select(undefined) },
  ]);
}

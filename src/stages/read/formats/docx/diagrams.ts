import { attributeOf, childrenOf, elementsOf, type MarkupElement, placeOf } from '../markup/tree.ts';
import type { Block, Piece } from '../office/blocks.ts';
import type { ReadPart } from './package.ts';

/** The words in the boxes of a diagram (SmartArt), a box an item of a list. @param index of the part in the text builder */
export function readDiagram(part: ReadPart, index: number): Block[] {
  return [...elementsOf(part.document.root)]
    .filter(({ name }) => name === 'pt')
    .filter((point) => ['node', 'asst'].includes(attributeOf(point, 'type') ?? 'node'))
    .flatMap((point) => childrenOf(point, 't'))
    .map((text) => ({
      type: 'paragraph',
      kind: 'list',
      pieces: piecesOf(part, text),
      attached: [],
      part: index,
    }));
}

function piecesOf({ document }: ReadPart, holder: MarkupElement): Piece[] {
  const pieces: Piece[] = [];
  for (const paragraph of childrenOf(holder, 'p')) {
    if (pieces.length > 0) pieces.push('line');
    for (const text of elementsOf(paragraph)) {
      if (text.name === 'br') pieces.push('line');
      if (text.name !== 't') continue;
      for (const node of text.children)
        if (node.type === 'text') pieces.push({ text: node.value, place: placeOf(document, node) });
    }
  }
  return pieces;
}

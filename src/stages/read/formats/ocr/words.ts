import { across, isRightToLeft, type Piece } from '../pages/piece.ts';

/** A word that was recognised, in pixels of its image. */
export interface RecognisedWord {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Of its line. */
  readonly baseline: number;
  /** Of its line: from the highest to the lowest letter. */
  readonly height: number;
}

/** Sizes that differ by less are one size, read with errors. */
const sameSize = 0.3;

/**
 * Recognised words as pieces of a page.
 * @param scale pixels a point
 */
export function piecesOfWords(words: readonly RecognisedWord[], scale: number): Piece[] {
  const heights = words.map((word) => word.height).sort((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 1;
  return words.map((word, order): Piece => {
    const height = Math.abs(word.height - usual) < sameSize * usual ? usual : word.height;
    return {
      text: word.text,
      left: word.left / scale,
      right: word.right / scale,
      top: word.top / scale,
      bottom: word.bottom / scale,
      baseline: word.baseline / scale,
      size: Math.max(1, Math.round((height / scale) * 2) / 2),
      ends: Float32Array.from(word.text, (_, i) => (i + 1) / word.text.length),
      direction: across,
      rightToLeft: isRightToLeft(word.text),
      order,
      style: 'scan',
      bold: false,
      spaced: true,
      confidence: word.confidence,
    };
  });
}

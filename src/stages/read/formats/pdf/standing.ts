import type { Direction, Piece } from '../pages/piece.ts';

const down: Direction = { x: 0, y: 1 };
/** Characters of scripts that are set from the top down. */
const character =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60]$/u;
/** So many characters, and such a share of them, stand below the one that was drawn before. */
const fewest = 12;
const share = 0.6;

/**
 * Pages whose characters are drawn one below the other, upright, by programs that do not say that their text is vertical: their
 * characters become pieces that run down.
 */
export function standing(pieces: readonly Piece[]): Piece[] {
  const characters = pieces.filter((piece) => piece.direction.x === 1 && character.test(piece.text));
  if (characters.length < fewest || characters.length < pieces.length / 2) return [...pieces];
  let below = 0;
  for (const [i, piece] of characters.entries()) if (i > 0 && isBelow(piece, characters[i - 1]!)) below++;
  if (below < share * characters.length) return [...pieces];
  const turned = new Set(characters);
  return pieces.map((piece) => (turned.has(piece) ? turnedDown(piece) : piece));
}

function isBelow(piece: Piece, before: Piece): boolean {
  const step = piece.baseline - before.baseline;
  const aside = Math.abs(piece.left + piece.right - before.left - before.right) / 2;
  return aside < 0.3 * piece.size && step > 0.7 * piece.size && step < 2.2 * piece.size;
}

/** The rectangle stays; along its line it is now as high as it was. */
function turnedDown(piece: Piece): Piece {
  const middle = (piece.left + piece.right) / 2;
  return {
    ...piece,
    direction: down,
    left: piece.top,
    right: piece.bottom,
    top: -piece.right,
    bottom: -piece.left,
    baseline: -middle,
    spaced: false,
  };
}

import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../../../../src/stages/read/formats/pages/piece.ts';
import { joinAccent, withAccents } from '../../../../../../src/stages/read/formats/pdf/accents.ts';
import { pdf } from '../../../../../../src/stages/read/formats/pdf/pdf.ts';
import { formatOptions, makePdf } from '../../../../../support/formats.ts';

/** A piece of 10 points whose letters are 5 points wide. */
const piece = (text: string, left: number, other: Partial<Piece> = {}): Piece => ({
  text,
  left,
  right: left + 5 * text.length,
  top: 0,
  bottom: 10,
  baseline: 8,
  size: 10,
  ends: Float32Array.from(text, (_, i) => (i + 1) / text.length),
  direction: { x: 1, y: 0 },
  rightToLeft: false,
  order: 0,
  style: 'f1',
  bold: false,
  spaced: false,
  ...other,
});
const joined = (before: Piece, next: Piece) => joinAccent(before, next)?.map(({ text }) => text);

describe('accents that are drawn by themselves', () => {
  it.each([
    ['Br¨', 'oker', ['Br', 'öker']],
    ['Juh´', 'asz', ['Juh', 'ász']],
    ['Fran¸', 'cois', ['Fran', 'çois']],
    ['Mikul´', 'ık', ['Mikul', 'ík']],
    ['Dvoˇ', 'rák', ['Dvo', 'řák']],
    ['˚', 'Aland', ['', 'Åland']],
  ])('%s on %s', (before, next, expected) => {
    const first = piece(before, 100);
    expect(joined(first, piece(next, first.right - 5))).toEqual(expected);
    expect(joined(first, piece(next, first.right))).toBeUndefined();
    expect(joined(first, piece(next, first.right - 5, { baseline: 30 }))).toBeUndefined();
  });

  it('stay where no letter has them', () => {
    expect(joined(piece('don´', 100), piece('t', 115))).toBeUndefined();
    expect(joined(piece('naïve', 100), piece('ly', 120))).toBeUndefined();
  });

  it('keep the place of what is left', () => {
    const [before, next] = joinAccent(piece('Br¨', 100), piece('oker', 110))!;
    expect([before.left, Math.round(before.right), [...before.ends]]).toEqual([100, 110, [0.5, 1]]);
    expect([next.left, next.right, next.ends.length]).toEqual([110, 130, 4]);
  });

  it.each([
    ['Jˆerome', 'Jêrome'],
    ['M¨uller and Nov˜ao', 'Müller and Novão'],
    ['l´eau', 'l´eau'],
    ['a ˆ b', 'a ˆ b'],
    ['2˜x', '2˜x'],
  ])('within a text: %s', (text, expected) => expect(withAccents(text)).toBe(expected));
});

it.each([
  ['de\\034ned', 'defined'],
  ['of\\034ce sti\\033', 'office stiff'],
  ['1 \\034 2', '1  2'],
])('reads ligatures whose numbers a file does not explain: %s', async (drawn, expected) => {
  const raw = `BT /F0 10 Tf 1 0 0 1 50 500 Tm (Text: ${drawn}) Tj ET`;
  const page = { raw };
  // Without an encoding the numbers of the font are all there is.
  const bytes = Buffer.from(makePdf([page]))
    .toString('latin1')
    .replace('/Encoding /WinAnsiEncoding', ' '.repeat(26));
  const { text } = await pdf.open(Buffer.from(bytes, 'latin1'), formatOptions('a.pdf'));
  expect(text.replace(/\s+/g, ' ')).toBe(`Text: ${expected}`.replace(/\s+/g, ' '));
});

import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../src/contract/format.ts';
import { createCleaner } from '../../../../src/stages/clean/clean.ts';
import type { CleanOptions } from '../../../../src/stages/clean/detectors.ts';
import { ProfileBuilder } from '../../../../src/stages/read/profile.ts';
import { passages, shownTexts } from '../../../support/clean.ts';

type Said = Partial<Omit<TextRun, 'start' | 'end'>>;

/** A document whose format says of each piece what it is; pieces without are white space between. */
function cleanPieces(
  pieces: readonly (readonly [string, Said] | string)[],
  options: Partial<CleanOptions> = {},
) {
  let text = '';
  const runs: TextRun[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      const [words, said] = piece;
      runs.push({ ...said, start: 1000 + text.length, end: 1000 + text.length + words.length });
      text += words;
    }
  }
  const builder = new ProfileBuilder();
  builder.add(text);
  const cleaner = createCleaner(options, builder.build('a.pdf', 'application/pdf'));
  return cleaner.clean({ text, start: 1000, index: 0, runs });
}

const box = [0, 0, 10, 10] as const;
const onPage = (said: Said = {}): Said => ({ page: 0, box, ...said });

describe('a chunk of a document whose format says what its parts are', () => {
  it('has passages of those kinds', () => {
    const cleaned = cleanPieces([
      ['Harvests of the delta', { kind: 'heading', level: 1 }],
      '\n\n',
      ['Rice grew well in Can Tho', {}],
      '\n',
      ['and in Long Xuyen', {}],
      '\n\n',
      ['Home | About | Search', { kind: 'furniture' }],
      '\n\n',
      ['ploughs', { kind: 'list' }],
      '\n',
      ['pumps', { kind: 'list' }],
      '\n\n',
      ['Year', { kind: 'table' }],
      '\t',
      ['Tonnes', { kind: 'table' }],
      '\n',
      ['2019', { kind: 'table' }],
      '\t',
      ['1200', { kind: 'table' }],
      '\n\n',
      ['3 Ministry of Fisheries, 2019.', { kind: 'footnote' }],
    ]);
    expect(passages(cleaned)).toEqual([
      ['heading', 'Harvests of the delta'],
      ['paragraph', 'Rice grew well in Can Tho\nand in Long Xuyen'],
      ['furniture', 'Home | About | Search'],
      ['list', 'ploughs'],
      ['list', 'pumps'],
      ['table', 'Year\tTonnes'],
      ['table', '2019\t1200'],
      ['footnote', '3 Ministry of Fisheries, 2019.'],
    ]);
    expect(shownTexts(cleaned)).toEqual([
      'Harvests of the delta',
      'Rice grew well in Can Tho and in Long Xuyen',
      'ploughs',
      'pumps',
      'Year',
      'Tonnes',
      '2019',
      '1200',
      'Ministry of Fisheries, 2019.',
    ]);
  });

  it('has no headings, furniture or Markdown that its format does not know', () => {
    const cleaned = cleanPieces([
      ['A short line', {}],
      '\n\n',
      ['17', {}],
      '\n\n',
      ['**not bold** and # no heading', {}],
    ]);
    expect(passages(cleaned).map(([kind]) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
    expect(shownTexts(cleaned)[2]).toBe('**not bold** and # no heading');
  });

  it('goes by its text where the options do not want a kind', () => {
    const cleaned = cleanPieces(
      [['Page 3 of 12', { kind: 'furniture' }], '\n\n', ['1 Note.', { kind: 'footnote' }]],
      {
        furniture: false,
        footnotes: false,
      },
    );
    expect(passages(cleaned).map(([kind]) => kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('is in the bibliography below its heading, up to the next of the same level', () => {
    const { flows } = cleanPieces([
      ['References', { kind: 'heading', level: 2 }],
      '\n\n',
      ['Okafor C. Rivers of Benue', {}],
      '\n\n',
      ['Web pages', { kind: 'heading', level: 3 }],
      '\n\n',
      ['Portal of the river basin', {}],
      '\n\n',
      ['Annex', { kind: 'heading', level: 2 }],
      '\n\n',
      ['Makurdi lies on the river', {}],
    ]);
    expect(flows.map(({ citation }) => citation)).toEqual([false, true, false, true, false, false]);
  });
});

describe('a page of which a format knows where its lines stand', () => {
  it('has its lists by their signs: an item runs to the next', () => {
    const cleaned = cleanPieces([
      ['• pumps for wells in', onPage()],
      '\n',
      ['Ouagadougou', onPage()],
      '\n',
      ['• seeds', onPage()],
      '\n\n',
      ['He paid', onPage()],
      '\n',
      ['- and that was new - in cash', onPage()],
    ]);
    expect(passages(cleaned)).toEqual([
      ['list', '• pumps for wells in\nOuagadougou'],
      ['list', '• seeds'],
      ['paragraph', 'He paid\n- and that was new - in cash'],
    ]);
    expect(shownTexts(cleaned)[0]).toBe('pumps for wells in Ouagadougou');
  });

  it('has its contents by dot leaders', () => {
    const cleaned = cleanPieces([
      ['Contents', onPage({ kind: 'heading', level: 1 })],
      '\n\n',
      ['Lakes of Malawi ....... 7', onPage()],
      '\n',
      ['Fish and boats 19', onPage()],
      '\n\n',
      ['In 1964', onPage()],
    ]);
    expect(passages(cleaned).map(([kind]) => kind)).toEqual(['heading', 'contents', 'contents', 'paragraph']);
    expect(shownTexts(cleaned)).toEqual(['Contents', 'Lakes of Malawi', 'Fish and boats', 'In 1964']);
  });

  it('reads a paragraph on over a footnote and the end of the page', () => {
    const cleaned = cleanPieces([
      ['The road was closed in the winter of that year because the', onPage()],
      '\n\n',
      ['4 Letter of 3 May.', onPage({ kind: 'footnote' })],
      '\n\n',
      ['12', onPage({ kind: 'furniture' })],
      '\n\n',
      ['bridge at Osh had fallen.', onPage({ page: 1 })],
    ]);
    expect(shownTexts(cleaned, 'paragraph')).toEqual([
      'The road was closed in the winter of that year because the bridge at Osh had fallen.',
    ]);
  });
});

describe('raised signs', () => {
  const shown = (...pieces: readonly (readonly [string, Said] | string)[]) =>
    shownTexts(cleanPieces(pieces))[0];
  const raised: Said = { script: 'super' };

  it('are footnote marks and hidden', () => {
    expect(shown(['the port of Paita', {}], ['12', raised], [' and Callao', {}])).toBe(
      'the port of Paita and Callao',
    );
    expect(shown(['Nairobi', {}], ['1', raised], ['2, 3', raised], [', Mombasa', {}])).toBe(
      'Nairobi, Mombasa',
    );
    expect(shown(['María Quispe', {}], ['a,b', raised], ['*', raised])).toBe('María Quispe');
    expect(shown(['it ended.', {}], ['7', raised], ['Later', {}])).toBe('it ended. Later');
  });

  it('are read where they are exponents, endings or words', () => {
    expect(shown(['a field of 40 km', {}], ['2', raised], [' there', {}])).toBe('a field of 40 km² there');
    expect(shown(['on the 5', {}], ['th', raised], [' of May', {}])).toBe('on the 5th of May');
    expect(shown(['3 × 10', {}], ['6', raised], [' cells', {}])).toBe('3 × 10⁶ cells');
  });

  it('are marks after a unit where they lead to a place of the document', () => {
    const link = { ...raised, href: 'notes.xhtml#n2' };
    expect(shown(['a field of 40 km', {}], ['2', link], [' there', {}])).toBe('a field of 40 km there');
    expect(shown(['at −5 × 10', {}], ['-3', raised], [' m', {}])).toBe('at −5 × 10⁻³ m');
  });
});

describe('signs in brackets', () => {
  const shown = (...pieces: readonly (readonly [string, Said] | string)[]) =>
    shownTexts(cleanPieces(pieces))[0];

  it('are marks where they lead to a place of the document', () => {
    expect(shown(['the port of Paita', {}], ['[7]', { href: '#n7' }], [' and Callao', {}])).toBe(
      'the port of Paita and Callao',
    );
    const link = { href: 'notes.xhtml#n7' };
    expect(shown(['the port of Paita', {}], ['[', link], ['7', link], [']', link], ['.', {}])).toBe(
      'the port of Paita.',
    );
  });

  it('are read where they lead elsewhere, and where they are words or a number', () => {
    const address = 'https://example.org/a?b#c';
    expect(shown(['the port', {}], ['[7]', { href: address }], [' of Paita', {}])).toBe(
      'the port[7] of Paita',
    );
    expect(shown(['chapter ', {}], ['3', { href: '#c3' }], [' of it', {}])).toBe('chapter 3 of it');
    expect(shown(['the port ', {}], ['[map]', { href: '#m' }], [' of Paita', {}])).toBe(
      'the port [map] of Paita',
    );
  });
});

it('notes are read after their sign', () => {
  const cleaned = cleanPieces([['↑ The port of Paita.', { kind: 'footnote' }]]);
  expect(shownTexts(cleaned)).toEqual(['The port of Paita.']);
});

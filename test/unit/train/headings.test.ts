import { describe, expect, it } from 'vitest';
import { withHeading } from '../../../src/train/headings.ts';
import { Random } from '../../../src/train/random.ts';

const text = 'The mayor of Quito met José Ortiz in Lima. Nothing else was said.\nRain fell.\n';
const mention = (type: string, surface: string) => {
  const start = [...text.slice(0, text.indexOf(surface))].length;
  return { type, text: surface, start, end: start + [...surface].length, value: '' };
};
const mentions = [mention('GPE', 'Quito'), mention('PERSON', 'José Ortiz'), mention('GPE', 'Lima')];

describe('a document under one of its sentences as a heading', () => {
  it('has the names of the heading and of the text, each where it says', () => {
    for (let seed = 1; seed < 20; seed++) {
      const copy = withHeading({ id: 'd', text, mentions }, new Random(seed))!;
      const points = [...copy.text];
      expect(copy.mentions).toHaveLength(6);
      for (const m of copy.mentions) expect(points.slice(m.start, m.end).join('')).toBe(m.text);
      expect(copy.text).toMatch(
        /^(?:THE MAYOR OF QUITO MET JOSÉ ORTIZ IN LIMA|The Mayor of Quito Met José Ortiz in Lima)\n\nThe mayor/,
      );
    }
  });

  it('is not made where no sentence with a name serves, or a capital is two letters', () => {
    expect(withHeading({ id: 'd', text: 'Nothing was said at all.\n', mentions: [] }, new Random(1))).toBe(
      undefined,
    );
    const strasse = 'They closed Hauptstraße at noon.\n';
    const street = { type: 'FAC', text: 'Hauptstraße', start: 12, end: 23, value: '' };
    const made = [1, 2, 3, 4, 5, 6].map((seed) =>
      withHeading({ id: 'd', text: strasse, mentions: [street] }, new Random(seed)),
    );
    expect(made.filter((copy) => copy?.text.includes('STRASSE'))).toEqual([]);
  });
});

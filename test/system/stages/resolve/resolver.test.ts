import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolverOver } from '../../../../src/stages/resolve/resolve.ts';
import { resolve, tagged, types, world } from '../../../support/world.ts';

const word = fc.constantFrom(
  'Arden',
  'Velm',
  'Orlov',
  'P. Orlov',
  'Union',
  'NCU',
  'Forum of Harbours',
  'France',
  'Norwegian',
  'Solheim',
);
const mention = fc.tuple(fc.constantFrom(...types, 'DATE'), word).map(([type, name]) => `[${type}:${name}]`);
const paragraph = fc
  .array(fc.tuple(mention, fc.constantFrom(' ', ', ', ' and ', ' (', ') ', '. ', ' of ', '-')), {
    maxLength: 12,
  })
  .map((parts) => parts.map(([m, between]) => m + between).join(''));

describe('the resolution of a document', () => {
  test('every name has an entity, every amount none; entities stand by first mention and are all used', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const flows = tagged(...paragraphs);
        const { entities, entityOf } = resolve(paragraphs);
        const mentions = flows.flatMap((flow) => flow.mentions);
        expect(entityOf).toHaveLength(mentions.length);
        let next = 0;
        mentions.forEach(({ type }, i) => {
          const entity = entityOf[i]!;
          expect(entity === -1).toBe(type === 'DATE');
          expect(entity).toBeLessThanOrEqual(next);
          if (entity === next) next++;
        });
        expect(next).toBe(entities.length);
        const ids = entities.flatMap(({ id }) => (id === undefined ? [] : [id]));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { name, alternateName } of entities) {
          expect(new Set([name, ...alternateName]).size).toBe(alternateName.length + 1);
        }
      }),
    );
  });

  test('is the same however the document is cut into chunks, and every time', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const whole = resolverOver(world)();
        whole.add(tagged(...paragraphs));
        const { entities, entityOf } = resolve(paragraphs);
        expect(whole.finish()).toEqual({ entities, entityOf });
      }),
    );
  });

  test('a document without names has no entities', () => {
    expect(resolve([])).toMatchObject({ entities: [], entityOf: new Int32Array() });
    expect(resolve(['On [DATE:5 May 2018].'])).toMatchObject({ entities: [], entityOf: Int32Array.of(-1) });
  });

  test('Markdown marks and line breaks in a name do not make another', () => {
    expect(resolve(['[GPE:**France**] and [GPE:France].']).entities).toHaveLength(1);
  });

  test('many different names of every kind: all get through', () => {
    const paragraphs: string[] = [];
    for (let i = 0; i < 4000; i++)
      paragraphs.push(
        `[PERSON:${letters(i)} Orlov], [ORG:${letters(i)} Works], [GPE:${letters(i)}berg] and [LAW:Act on ${letters(i)} ${i}].`,
      );
    const { entities } = resolve(paragraphs);
    expect(entities.length).toBeGreaterThan(12_000);
  }, 60_000);

  test('hostile surfaces and contexts', () => {
    const nasty = [
      '('.repeat(5000),
      ', '.repeat(5000),
      'Chairman of the '.repeat(1000),
      '"'.repeat(5000),
      'A.'.repeat(3000),
      '-'.repeat(5000),
    ];
    for (const text of nasty) {
      const { entities } = resolve([
        `${text}[PERSON:${text.replace(/[[\]]/g, '')}x] ${text} [ORG:${text}y] ${text}[GPE:${text}z]`,
      ]);
      expect(entities).toHaveLength(3);
    }
  });
});

/** A made-up word for a number: 0 -> `Baba`, 1 -> `Babe`. */
function letters(n: number): string {
  const consonants = 'bdfgklmnprstvz';
  const vowels = 'aeiou';
  let text = '';
  for (let i = 0, rest = n; i < 4; i++) {
    text = consonants[rest % 14]! + vowels[Math.floor(rest / 14) % 5]! + text;
    rest = Math.floor(rest / 70);
  }
  return text[0]!.toUpperCase() + text.slice(1);
}

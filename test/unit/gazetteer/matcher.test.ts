import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKey } from '../../../src/gazetteer/fold.ts';
import { Matcher } from '../../../src/gazetteer/matcher.ts';
import { compile, entry, flowOf } from '../../support/gazetteer.ts';

function matches(text: string, names: readonly Parameters<typeof entry>[0][]): string[] {
  const flow = flowOf(text);
  const found = new Matcher([compile(names.map(entry))]).match(text, flow.tokens);
  return Array.from({ length: found.count }, (_, i) => text.slice(found.start[i], found.end[i]));
}

describe('Matcher', () => {
  it('finds all candidates, the longest and those inside it', () => {
    expect(
      matches('Trade of the Republic of Lakeland with Lakeland Free City grew.', [
        { name: 'Lakeland', aliases: ['Republic of Lakeland'] },
        { name: 'Lakeland Free City' },
      ]),
    ).toEqual(['Republic of Lakeland', 'Lakeland', 'Lakeland', 'Lakeland Free City']);
  });

  it('passes over hyphens, quotation marks and dots between the words of a name', () => {
    const names = [{ name: 'Kara Talas' }, { name: 'OJSC Lidmash' }, { name: 'St. Anna' }];
    expect(matches('Kara-Talas met OJSC "Lidmash" in St. Anna.', names)).toEqual([
      'Kara-Talas',
      'OJSC "Lidmash',
      'St. Anna',
    ]);
  });

  it('finds names inside a hyphenated token', () => {
    expect(matches('a Lakish-Hillish forum', [{ name: 'Lakish' }, { name: 'Hillish' }])).toEqual([
      'Lakish',
      'Hillish',
    ]);
  });

  it('does not run over a comma or the end of a sentence', () => {
    expect(matches('Nova, Brod. They left Nova. Brod stayed.', [{ name: 'Nova Brod' }])).toEqual([]);
    expect(matches('Ore, One Road', [{ name: 'Ore, One Road' }])).toEqual(['Ore, One Road']);
  });

  it('asks for a capital where the name has one, and for the very letters of an acronym', () => {
    const names = [
      { name: 'Most' },
      { name: 'Lake Union', aliases: [{ name: 'LUN', kind: 'abbr' as const }] },
      { name: 'e-Lake' },
    ];
    expect(matches('most of LUN and Lun in e-Lake', names)).toEqual(['LUN', 'e-Lake']);
  });

  it('finds a possessive inside a name and leaves one after it', () => {
    const names = [{ name: "People's Republic of Lakeland" }, { name: 'Lakeland' }];
    expect(matches("People's Republic of Lakeland and Lakeland's lakes", names)).toEqual([
      "People's Republic of Lakeland",
      'Lakeland',
      'Lakeland',
    ]);
  });

  it('finds a name made of one word twice, were it the only name', () => {
    expect(matches('They saw Bora Bora.', [{ name: 'Bora Bora' }])).toEqual(['Bora Bora']);
  });

  it('joins the matches of several gazetteers', () => {
    const text = 'Novy Brod';
    const matcher = new Matcher([
      compile([entry({ name: 'Novy Brod' })]),
      compile([entry({ name: 'Novy Brod' }), entry({ name: 'Novy' })]),
    ]);
    const found = matcher.match(text, flowOf(text).tokens);
    expect(found.count).toBe(2);
    expect(found.hits(0)).toHaveLength(1);
    expect(found.hits(1)).toHaveLength(2);
    expect([found.firstToken[1], found.lastToken[1]]).toEqual([0, 1]);
  });

  it('finds what a search of every run of words finds', () => {
    const words = ['Ana', 'Bor', 'Cem', 'Dol'];
    const phrase = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(
        fc.uniqueArray(phrase, { maxLength: 8 }),
        fc.array(fc.constantFrom(...words, 'and'), { maxLength: 30 }),
        (names, list) => {
          const text = list.join(' ');
          const flow = flowOf(text);
          const found = new Matcher([compile(names.map((name) => entry({ name })))]).match(text, flow.tokens);
          const got = new Set(
            Array.from({ length: found.count }, (_, i) => `${found.start[i]}-${found.end[i]}`),
          );
          const wanted = new Set<string>();
          const keys = new Set(names.map(foldKey));
          const { tokens } = flow;
          for (let s = 0; s + 1 < tokens.sentences.length; s++)
            for (let i = tokens.sentences[s]!; i < tokens.sentences[s + 1]!; i++)
              for (let j = i; j < tokens.sentences[s + 1]!; j++)
                if (keys.has(foldKey(text.slice(tokens.start[i], tokens.end[j]))))
                  wanted.add(`${tokens.start[i]}-${tokens.end[j]}`);
          // A name of three letters matches in its own case, which the words of this text have.
          expect(got).toEqual(wanted);
        },
      ),
    );
  });
});

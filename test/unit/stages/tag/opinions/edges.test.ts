import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { drawEdges } from '../../../../../src/stages/tag/opinions/model/edges.ts';

type Type = 'PERSON' | 'ORG' | 'NORP' | 'LAW';

/** What becomes of a mention of a text, marked with brackets; `nation` is what a gazetteer says before it. */
function drawn(marked: string, type: Type, nation?: string): string[] {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  const draft: Draft = { type, start, end, confidence: 0.9 };
  const earlier =
    nation === undefined
      ? []
      : [
          {
            type: 'NORP' as const,
            start,
            end: start + nation.length,
            confidence: 0.9,
            stage: 'tag.gazetteer',
          },
        ];
  return drawEdges([draft], text, { earlier, cites: false }).map(
    (d) => `${d.type} ${text.slice(d.start, d.end)}`,
  );
}

describe('edges the guideline settles', () => {
  it.each([
    ['They met [President Kufuor].', ['PERSON Kufuor']],
    ['They met [H.E. Mr. Yusuf Alawi].', ['PERSON Yusuf Alawi']],
    ['the [HON. TERE MAOATE] rose', ['PERSON TERE MAOATE']],
    ['said [H.E. Mr]', []],
    ['[Prince Albert] of Monaco', ['PERSON Albert']],
    ['after [Pope Benedict XVI] came', ['PERSON Benedict XVI']],
    ['[Queen Elizabeth II.] of Great Britain', ['PERSON Elizabeth II.']],
  ])('titles stay out: %s', (text, expected) => expect(drawn(text, 'PERSON')).toEqual(expected));

  it.each([
    '[Dean Acheson] came',
    '[Sultan Ahmed] came',
    '[Major Garrett] came',
    '[Maya President] came',
    '[Prince Fielder] hit it',
    '[King Vidor] filmed it',
    '[Pope Alexander Simmons] of Ghana',
  ])('a name that is also a title stays: %s', (text) =>
    expect(drawn(text, 'PERSON')).toEqual([`PERSON ${/\[(.*)\]/.exec(text)![1]}`]));

  it.each([
    ['[Moreno, Petrov] and Sato left', ['PERSON Moreno', 'PERSON Petrov']],
    ['See [Ivashko, Petrenko] (2015).', ['PERSON Ivashko', 'PERSON Petrenko']],
    ['[Silva, Costa], Lopes and Reis scored', ['PERSON Silva', 'PERSON Costa']],
  ])('a list of surnames is no inverted name: %s', (text, expected) =>
    expect(drawn(text, 'PERSON')).toEqual(expected));

  it.each([
    '[Petrov, Ivan] and Sato left',
    '[Moreno, Petrov]',
    '[Tran, Linh] (2015)',
    '[Petrov, A. B.] and Sato',
  ])('an inverted name is: %s', (text) =>
    expect(drawn(text, 'PERSON')).toEqual([`PERSON ${/\[(.*)\]/.exec(text)![1]}`]));

  it('a state is a place though its name begins like a body’s', () => {
    const text = 'Federation of Western Isles';
    const draft: Draft = { type: 'ORG', start: 0, end: text.length, confidence: 0.9 };
    const says = (type: 'GPE' | 'ORG') => ({ ...draft, type, stage: 'tag.gazetteer' });
    const types = (earlier: ReturnType<typeof says>[]) =>
      drawEdges([draft], text, { earlier, cites: false }).map((d) => d.type);
    expect(types([says('GPE')])).toEqual(['GPE']);
    expect(types([says('GPE'), says('ORG')])).toEqual(['ORG']);
    expect(types([])).toEqual(['ORG']);
  });

  it('a body in small letters is the nation alone', () => {
    expect(drawn('the [Omani government] said', 'ORG', 'Omani')).toEqual(['NORP Omani']);
    expect(drawn('the [Omani Government] said', 'ORG', 'Omani')).toEqual(['ORG Omani Government']);
    expect(drawn('the [Salalah government] said', 'ORG')).toEqual(['ORG Salalah government']);
    expect(drawn('the [Omani] side', 'ORG', 'Omani')).toEqual(['NORP Omani']);
  });

  it.each([
    'done in [Tajik] and Persian.',
    'done in Tajik, [Persian] and English, both',
    'He speaks [Chinese] and a little German.',
    'He speaks Chinese and a little [German].',
    'a word of [Turkish] grammar',
    'interpretation from [French])',
  ])('languages are nothing: %s', (text) => expect(drawn(text, 'NORP')).toEqual([]));

  it.each([
    'invested in [Chinese] companies.',
    'He speaks for [German] industry.',
    'in [Tajik] and Persian hands',
    'the interest of [Russians] in it.',
    'trade in [Persian] carpets, in silk',
  ])('peoples are not: %s', (text) =>
    expect(drawn(text, 'NORP')).toEqual([`NORP ${/\[(.*)\]/.exec(text)![1]}`]));

  it.each([
    ['[Convention is open for signature by all States] until May', []],
    ['[Treaty shall remain in force] for ten years', []],
    ['[Lusaka Agreement has been signed] by Uganda', ['LAW Lusaka Agreement']],
    ['[Act to provide for what is due to Widows] was read', ['LAW Act to provide for what is due to Widows']],
    ['[Convention on Wetlands] is open', ['LAW Convention on Wetlands']],
  ])('a title says no sentence: %s', (text, expected) => expect(drawn(text, 'LAW')).toEqual(expected));
});

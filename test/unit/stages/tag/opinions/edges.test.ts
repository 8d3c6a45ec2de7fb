import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { drawEdges } from '../../../../../src/stages/tag/opinions/model/edges.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';

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
    ['the singer [Begum Nasreen Bano] sang', ['PERSON Nasreen Bano']],
    ['thanked [Ratu Tevita Nasoki]', ['PERSON Tevita Nasoki']],
    ['[Ato Girma Bekele] came', ['PERSON Girma Bekele']],
    ['Mr. Md. [Rafiqul Islam] came', ['PERSON Md. Rafiqul Islam']],
    ['Mr. [Md]. Rafiqul Islam came', []],
    ['Puan [Sri Latifah] sat', ['PERSON Latifah']],
    ['[Ato Quayson] ran', ['PERSON Ato Quayson']],
    ['[Nana Akosua Mensah] spoke', ['PERSON Akosua Mensah']],
    ['by [Pir Noor Jeelani]', ['PERSON Noor Jeelani']],
    ["met Dato' [Seri Azman Rahim] there", ['PERSON Azman Rahim']],
    ['and [Datin Paduka Mariam Yusof] spoke', ['PERSON Mariam Yusof']],
    ['the nurse [Seri Wahyuni] came', ['PERSON Seri Wahyuni']],
    ['thanks to Ms [Sri Widodari] now', ['PERSON Sri Widodari']],
    ['with [Sri Mulyani Indrawati] there', ['PERSON Sri Mulyani Indrawati']],
    ['[Prince Albert] of Monaco', ['PERSON Albert']],
    ['after [Pope Benedict XVI] came', ['PERSON Benedict XVI']],
    ['Pope [Damasus] I, who died', ['PERSON Damasus I']],
    ['and [Johann] II followed', ['PERSON Johann II']],
    ['[Olav] V of Norway', ['PERSON Olav V']],
    ['[Shaikh Khalid] spoke', ['PERSON Khalid']],
    ['[Sheikh Khalid bin Hamad] spoke', ['PERSON Khalid bin Hamad']],
    ['[Queen Elizabeth II.] of Great Britain', ['PERSON Elizabeth II.']],
  ])('titles stay out: %s', (text, expected) => expect(drawn(text, 'PERSON')).toEqual(expected));

  it.each([
    'With [Johann] I went',
    '[Lavan] V. Perez was heard',
    '[Marie] II-5 is a form',
    '[Anna Berg] II, a ship',
  ])('a number is no part: %s', (text) =>
    expect(drawn(text, 'PERSON')).toEqual([`PERSON ${/\[(.*)\]/.exec(text)![1]}`]));

  it.each([
    '[Dean Acheson] came',
    '[Sheikh Hasina] came',
    '[Sultan bin Zayed bin Khalifa] came',
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
    ['[Barbara, Christine], Jochen, Martin and Verena.', ['PERSON Barbara', 'PERSON Christine']],
    ['with [Thomas, James] and Henry as well', ['PERSON Thomas', 'PERSON James']],
  ])('a list of surnames is no inverted name: %s', (text, expected) =>
    expect(drawn(text, 'PERSON')).toEqual(expected));

  it.each([
    '[Petrov, Ivan] and Sato left',
    '[Moreno, Petrov]',
    '[Tran, Linh] (2015)',
    '[Petrov, A. B.] and Sato',
    '[Martin, Thomas] and Clark, Ruth',
    '[Martin, Thomas] and Ruth Clark',
    '[Barbara, Christine].',
  ])('an inverted name is: %s', (text) =>
    expect(drawn(text, 'PERSON')).toEqual([`PERSON ${/\[(.*)\]/.exec(text)![1]}`]));

  it.each([
    ['[Jinadasa, J.] agreeing, I allow it', ['PERSON Jinadasa']],
    ['[Borkakoti, J.], dissenting, would dismiss', ['PERSON Borkakoti']],
    ['Before: [Mwangi, J.], and Otieno, J.', ['PERSON Mwangi']],
    ['[Okafor, J.A.] held that', ['PERSON Okafor']],
  ])('a judge has no initial: %s', (text, expected) => expect(drawn(text, 'PERSON')).toEqual(expected));

  it.each([
    '[Silva, J.] and Petrov, A.',
    '[Silva, J.] 2015. Rice',
    '[Silva, J. P.] said so',
    '[Silva, A.] held',
  ])('an author has: %s', (text) =>
    expect(drawn(text, 'PERSON')).toEqual([`PERSON ${/\[(.*)\]/.exec(text)![1]}`]));

  it.each([
    ['Premier M. [PERSON Mendès] [GPE France] resigned', ['PERSON Mendès France']],
    ['premier [PERSON M. Mendès] [GPE France], who', ['PERSON M. Mendès France']],
    ['[PERSON Anna Berg] [GPE Norway]', ['PERSON Anna Berg', 'GPE Norway']],
    ['[PERSON Berg]\n[GPE Norway] won', ['PERSON Berg', 'GPE Norway']],
    ['[PERSON Berg], [GPE Norway]', ['PERSON Berg', 'GPE Norway']],
    ['[PERSON Berg] [GPE Norway] Oslo', ['PERSON Berg', 'GPE Norway']],
  ])('a place behind one surname is its half: %s', (marked, expected) => {
    const { text, drafts } = readMarked(marked);
    expect(shown(text, drawEdges(drafts, text, { earlier: [], cites: false }))).toEqual(expected);
  });

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

  it('a body in lowercase is the nation alone', () => {
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
    'in the [English] and French languages, both',
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

  it.each([
    ['the [Labour Relations Act 66] of 1995, said', ['LAW Labour Relations Act 66 of 1995']],
    ['the [Land Acquisition Act, No. 09]\n\nof 1950 was', ['LAW Land Acquisition Act, No. 09\n\nof 1950']],
    ['the [Schools Act] No. 84 of 1996', ['LAW Schools Act No. 84 of 1996']],
    ['the [Penal Code] 12 of 1907 cases', ['LAW Penal Code']],
    ['the [Schools Act] of 1944', ['LAW Schools Act']],
    ['the [Schools Act 84] of the year', ['LAW Schools Act 84']],
  ])('the year of an act’s number: %s', (text, expected) => expect(drawn(text, 'LAW')).toEqual(expected));

  it.each([
    ['when the [Council] met', []],
    ['between the [Contracting Parties]', []],
    ['the seller (the [Respondent])', []],
    ['the [Council of Ministers] met', ['ORG Council of Ministers']],
    ['[Treasury] paid', ['ORG Treasury']],
    ['Daily. [Msgr]. Anselmo opened', []],
    ['OLDE: [Ing]. Ángel', []],
    ['the bank [ING]. It', ['ORG ING']],
    ['rites of the [Hajj]. They', ['ORG Hajj']],
    ['told [Council] so', ['ORG Council']],
  ])('short for what is named elsewhere: %s', (text, expected) =>
    expect(drawn(text, 'ORG')).toEqual(expected));

  it.each([
    ['sold by Jas. [Calder] of Leith', 'Jas. Calder'],
    ['said Md [Shahjahan Sikder], who', 'Md Shahjahan Sikder'],
    ['and Mohd [Faizal Ismail] of Ipoh', 'Mohd Faizal Ismail'],
    ['before Wm. H. [Tuke] at York', 'Wm. H. Tuke'],
    ['seen by Lt. Robt. [Anstruther]', 'Robt. Anstruther'],
  ])('a given name cut short belongs to it: %s', (text, name) =>
    expect(drawn(text, 'PERSON')).toEqual([`PERSON ${name}`]));

  it.each([
    'sold in Leith. [Calder] paid',
    'the MD [Calder] paid',
    'the firm of St. [Calder] paid',
    'See Hist. [Calder] paid',
  ])('a sentence before it and other abbreviations do not: %s', (text) =>
    expect(drawn(text, 'PERSON')).toEqual(['PERSON Calder']));

  it('a box of the post is nobody', () => {
    expect(drawn('write to [P.O. Box] 57092, Nairobi', 'PERSON')).toEqual([]);
    expect(drawn('write to [P. O. Box] 12, Suva', 'PERSON')).toEqual([]);
    expect(drawn('write to [P.O. Boxall] in Suva', 'PERSON')).toEqual(['PERSON P.O. Boxall']);
  });

  /** What is left of mentions that stand in brackets with their types: `[PERSON Anna Koech], [ORG EGH]`. */
  const left = (marked: string, cites = false) => {
    const drafts: Draft[] = [];
    let text = '';
    for (const [, type, name, other] of marked.matchAll(/\[([A-Z]+) ([^\]]+)\]|([^[]+)/g)) {
      if (name !== undefined)
        drafts.push({
          type: type as Type,
          start: text.length,
          end: text.length + name.length,
          confidence: 0.9,
        });
      text += name ?? other;
    }
    return drawEdges(drafts, text, { earlier: [], cites }).map(({ start, end }) => text.slice(start, end));
  };

  it('letters for honours after a person are no names', () => {
    expect(left('Dr. [PERSON Anna Koech], [ORG EGH], rose')).toEqual(['Anna Koech']);
    expect(left('Mr [PERSON Levy Banda], [GPE SC], said')).toEqual(['Levy Banda']);
    expect(left('Sir [PERSON Ari Levu], C.F., [ORG OBE]')).toEqual(['Ari Levu']);
    expect(left('Sir [PERSON Ari Levu], [ORG C.M.G.], came')).toEqual(['Ari Levu']);
  });

  it('bodies, states and initials after a person stay', () => {
    expect(left('Dr. [PERSON Anna Koech], [ORG ILO], rose')).toEqual(['Anna Koech', 'ILO']);
    expect(left('[PERSON Levy Banda], [GPE SC], said')).toEqual(['Levy Banda', 'SC']);
    expect(left('Mr [PERSON Levy Banda], [GPE SC] chairman')).toEqual(['Levy Banda', 'SC']);
    expect(left('Mr [PERSON Banda], [PERSON MC], 2003', true)).toEqual(['Banda', 'MC']);
  });

  it.each([
    '[H.M.S. Bellona] sailed',
    'the [USS Tennessee] sailed',
    'the [MV Lagos Star] sailed',
  ])('ships are nothing: %s', (text) => expect(drawn(text, 'ORG')).toEqual([]));

  it.each([
    '[HMSO] printed it',
    '[SS] men came',
    '[MS Amlin] insured it',
    '[U.S. Steel] made it',
  ])('bodies that begin like ships stay: %s', (text) =>
    expect(drawn(text, 'ORG')).toEqual([`ORG ${/\[(.*)\]/.exec(text)![1]}`]));

  it('what is short for a thing is no body, unless the document introduces one', () => {
    expect(drawn('each [LGA] has one', 'ORG')).toEqual([]);
    expect(drawn('the [ILO] has one', 'ORG')).toEqual(['ORG ILO']);
    const said = { type: 'ORG' as const, start: 4, end: 7, confidence: 0.84, stage: 'tag.acronym' };
    const draft: Draft = { type: 'ORG', start: 4, end: 7, confidence: 0.9 };
    expect(drawEdges([draft], 'the PPP won', { earlier: [said], cites: false })).toHaveLength(1);
    expect(drawEdges([draft], 'the PPP won', { earlier: [], cites: false })).toHaveLength(0);
  });
});

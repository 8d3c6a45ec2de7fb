import { describe, expect, it } from 'vitest';
import { withoutMisreadings } from '../../../../../src/stages/tag/opinions/model/misreadings.ts';
import { wholePersons } from '../../../../../src/stages/tag/opinions/model/people/whole-persons.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';

const ordinary = new Set(['merchant', 'papers', 'trader', 'letters', 'royal', 'banks', 'holy']);
const isOrdinary = (word: string) => ordinary.has(word.toLowerCase());
const personal = new Set(['banks', 'hicks', 'rowe', 'dalby', 'das']);
const lists = { isOrdinary, isPersonal: (word: string) => personal.has(word.toLowerCase()) };

describe('what is no name', () => {
  const left = (marked: string) => {
    const { text, drafts } = readMarked(marked);
    return shown(text, withoutMisreadings(drafts, text, isOrdinary));
  };

  it.each([
    ['[PERSON M DCC LXXXII]'],
    ['[ORG MDCCXCI],'],
    ['ROWE, OF DUNMERE, ESQ. [PERSON F. R. S.]'],
    ['[PERSON V O L. V.]'],
    ['her new album [PERSON? Zelmira] came out'],
    ['fl. 1660, [ORG traderLetters], 1897'],
    ['Press, 1965.[ORG Google] Scholar'],
    ['words from [PERSON Allah], the'],
    ['in the month of [GPE Muharram]; and'],
    ['[LAW VISIT OF OLGA ROWE TO DUNMERE]'],
    ['[LAW TALKS BETWEEN DALBY AND HICKS]'],
  ])('%s', (marked) => expect(left(marked)).toEqual([]));

  it.each([
    ['[PERSON J. R. Rowe] came'],
    ['[GPE DC] and [ORG MIX]'],
    ['[ORG eBay] and [ORG freeDalby]'],
    ['[ORG Google] bought it; of [ORG Google] Scholar'],
    ['signed [PERSON J. K.]'],
    ['SPEECH OF [PERSON OLGA DALBY], [PERSON B. ROWE]'],
    ['a lake of [GPE Muharram]'],
    ['the [LAW Visiting Forces Act] and the [LAW Meetings Act]'],
    ['[LAW AGREEMENT BETWEEN DALBY AND DUNMERE]; [ORG Talks of Dunmere]'],
  ])('near miss: %s', (marked) => {
    const { text, drafts } = readMarked(marked);
    expect(left(marked)).toEqual(shown(text, drafts));
  });
});

describe('the whole of a name', () => {
  const told = (marked: string) => {
    const { text, drafts } = readMarked(marked);
    return shown(text, wholePersons(drafts, text, lists));
  };

  it.each([
    ['by A. van den [GPE? Rowe], who', ['PERSON A. van den Rowe']],
    ['S. de la Dalby wrote', ['PERSON S. de la Dalby']],
    ['His father, Surguei Lvovitch [PERSON Dalbin], was', ['PERSON Surguei Lvovitch Dalbin']],
    ['printed by [PERSON William Dalby] and Sons, Rope Street', ['ORG William Dalby and Sons']],
    ['printed by [PERSON DALBY] & CO., 1860', ['ORG DALBY & CO']],
    ['papers of [ORG Alexander Banks], 1897', ['PERSON Alexander Banks']],
    ['with the Rowe, [PERSON Hicks] and Dalby families', ['PERSON Rowe', 'PERSON Hicks', 'PERSON Dalby']],
    ['the Das family left', ['PERSON Das']],
    ['BY MARIA DALBY. LONDON', ['PERSON MARIA DALBY']],
    ['(Ada Lowe, [PERSON Maria]\n[PERSON Dalby], and', ['PERSON Maria\nDalby']],
    ['by natives of [ORG Sta]. [PERSON Cruz].', ['GPE Sta. Cruz']],
    ['[PERSON Ilham Karimov] Heydar oglu spoke', ['PERSON Ilham Karimov Heydar oglu']],
    ['[PERSON Nurlan Asan] uulu, who', ['PERSON Nurlan Asan uulu']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['[PERSON William] and sons of the soil', ['PERSON William']],
    ['[PERSON William] and Soners', ['PERSON William']],
    ['[PERSON Ilham Karimov] met an oglu', ['PERSON Ilham Karimov']],
    ['[PERSON Ilham Karimov], Heydar oglu', ['PERSON Ilham Karimov']],
    ['the [ORG Alexander Banks] are', ['ORG Alexander Banks']],
    ['[ORG Rotary Banks] of', ['ORG Rotary Banks']],
    ['the Royal family and the Holy family', []],
    ['the [NORP Roman] families', ['NORP Roman']],
    ['[PERSON Rosa Sta. Maria] came', ['PERSON Rosa Sta. Maria']],
    ['He met M. de facto rulers', []],
    ['BY ORDER OF THE COURT.', []],
    ['[PERSON Maria]\n[PERSON Dalby]\n', ['PERSON Maria', 'PERSON Dalby']],
    ['Ivan Petrovitch came', []],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

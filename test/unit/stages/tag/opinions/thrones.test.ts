import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../../../src/contract/proposal.ts';
import { seatsOfRulers } from '../../../../../src/stages/tag/opinions/model/places/thrones.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';

const ordinary = new Set(['kings', 'peace', 'kent', 'police']);

function told(marked: string, listed?: string): string[] {
  const { text, drafts } = readMarked(marked);
  const end = listed === undefined ? 0 : text.indexOf(listed) + listed.length;
  const earlier = listed === undefined ? [] : [{ type: 'GPE', start: end - listed.length, end } as Proposal];
  return shown(
    text,
    seatsOfRulers(drafts, text, earlier, (word) => ordinary.has(word.toLowerCase())),
  );
}

describe('what somebody rules', () => {
  it.each([
    ['the Earl of Dunmere and the Duke of Saxe-Altmark', ['GPE Dunmere', 'GPE Saxe-Altmark']],
    ['the Rajah of Tirpal, and', ['GPE Tirpal']],
    ['[PERSON Otto], Bishop of Halmstedt, died', ['PERSON Otto', 'GPE Halmstedt']],
    ['the principality of Altmark-Zell fell', ['GPE Altmark-Zell']],
    ['[GPE? Prince of Altmark]-Zell (d. 1504)', ['GPE Altmark-Zell']],
    ['the [ORG Kingdom of Dunmere] was at its height', ['GPE Kingdom of Dunmere']],
    ['Margrave of [LOC? Altmark-Zell]', ['GPE Altmark-Zell']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it('may be called by an ordinary word that a list knows', () =>
    expect(told('the Duke of Kent (an uncle)', 'Kent')).toEqual(['GPE Kent']));

  it.each([
    ['the King of Kings and the Prince of Peace', []],
    ['the Duke of Kent (an uncle)', []],
    ['the Duke of Dunmere Award', []],
    ['the Duke of [PERSON Dunmere] rode', ['PERSON Dunmere']],
    ['Bishop of [LOC Tiresia]', ['LOC Tiresia']],
    ['he lives in [GPE King of Altmark] now', ['GPE King of Altmark']],
    ['the [ORG Kingdom of Heaven Choir Ltd.]', ['ORG Kingdom of Heaven Choir Ltd.']],
    ['a count of votes', []],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

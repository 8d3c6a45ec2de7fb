import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { bodiesTold } from '../../../../../src/stages/tag/opinions/model/bodies-told.ts';
import { peopleInRow } from '../../../../../src/stages/tag/opinions/model/people/rows.ts';
import { peopleTold } from '../../../../../src/stages/tag/opinions/model/people/told.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

const ordinary = new Set(['arrows', 'golden', 'holdings', 'than', 'nu', 'varney', 'stone', 'group']);
const lists = {
  isOrdinary: (word: string) => ordinary.has(word.toLowerCase()),
  isPersonal: () => false,
};

function toldBy(rule: typeof peopleTold, marked: string): string[] {
  const { text, drafts } = readMarked(marked);
  const names = nameContextOf(createFlowContext(flowOf(text), documentOf(text)));
  return shown(text, rule(drafts, names, lists));
}

const told = (marked: string) => toldBy(peopleTold, marked);

describe('people told by what is said of them', () => {
  it.each([
    ['Orvil Tambe said he would go.', 'Orvil Tambe'],
    ['The trader spoke. Orvil Tambe, 62, of the port, listened.', 'Orvil Tambe'],
    ['They met Orvil Tambe (62) there.', 'Orvil Tambe'],
    ['It came to Orvil Tambe, a 23-year-old, by post.', 'Orvil Tambe'],
    ['They met Orvil Tambe, a retired nurse from the port.', 'Orvil Tambe'],
    ['Orvil Tambe, executive secretary of the club, told them.', 'Orvil Tambe'],
    ['In place of Orvil Tambe who is ill.', 'Orvil Tambe'],
    ['The Orvil Tambe-led slate won.', 'Orvil Tambe'],
    ['The voice of the singer Orvil Tambe.', 'Orvil Tambe'],
    ["She is at her daughter Zelmira's now.", 'Zelmira'],
    ['Ida Low (née Tambe) came.', 'Tambe'],
    ['Foreword by Orvil de Tambe', 'Orvil de Tambe'],
    ['The mayor of the district, Orvil Tambe, opened it.', 'Orvil Tambe'],
    ['The Dexby MP, Orvil Tambe has left.', 'Orvil Tambe'],
    ['Her father Orvil al-Tambe was born there.', 'Orvil al-Tambe'],
    ['Than Than Nu, 62, came home.', 'Than Than Nu'],
    ['[PERSON? Tambe], and [PERSON? Orvil] Tambe said no.', 'Orvil Tambe'],
    ['Orvil Tambe died there.', 'Orvil Tambe'],
    ['Orvil Tambe was acquitted.', 'Orvil Tambe'],
    ['[FAC? Orvil Tambe] said no.', 'Orvil Tambe'],
    ['It said the appointment of [GPE? Tambe] was void.', 'Tambe'],
    ['They met Orvil Stone Tambe, a nurse.', 'Orvil Stone Tambe'],
    ['It was PM Tambe who left.', 'Tambe'],
  ])('%s', (marked, name) => expect(told(marked)).toContain(`PERSON ${name}`));

  it.each([
    ['a word of a dictionary', 'Orvil Holdings said no.'],
    ['a team', 'Golden Arrows, who won, left.'],
    ['a name that goes on', 'Orvil Tambe Group, a trader, left.'],
    ['a firm', 'Orvil Tambe & Rowe said no.'],
    ['a place', 'They saw Orvil Tambe, a town whose mayor left.'],
    ['a place in which', 'They saw Orvil Tambe, in which a teacher lived.'],
    ['a row', 'the towns of Dexby, Orvil Tambe, and others'],
    ['a long price', 'They paid Orvil Tambe, 6200, for it.'],
    ['one word', 'Tambe said no.'],
    ['half a name', 'Her husband Jamal-ud-din governed.'],
    ['what the model is sure of', '[ORG Orvil Tambe] said no.'],
    ['part of a longer name', 'the Bank Orvil Tambe said'],
  ])('near miss: %s', (_, marked) =>
    expect(told(marked).filter((name) => name.startsWith('PERSON'))).toEqual([]));
});

describe('single names that the model takes for people, too unsure to say so', () => {
  const doubted = (marked: string, says: string): string[] => {
    const { text, drafts } = readMarked(`${marked} ${says}`);
    const names = nameContextOf(createFlowContext(flowOf(text), documentOf(text)));
    const unsure = drafts.map((draft) => ({ ...draft, confidence: 0.35 }));
    return peopleTold(unsure, names, lists).map(({ confidence }) => `${confidence}`);
  };

  it.each(['thanked them.', 'is also president of it.', ', who left.', ', 62, left.'])('%s', (says) =>
    expect(doubted('[PERSON Tambe]', says)).toEqual(['0.6']));

  it.each(['rose by a third.', 'is a town.'])('near miss: %s', (says) =>
    expect(doubted('[PERSON Tambe]', says)).toEqual(['0.35']));
});

describe('people in a row with people', () => {
  const row = (marked: string) => toldBy(peopleInRow, marked);

  it.each([
    ['[PERSON Nali], [PERSON Tilak] and Sunila were there.', 'Sunila'],
    ['[PERSON Nali], [PERSON Tilak], Sunila Tambe and [PERSON Ida] were there.', 'Sunila Tambe'],
    ['[PERSON Nali], [PERSON Tilak] & [ORG? Sunila] left.', 'Sunila'],
    ['[PERSON Nali], [PERSON Tilak], Zelmo Dexby, Sunila and [PERSON Ida] left.', 'Sunila'],
    ['[PERSON Ann Lowe] and Sunila Tambe left.', 'Sunila Tambe'],
  ])('%s', (marked, name) => expect(row(marked)).toContain(`PERSON ${name}`));

  it.each([
    ['one person', '[PERSON Nali] and Sunila left.'],
    ['words of a dictionary', '[PERSON Nali], [PERSON Tilak] and Stone Holdings left.'],
    ['the next clause', '[PERSON Nali], [PERSON Tilak], Sunila left.'],
    ['what the model is sure of', '[PERSON Nali], [PERSON Tilak] and [GPE Sunila] left.'],
    ['a longer name', '[PERSON Nali], [PERSON Tilak] and Sunila Bank left.'],
  ])('near miss: %s', (_, marked) => expect(row(marked)).not.toContain('PERSON Sunila'));
});

describe('bodies told by the word before them', () => {
  const body = (marked: string) => toldBy(bodiesTold, marked);

  it.each([
    ['of the survivors’ organization Ibukori, he', 'Ibukori'],
    ['out on the label [PERSON? Glitterbeat] now', 'Glitterbeat'],
    ['Messrs. [PERSON Orvil Tambe] & Company Advocates', 'Orvil Tambe & Company Advocates'],
    ['with Lowe, Rowe & Partners in', 'Lowe, Rowe & Partners'],
    ['by Lowe & Dexby Solicitors, who', 'Lowe & Dexby Solicitors'],
    ['Auditors Messrs [PERSON Aiken] & [PERSON Peat] of', 'Aiken & Peat'],
    ['Messrs Lowe-Rowe, Van der Tam and Partners', 'Lowe-Rowe, Van der Tam and Partners'],
    ['through [PERSON Leigh Rowe] law firm', 'Leigh Rowe'],
    ['An insider told The Dexby Standard that', 'Dexby Standard'],
    ['Treasury refused to comment.', 'Treasury'],
    ['They left. Parliament has risen.', 'Parliament'],
  ])('%s', (marked, name) => expect(body(marked)).toContain(`ORG ${name}`));

  it.each([
    ['a word of a dictionary', 'the company Holdings are'],
    ['a longer name', 'the party Tambe Group said'],
    ['what the model is sure of', 'the bank [GPE Dexbury] has'],
    ['goods', 'bread & Company policy'],
    ['people', 'Messrs Low and Rowe left'],
    ['somebody', 'He told Tambe that'],
    ['goods of a body', 'Treasury bonds rose.'],
    ['a word of a sentence', 'They say Cabinet makers left.'],
    ['no word of what it does', 'Cabinet indeed.'],
  ])('near miss: %s', (_, marked) =>
    expect(body(marked).filter((name) => name.startsWith('ORG'))).toEqual([]));
});

import { describe, expect, test } from 'vitest';
import { createFlowContext } from '../../../../../../src/contract/context.ts';
import type { Draft } from '../../../../../../src/contract/proposal.ts';
import { createLawRecogniser } from '../../../../../../src/stages/tag/names/law/law.ts';
import { documentOf, flowOf, known, namesIn, proposalsFor } from '../../../../../support/names.ts';

const law = createLawRecogniser();
const gazetteer = (text: string) =>
  known(
    text,
    ['GPE', 'Belarus'],
    ['GPE', 'Russia'],
    ['GPE', 'Tuva'],
    ['GPE', 'Mongolia'],
    ['DATE', 'October 10, 2019'],
    ['ORG', 'Marlow Union'],
  );

/** All that the recogniser proposes, however unsure of it. */
const proposed = (text: string): string[] =>
  proposalsFor(law, flowOf(text), documentOf(text), gazetteer(text)).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('ends of titles that the rules trust', () => {
  test.each([
    ['the Marlow Treaty of 1991 was signed', ['LAW Marlow Treaty']],
    ['the Energy Strategy of Belarus till 2020 says', ['LAW Energy Strategy of Belarus till 2020']],
    [
      'the Agreement between the Government of Tuva (Russian Federation) and the Government of Belarus on Trade was signed',
      [
        'LAW Agreement between the Government of Tuva (Russian Federation) and the Government of Belarus on Trade',
      ],
    ],
    [
      'the Treaty on Peace, Friendship and Cooperation between Belarus and the People’s Republic of the Hills was signed',
      [
        'LAW Treaty on Peace, Friendship and Cooperation between Belarus and the People’s Republic of the Hills',
      ],
    ],
    [
      'the Decree of the President No. 490 of October 10, 2019 "On Clever Machines" was read',
      ['LAW Decree of the President No. 490 of October 10, 2019 "On Clever Machines"'],
    ],
    [
      'the Trade Treaty between the Marlow Union, of the One Part, and Mongolia, of the Other Part, was signed',
      ['LAW Trade Treaty between the Marlow Union, of the One Part, and Mongolia, of the Other Part'],
    ],
    ['the national projects "Safe Rivers" and "Warm House"', ['LAW Safe Rivers', 'LAW Warm House']],
    ['the projects "Safe Rivers" and "Warm House"', []],
    [
      'programmes: "Safe Rivers"; "Warm House", and also "Clean Seeds"',
      ['LAW Safe Rivers', 'LAW Warm House', 'LAW Clean Seeds'],
    ],
    ['the programme of the Marlow Union "Safe Rivers" ends', ['LAW Safe Rivers']],
    ['a policy called "Wider Valley" was adopted', ['LAW Wider Valley']],
    [
      'the Agreement on trade and cultural cooperation between the governments of Mongolia and Belarus was signed',
      ['LAW Agreement on trade and cultural cooperation between the governments of Mongolia and Belarus'],
    ],
    [
      'the Concept of the Green Valley and a plan of measures for its implementation',
      ['LAW Concept of the Green Valley'],
    ],
    ['the programmes Orbit-SG and "Laser-SG"', ['LAW Orbit-SG', 'LAW Laser-SG']],
  ])('%s', (text, names) => expect(namesIn(law, text, gazetteer(text))).toEqual(names));
});

describe('edges that are only guessed, for a model to weigh', () => {
  test('a title in a sentence that speaks of programmes, not in another', () => {
    expect(proposed('Of the programmes one, not cheap at all, is "Safe Rivers" for the south')).toContain(
      'Safe Rivers',
    );
    expect(proposed('She read "Safe Rivers" for an hour')).toEqual([]);
  });
  test('what stands before a programme in lowercase', () => {
    expect(proposed('as part of the Marlow Union Orbit program they')).toContain('Orbit');
    expect(proposed('as part of the Safe Rivers programme they')).toContain('Safe Rivers');
  });
  test('items of a list that a paragraph says to be of programmes', () => {
    const item = { ...flowOf('1) "Safe Rivers" - the cleaning of two rivers;'), kind: 'list' as const };
    const document = documentOf('');
    const names = (before: string) => {
      const chunk = [flowOf(before), item].map((flow) => createFlowContext(flow, document));
      law.prepare!(chunk, document);
      return (law.recognise.each!(chunk[1]!) as Draft[])
        .filter(({ confidence }) => confidence > 0.5)
        .map(({ start, end }) => item.view.text.slice(start, end));
    };
    expect(names('These plants are under way:')).toEqual([]);
    expect(names('These programmes are under way:')).toEqual(['Safe Rivers']);
  });
  test.each([
    [
      'the Concept of Trade in Mongolia for 2019-2025 was signed',
      'Concept of Trade in Mongolia for 2019-2025',
    ],
    [
      'the Protocol on Forests to the Framework Convention on Rivers was signed',
      'Protocol on Forests to the Framework Convention on Rivers',
    ],
    [
      'the Agreement on the creation of a joint laboratory of glass was signed',
      'Agreement on the creation of a joint laboratory of glass',
    ],
    ['the Marlow Recovery and Growth Plan 2017-2020 was read', 'Marlow Recovery and Growth Plan 2017-2020'],
    ['the 20-Year Marlow Strategy was read', '20-Year Marlow Strategy'],
    ['the Fourteenth Five-Year Plan (2021-2025) was read', 'Fourteenth Five-Year Plan (2021-2025)'],
    ['the Three Hills Initiative was read', 'Three Hills Initiative'],
    ['the Marlow Trade in Goods Agreement was read', 'Marlow Trade in Goods Agreement'],
    ['the National Programme Marlow 2030 was read', 'National Programme Marlow 2030'],
    ['the Digital Agenda 2020 for Marlow was read', 'Digital Agenda 2020 for Marlow'],
    ['the Trade Policy Framework (TPF) 2020-2025 was read', 'Trade Policy Framework (TPF) 2020-2025'],
    [
      'the Action Plan for 2022-2024 for the implementation of the Agreement was read',
      'Action Plan for 2022-2024 for the implementation of the Agreement',
    ],
    ['under Decree No. UP-5853 it was done', 'Decree No. UP-5853'],
    ['under Directive 2014/24/EU on Public Buying it was done', 'Directive 2014/24/EU on Public Buying'],
    [
      'the Road map for the creation of a glass centre for 2021-2024 was read',
      'Road map for the creation of a glass centre for 2021-2024',
    ],
    ['also known as "Marlow 2030", it ends', 'Marlow 2030'],
    ['the Concept of Trade and the Priority Areas of Work were read', 'Concept of Trade'],
  ])('%s', (text, name) => expect(proposed(text)).toContain(name));

  test('they count for nothing by themselves', () => {
    expect(namesIn(law, 'the Eurasia Initiative and a Growth Scheme were read')).toEqual([]);
  });
  test.each([
    'the parties signed an agreement on cooperation in trade',
    'a programme, a strategy and a plan',
  ])('nothing in %s', (text) => expect(proposed(text)).toEqual([]));
});

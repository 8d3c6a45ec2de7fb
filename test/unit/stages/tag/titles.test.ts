import { describe, expect, test } from 'vitest';
import { createEventRecogniser } from '../../../../src/stages/tag/names/event/event.ts';
import { createFacilityRecogniser } from '../../../../src/stages/tag/names/facility/facility.ts';
import { createLawRecogniser } from '../../../../src/stages/tag/names/law/law.ts';
import { createPlaceRecogniser } from '../../../../src/stages/tag/names/place/place.ts';
import { known, namesIn } from '../../../support/names.ts';

const gazetteer = (text: string) =>
  known(
    text,
    ...(['Belarus', 'Russia', 'Kazakhstan', 'Minsk', 'Vitebsk', 'Gomel', 'Grodno'] as const).map(
      (p) => ['GPE', p] as const,
    ),
    ['NORP', 'Belarusian'],
    ['ORG', 'EAEU'],
  );

describe('laws', () => {
  const law = createLawRecogniser();
  test.each([
    [
      'The Convention on Cross-border Trade of the Member States came into force.',
      ['LAW Convention on Cross-border Trade of the Member States'],
    ],
    [
      'The National Strategy for Sustainable Development of the Republic of Belarus until 2030 says so.',
      ['LAW National Strategy for Sustainable Development of the Republic of Belarus until 2030'],
    ],
    [
      'The Agreement between the Government of Belarus and the Government of Kazakhstan on cooperation in the field of tourism was signed.',
      [
        'LAW Agreement between the Government of Belarus and the Government of Kazakhstan on cooperation in the field of tourism',
      ],
    ],
    ['The parties to the EAEU Treaty met.', ['LAW EAEU Treaty']],
    ['the programme "Digital Steppe" was adopted', ['LAW Digital Steppe']],
    ['The case of Marlow v. Finch was closed.', ['LAW Marlow v. Finch']],
    [
      'under the Agreement between the Government of Belarus, the Government of Kazakhstan and the Government of Russia on the Joint Use of Rivers of 2011',
      [
        'LAW Agreement between the Government of Belarus, the Government of Kazakhstan and the Government of Russia on the Joint Use of Rivers',
      ],
    ],
    [
      'The Convention on Noise Assessment in a Transboundary Context was ratified.',
      ['LAW Convention on Noise Assessment in a Transboundary Context'],
    ],
    [
      'the State Programme "Clean Rivers" for 2016-2020 was financed',
      ['LAW State Programme "Clean Rivers" for 2016-2020'],
    ],
    ['the Harbour Plan (2017-2030) was drawn up', ['LAW Harbour Plan (2017-2030)']],
    ['in Law No. 12 of 2019 on State Forests', ['LAW Law No. 12 of 2019 on State Forests']],
    [
      'the programmes "Safe Roads", "Warm House" and "Clear Sky"',
      ['LAW Safe Roads', 'LAW Warm House', 'LAW Clear Sky'],
    ],
    [
      'the Marlow Act, 2013 and the Clean Streams Act 1986',
      ['LAW Marlow Act, 2013', 'LAW Clean Streams Act 1986'],
    ],
    ['It follows Vision 2045.', ['LAW Vision 2045']],
    [
      'concept of the development of the Union of Regions [Electronic resource]',
      ['LAW concept of the development of the Union of Regions'],
    ],
    [
      'the Protocol on Trade and the Marlow Agreement were signed',
      ['LAW Protocol on Trade', 'LAW Marlow Agreement'],
    ],
    ['In R. v. Marlow it was held', ['LAW R. v. Marlow']],
    ['The parties signed an agreement on cooperation in trade.', []],
    ['It is a programme of cooperation.', []],
  ])('%s', (text, names) => expect(namesIn(law, text, gazetteer(text))).toEqual(names));
});

describe('events', () => {
  const event = createEventRecogniser();
  test.each([
    [
      'the Third Forum of Regions of Belarus and Russia opened',
      ['EVENT Third Forum of Regions of Belarus and Russia'],
    ],
    ['the VIII Forum of Regions opened', ['EVENT VIII Forum of Regions']],
    [
      'at the 6th International Economic Forum "Growth" it was said',
      ['EVENT 6th International Economic Forum "Growth"'],
    ],
    ['at the Digital Steppe Forum 2021 it was said', ['EVENT Digital Steppe Forum 2021']],
    ['It was the Year of Reading in the country.', ['EVENT Year of Reading']],
    ['It was the Year of Russia in Kazakhstan.', ['EVENT Year of Russia in Kazakhstan']],
    ['They fought in World War II.', ['EVENT World War II']],
    ['at the exhibition "Zarexpo" in spring', ['EVENT Zarexpo']],
    ['at the Zarexpo exhibition in spring', ['EVENT Zarexpo']],
    ['at Zarexpo-2018 in spring', ['EVENT Zarexpo-2018']],
    ['the forum was a success, the 16th meeting too', []],
  ])('%s', (text, names) => expect(namesIn(event, text, gazetteer(text))).toEqual(names));
});

describe('facilities', () => {
  const facility = createFacilityRecogniser();
  test.each([
    ['in the Green Hill Industrial Park', ['FAC Green Hill Industrial Park']],
    ['in the industrial park "Green Hill"', ['FAC Green Hill']],
    ['in the Zarechye industrial park', ['FAC Zarechye industrial park']],
    ['in FEZ "Vitebsk" and FEZ Zarechye', ['FAC FEZ "Vitebsk"', 'FAC FEZ Zarechye']],
    ['at the Zarechye nuclear power plant', ['FAC Zarechye nuclear power plant']],
    ['through the port of Rotterdam', ['FAC port of Rotterdam']],
    [
      'from the Zarechye mine by the Ilinka-Toma railway to the Luga FEZ',
      ['FAC Zarechye mine', 'FAC Ilinka-Toma railway', 'FAC Luga FEZ'],
    ],
    ['on Baker Street and at Grodno airport', ['FAC Baker Street', 'FAC Grodno airport']],
    ['the Belarusian industrial park grew', []],
    ['the airport and the new bridge', []],
  ])('%s', (text, names) => expect(namesIn(facility, text, gazetteer(text))).toEqual(names));
});

describe('places', () => {
  const place = createPlaceRecogniser();
  test.each([
    ['in the Zarechye Oblast and in Gomel region', ['GPE Zarechye Oblast', 'GPE Gomel region']],
    ['with the Ilinka, Luga and Toma Regions', ['GPE Ilinka', 'GPE Luga', 'GPE Toma Regions']],
    ['in the city of Zarechye', ['GPE Zarechye']],
    [
      'on the Amber Sea, at Lake Mirror and in the Gulf of Storms',
      ['LOC Amber Sea', 'LOC Lake Mirror', 'LOC Gulf of Storms'],
    ],
    ['in this region, in every district', []],
  ])('%s', (text, names) => expect(namesIn(place, text, gazetteer(text))).toEqual(names));
});

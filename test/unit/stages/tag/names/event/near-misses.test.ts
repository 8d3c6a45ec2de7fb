import { createEventRecogniser } from '../../../../../../src/stages/tag/names/event/event.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createEventRecogniser(), [
  ['GPE', 'London'],
  ['NORP', 'Chinese'],
  ['GPE', 'Vietnam'],
  ['GPE', 'Hanoi'],
  ['GPE', 'Lima'],
  ['GPE', 'Peru'],
]);

pairs('gatherings', [
  [
    'The Fifth Forum of Regions of Peru opened.',
    ['EVENT Fifth Forum of Regions of Peru'],
    'A fifth forum of regions of Peru opened.',
  ],
  ['The VIII Forum of Women opened.', ['EVENT VIII Forum of Women'], 'The Forum opened.'],
  [
    'The 6th International Economic Forum "Innovations" opened.',
    ['EVENT 6th International Economic Forum "Innovations"'],
    'The International Economic Forum opened.',
  ],
  [
    'The Digital Nairobi Forum 2021 opened.',
    ['EVENT Digital Nairobi Forum 2021'],
    'The International Forum, 2021, opened.',
  ],
  [
    'The Reform National Convention 2016 opened.',
    ['EVENT Reform National Convention 2016'],
    'The Convention on Wetlands opened.',
  ],
]);

pairs('spans of time and battles', [
  ['The Year of Education began.', ['EVENT Year of Education'], 'The Year in Education began.'],
  ['The Days of Lima began.', ['EVENT Days of Lima'], 'The Days in Lima began.'],
  [
    'The Year of Peru in Vietnam began.',
    ['EVENT Year of Peru in Vietnam'],
    'The Year of Peru in autumn began.',
    ['EVENT Year of Peru'],
  ],
  ['The Battle of Adwa was won.', ['EVENT Battle of Adwa'], 'The Battle for votes was won.'],
]);

pairs('wars, storms and games', [
  ['World War II began.', ['EVENT World War II'], 'World War began.'],
  ['The Pastry War began.', ['EVENT Pastry War'], 'The War Office began.'],
  ['Hurricane Maria came.', ['EVENT Hurricane Maria'], 'Hurricane season came.'],
  ['The Asian Games opened.', ['EVENT Asian Games'], 'The Board Games opened.'],
  [
    'The 2014 Winter Olympics opened.',
    ['EVENT 2014 Winter Olympics'],
    'In 2014, Winter Olympics opened.',
    ['EVENT Winter Olympics'],
  ],
  [
    'The London 2012 Olympics opened.',
    ['EVENT London 2012 Olympics'],
    'The London, 2012 Olympics opened.',
    ['EVENT 2012 Olympics'],
  ],
]);

pairs('heads in lowercase', [
  [
    'They saw the exhibition "Agritech" there.',
    ['EVENT Agritech'],
    'They saw the conference "Agritech" there.',
  ],
  ['They saw the fair "Agritech" there.', ['EVENT Agritech'], 'They saw the fair "of agritech" there.'],
  ['They saw the Agritech exhibition there.', ['EVENT Agritech'], 'They saw the Chinese exhibition there.'],
  ['They saw the trade fair Sialma there.', ['EVENT Sialma'], 'They saw the trade conference Sialma there.'],
  ['They saw the "Sialma" fair there.', ['EVENT Sialma'], 'They saw the "sialma" fair there.'],
]);

pairs('names with a year', [
  ['They went to Agritech-2018 there.', ['EVENT Agritech-2018'], 'They went to Agritech 2018 there.'],
  ['They went to Expo-2025 there.', ['EVENT Expo-2025'], 'They read ISO-2018 there.'],
  ['They went to Sialma-2018 there.', ['EVENT Sialma-2018'], 'They went to Hanoi-2018 there.'],
  ['They read of Agritech-2018 there.', ['EVENT Agritech-2018'], 'They read of AGTC-2018-31 there.'],
]);

import { createPlaceRecogniser } from '../../../../../../src/stages/tag/names/place/place.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createPlaceRecogniser(), [
  ['GPE', 'Hue'],
  ['NORP', 'Bolivian'],
  ['NORP', 'Kyrgyz'],
  ['NORP', 'Chinese'],
  ['GPE', 'Idaho'],
  ['GPE', 'Oruro'],
  ['GPE', 'Potosí'],
  ['GPE', 'Vanuatu'],
]);

pairs('regions by their generic word', [
  [
    'They moved to Kandal Province last year.',
    ['GPE Kandal Province'],
    'They moved to every Province last year.',
  ],
  [
    'They moved to Kandal province last year.',
    ['GPE Kandal province'],
    'They moved to a Bolivian province last year.',
  ],
  ['They moved to Zarqa City last year.', ['GPE Zarqa City'], 'They moved to Zarqa city last year.'],
  ['They moved to Hue city last year.', ['GPE Hue city'], 'They moved to a port city last year.'],
]);

pairs('lists of regions', [
  [
    'A visit to Mombasa, Kwale and Kilifi Counties ended.',
    ['GPE Mombasa', 'GPE Kwale', 'GPE Kilifi Counties'],
    'A visit to Mombasa; Kwale and Kilifi Counties ended.',
    ['GPE Kwale', 'GPE Kilifi Counties'],
  ],
  [
    'A visit to Oruro, Potosí and Tarija Provinces ended.',
    ['GPE Oruro', 'GPE Potosí', 'GPE Tarija Provinces'],
    'A visit to Oruro, Potosí and Tarija Province ended.',
    ['GPE Tarija Province'],
  ],
  [
    'Trade with Oruro, Potosí, Agarak and Meghri grew.',
    ['GPE Agarak', 'GPE Meghri'],
    'Trade with Agarak, Kapan, Goris and Meghri grew.',
  ],
]);

pairs('republics', [
  [
    'Trade with the Republic of Palau grew.',
    ['GPE Republic of Palau'],
    'Trade with the Republic of the Voters grew.',
  ],
  ['The Kyrgyz Republic agreed.', ['GPE Kyrgyz Republic'], 'The Roman Republic agreed.'],
]);

pairs('settlements by "of"', [
  [
    'He was born in the city of Oshakati there.',
    ['GPE Oshakati'],
    'He was born in the city of his mother there.',
  ],
  [
    'She saw the towns of Lautoka and Nadi there.',
    ['GPE Lautoka', 'GPE Nadi'],
    'She saw the towns of the south and Nadi there.',
  ],
]);

pairs('landforms', [
  ['They crossed the Tasman Sea by boat.', ['LOC Tasman Sea'], 'They crossed the Sea by boat.'],
  ['They crossed the Bohai sea by boat.', ['LOC Bohai sea'], 'They crossed the Chinese sea by boat.'],
  ['A house on Lake Chapala stood empty.', ['LOC Lake Chapala'], 'A house on Lake of the north stood empty.'],
  ['The Gulf of Carpentaria froze.', ['LOC Gulf of Carpentaria'], 'The Gulf of mistrust grew.'],
  ['The Atlas mountains are high.', ['LOC Atlas mountains'], 'The Chinese mountains are high.'],
  [
    'A town called Sun Valley, Idaho grew.',
    ['GPE Sun Valley'],
    'A town in Rift Valley, far off, grew.',
    ['LOC Rift Valley'],
  ],
]);

pairs('places of an imprint', [
  [
    'Theory and practice. - Leuven : Peeters, 2018. - 5 p.',
    ['GPE Leuven'],
    'Theory and practice. - Leuven : peeters, 2018. - 5 p.',
  ],
  ['Theory and practice. - M., 2018. - 5 p.', ['GPE M.'], 'Theory and practice. - M. was read. - 5 p.'],
]);

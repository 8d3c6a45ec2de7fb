import { createAcronymRecogniser } from '../../../../../../src/stages/tag/names/acronym/acronym.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createAcronymRecogniser(), [
  ['ORG', 'Volta River Authority'],
  ['QUANTITY', 'ten kilometres'],
]);

pairs('acronyms', [
  ['The Volta River Authority (VRA) met.', ['ORG VRA'], 'The Volta River Authority (KZX) met.'],
  ['It was agreed with the VRA in spring.', ['ORG VRA'], 'It was agreed with VRA in spring.'],
  [
    'It was agreed with VRA, then with VRA again.',
    ['ORG VRA', 'ORG VRA'],
    'It was agreed with GDP, then with GDP again.',
  ],
  ['Today the VRA opens a road.', ['ORG VRA'], 'TODAY THE VRA OPENS A ROAD.'],
  ['It was built by the VRA there.', ['ORG VRA'], 'It was built as the VRA-10 there.'],
]);

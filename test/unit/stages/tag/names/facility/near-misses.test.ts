import { createFacilityRecogniser } from '../../../../../../src/stages/tag/names/facility/facility.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createFacilityRecogniser(), [
  ['GPE', 'Rotterdam'],
  ['NORP', 'Chinese'],
  ['GPE', 'Mombasa'],
  ['ORG', 'EAEU'],
  ['GPE', 'Zarqa'],
  ['GPE', 'Klaipeda'],
]);

pairs('head words', [
  ['They live in Abbey Road there.', ['FAC Abbey Road'], 'They live in that Road there.'],
  ['They live in 42nd Street there.', ['FAC 42nd Street'], 'They live in the Street there.'],
  ['They live in Washington St. there.', ['FAC Washington St.'], 'They live in St. there.'],
  [
    'They saw the Jomo Kenyatta International Airport there.',
    ['FAC Jomo Kenyatta International Airport'],
    'They saw the International Airport there.',
  ],
  [
    'They saw the Great Stone Industrial Park there.',
    ['FAC Great Stone Industrial Park'],
    'They saw the Industrial Park there.',
  ],
  ['They saw Gorky Park there.', ['FAC Gorky Park'], 'They saw Kruger National Park there.'],
  ['They saw the Port of Rotterdam there.', ['FAC Port of Rotterdam'], 'They saw the Port Authority there.'],
  ['They stayed at Hotel Metropol there.', ['FAC Hotel Metropol'], 'They stayed at a Hotel there.'],
  [
    'They saw the Aqaba Free Trade Zone there.',
    ['FAC Aqaba Free Trade Zone'],
    'They saw the EAEU Free Trade Zone there.',
  ],
  [
    'They saw Victoria Station there.',
    ['FAC Victoria Station'],
    'They saw the Wheat Research Station there.',
  ],
]);

pairs('zones and roads', [
  ['They saw the FEZ "Manzana" there.', ['FAC FEZ "Manzana"'], 'They saw the FEZ there.'],
  ['They saw the Manzana FEZ there.', ['FAC Manzana FEZ'], 'They saw the Chinese FEZ there.'],
  ['They saw the FEZ Manzana there.', ['FAC FEZ Manzana'], 'They saw the FEZ and Manzana there.'],
  ['They drove on I-44 there.', ['FAC I-44'], 'They drove on I 44 there.'],
  ['They drove on US-75 there.', ['FAC US-75'], 'They drove on US 75 there.'],
  ['They drove on Route 66 there.', ['FAC Route 66'], 'They drove on Route A there.'],
  ['They waited in Terminal 2 there.', ['FAC Terminal 2'], 'They waited in Terminal 2019 there.'],
]);

pairs('heads in lowercase', [
  [
    'They saw the industrial park "Great Stone" there.',
    ['FAC Great Stone'],
    'They saw the park "Great Stone" there.',
  ],
  [
    'They saw the "Great Stone" industrial park there.',
    ['FAC Great Stone'],
    'They saw the "great stone" industrial park there.',
  ],
  ['They saw the free economic zone Kupreva there.', ['FAC Kupreva'], 'They saw the zone Kupreva there.'],
  ['They saw the port of Klaipeda there.', ['FAC port of Klaipeda'], 'They saw the port of call there.'],
  [
    'They saw the Koeberg nuclear power plant there.',
    ['FAC Koeberg nuclear power plant'],
    'They saw the Chinese nuclear power plant there.',
  ],
  [
    'They saw the Rumailah oil field there.',
    ['FAC Rumailah oil field'],
    'They saw the Rumailah field there.',
  ],
  [
    'They saw the Zarqa border crossing there.',
    ['FAC Zarqa border crossing'],
    'They saw the Zarqa crossing there.',
  ],
  ['They saw Mombasa airport there.', ['FAC Mombasa airport'], 'They saw the Chinese airport there.'],
]);

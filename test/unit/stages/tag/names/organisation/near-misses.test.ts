import { createOrganisationRecogniser } from '../../../../../../src/stages/tag/names/organisation/organisation.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createOrganisationRecogniser(), [
  ['GPE', 'Ghana'],
  ['GPE', 'Peru'],
  ['NORP', 'Chinese'],
  ['GPE', 'Omsk Region'],
  ['GPE', 'Jinan'],
  ['GPE', 'Mysore'],
  ['GPE', 'Kano'],
  ['NORP', 'Ghanaian'],
  ['GPE', 'Lagos'],
  ['GPE', 'Callao'],
]);

pairs('head words with their chains', [
  [
    'They wrote to the Ministry of Foreign Affairs of Ghana there.',
    ['ORG Ministry of Foreign Affairs of Ghana'],
    'They wrote to a ministry of foreign affairs there.',
  ],
  [
    'They wrote to the State Committee on Science and Technologies there.',
    ['ORG State Committee on Science and Technologies'],
    'They wrote to the Committee on science and technologies there.',
  ],
  [
    'They wrote to the Embassy of Peru in Ghana there.',
    ['ORG Embassy of Peru in Ghana'],
    'They wrote to the Embassy there.',
  ],
  [
    'They wrote to the Commission for Africa there.',
    ['ORG Commission for Africa'],
    'They wrote to the Commission for now there.',
  ],
  [
    'They wrote to the Working Group on Trade between Peru and Ghana there.',
    ['ORG Working Group on Trade between Peru and Ghana'],
    'They wrote to the Working Lunch on Trade between Peru and Ghana there.',
  ],
  [
    'They wrote to the Academy of Painting and Sculpture there.',
    ['ORG Academy of Painting and Sculpture'],
    'They wrote to the Academy of Painting and Mr Poole there.',
    ['ORG Academy of Painting'],
  ],
  [
    'They wrote to the Institute named after Ada Okoye there.',
    ['ORG Institute named after Ada Okoye'],
    'They wrote to the Institute named by Ada Okoye there.',
  ],
  [
    'They wrote to the Lagos Chamber of Commerce and Industry there.',
    ['ORG Lagos Chamber of Commerce and Industry'],
    'They wrote to the Lagos Chamber of Commerce and Callao there.',
    ['ORG Lagos Chamber of Commerce'],
  ],
  [
    'They wrote to the Council of Heads of Government there.',
    ['ORG Council of Heads of Government'],
    'They wrote to the Council of Heads of Government Meeting there.',
    ['ORG Council of Heads of Government'],
  ],
]);

pairs('head words with their modifiers', [
  [
    'They wrote to the Ghanaian-Korean Business Council there.',
    ['ORG Ghanaian-Korean Business Council'],
    'They wrote to the Council there.',
  ],
  [
    'They wrote to the Mysore Silk Factory there.',
    ['ORG Mysore Silk Factory'],
    'They wrote to the Factory there.',
  ],
  [
    'They wrote to the Mysore Milk Plant No. 2 there.',
    ['ORG Mysore Milk Plant No. 2'],
    'They wrote to the Mysore Milk Plant No there.',
    ['ORG Mysore Milk Plant'],
  ],
  [
    'They wrote to the Mysore Milk Plant Ltd there.',
    ['ORG Mysore Milk Plant Ltd'],
    'They wrote to the Mysore Milk Plant Director there.',
  ],
  [
    'They wrote to the Oaxaca Trading House there.',
    ['ORG Oaxaca Trading House'],
    'They wrote to the Oaxaca Green House there.',
  ],
  [
    'They wrote to the Oaxaca Armed Forces there.',
    ['ORG Oaxaca Armed Forces'],
    'They wrote to the Oaxaca Market Forces there.',
  ],
  [
    'They wrote to the Oaxaca Experimental Station there.',
    ['ORG Oaxaca Experimental Station'],
    'They wrote to the Oaxaca Bus Station there.',
  ],
]);

pairs('heads in lowercase', [
  [
    'They wrote to the Mysore silk mill there.',
    ['ORG Mysore silk mill'],
    'They wrote to the Chinese silk mill there.',
  ],
  ['They wrote to the Mysore mill there.', ['ORG Mysore mill'], 'They wrote to the Mysore company there.'],
  [
    'They wrote to the Mysore plant of silk machines there.',
    ['ORG Mysore plant of silk machines'],
    'They wrote to the Mysore plant of tomorrow there.',
  ],
  [
    'They wrote to the Kano regional executive committee there.',
    ['ORG Kano regional executive committee'],
    'They wrote to the Kano regional committee there.',
  ],
  [
    'They wrote to the government of Omsk Region there.',
    ['ORG government of Omsk Region'],
    'They wrote to the government of Ghana there.',
  ],
  [
    'They wrote to the legislative assembly of the Omsk Region there.',
    ['ORG legislative assembly of the Omsk Region'],
    'They wrote to the annual assembly of the Omsk Region there.',
  ],
  [
    'They wrote to the Jinan administration there.',
    ['ORG Jinan administration'],
    'They wrote to the new administration there.',
  ],
]);

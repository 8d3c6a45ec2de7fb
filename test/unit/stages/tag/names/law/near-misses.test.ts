import { createLawRecogniser } from '../../../../../../src/stages/tag/names/law/law.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createLawRecogniser(), [
  ['GPE', 'Ghana'],
  ['GPE', 'Peru'],
  ['ORG', 'African Union'],
  ['DATE', 'October 10, 2019'],
  ['PERSON', 'Ada Okoye'],
]);

pairs('head words with what they are about', [
  [
    'They read the Convention on Biological Diversity there.',
    ['LAW Convention on Biological Diversity'],
    'They read a convention on biological diversity there.',
  ],
  [
    'They read the Agreement between the Government of Peru and the Government of Ghana on Tourism there.',
    ['LAW Agreement between the Government of Peru and the Government of Ghana on Tourism'],
    'They read the Agreement with Peru there.',
  ],
  [
    'They read the Charter for the Rights of Children there.',
    ['LAW Charter for the Rights of Children'],
    'They read the Charter flights of Peru there.',
  ],
  [
    'The No Child Left Behind Act raised standards.',
    ['LAW No Child Left Behind Act'],
    'No Child Left Behind Act raised standards.',
  ],
  [
    'They read the Every Student Succeeds Act there.',
    ['LAW Every Student Succeeds Act'],
    'They read the above Act there.',
  ],
  ['They read the Plan of Action there.', ['LAW Plan of Action'], 'They read the Plan of action there.'],
  [
    'They read the Constitution of Ghana there.',
    ['LAW Constitution of Ghana'],
    'They read the Constitution there.',
  ],
  [
    'They read the Priority Areas for the Growth of Trade there.',
    ['LAW Priority Areas for the Growth of Trade'],
    'They read the Areas for the Growth of Trade there.',
  ],
  [
    'They read the Treaty on Peace, Friendship and Cooperation between Peru and Ghana there.',
    ['LAW Treaty on Peace, Friendship and Cooperation between Peru and Ghana'],
    'They read the Treaty on Peace, Peru said there.',
    ['LAW Treaty on Peace'],
  ],
  [
    'They read the Agreement on Trade with the Chambers there.',
    ['LAW Agreement on Trade with the Chambers'],
    'They read the Agreement on Trade with Ada Okoye there.',
    ['LAW Agreement on Trade'],
  ],
  [
    'They read the Concept of the Green Valley and the Blue Hills there.',
    ['LAW Concept of the Green Valley and the Blue Hills'],
    'They read the Concept of the Green Valley and a plan of measures for its implementation there.',
    ['LAW Concept of the Green Valley'],
  ],
  [
    'They read the Law No. 12 of 2019 on State Forests there.',
    ['LAW Law No. 12 of 2019 on State Forests'],
    'They read the Law of the land there.',
  ],
  [
    'They read Decree No. 7 "On the Growth of Trade" there.',
    ['LAW Decree No. 7 "On the Growth of Trade"'],
    'They read Decree No. 7 there.',
  ],
  [
    'They read the Decree of the President No. 490 of October 10, 2019 "On Clever Machines" there.',
    ['LAW Decree of the President No. 490 of October 10, 2019 "On Clever Machines"'],
    'They read a decree of the president there.',
  ],
]);

pairs('head words with what stands before them', [
  [
    'They read the African Union Treaty there.',
    ['LAW African Union Treaty'],
    'They read the Joint Treaty there.',
  ],
  ['They read the Maputo Agreement there.', ['LAW Maputo Agreement'], 'They read the Trade Agreement there.'],
  ['They read the Kyoto Protocol there.', ['LAW Kyoto Protocol'], 'They read the Trade Protocol there.'],
  ['They read the Civil Code there.', ['LAW Civil Code'], 'They read the National Code there.'],
  ['They read the Fifth Amendment there.', ['LAW Fifth Amendment'], 'They read the First Amendment there.'],
  [
    'They read the Clean Streams Act 1986 there.',
    ['LAW Clean Streams Act 1986'],
    'They read the New Act 1986 there.',
  ],
  [
    'They read the Defamation Act, 2013 there.',
    ['LAW Defamation Act, 2013'],
    'They read the Defamation Treaty, 2013 there.',
    ['LAW Defamation Treaty'],
  ],
  [
    'They read the Marlow Treaty of 1991 there.',
    ['LAW Marlow Treaty'],
    'They read the Treaty of 1991 there.',
  ],
  [
    'They read the Harbour Plan (2017-2030) there.',
    ['LAW Harbour Plan (2017-2030)'],
    'They read the Harbour Plan (page 7) there.',
  ],
  [
    'They read the Accra Harbour Renewal Plan there.',
    ['LAW Accra Harbour Renewal Plan'],
    'They read the Harbour Plan there.',
  ],
]);

pairs('titles in quotation marks', [
  [
    'They read the programme "Digital Steppe" there.',
    ['LAW Digital Steppe'],
    'They read the book "Digital Steppe" there.',
  ],
  [
    'They read the strategy "Digital Steppe" there.',
    ['LAW Digital Steppe'],
    'They read the strategy "as it is" there.',
  ],
  [
    'They read the national project "Digital Steppe" there.',
    ['LAW Digital Steppe'],
    'They read the project "Digital Steppe" there.',
  ],
  [
    'They read the "Green Hills" initiative there.',
    ['LAW Green Hills'],
    'They read the "green hills" initiative there.',
  ],
]);

pairs('titles that something else gives away', [
  [
    'The case of Marlow v. Finch was closed.',
    ['LAW Marlow v. Finch'],
    'The case of Marlow v. finch was closed.',
  ],
  [
    'They read the Ghana Strategy 2025 there.',
    ['LAW Ghana Strategy 2025'],
    'They read a strategy 2025 there.',
  ],
  ['They read Vision 2030 there.', ['LAW Vision 2030'], 'They read vision 2030 there.'],
  ['They read the Orbit-SG there.', ['LAW Orbit-SG'], 'They read the Orbit-XG there.'],
  [
    '¹³ concept of cooperation of Ghana [Electronic resource].',
    ['LAW concept of cooperation of Ghana'],
    'Then the concept of cooperation of Ghana [Electronic resource].',
  ],
]);

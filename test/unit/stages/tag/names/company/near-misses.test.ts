import { createCompanyRecogniser } from '../../../../../../src/stages/tag/names/company/company.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createCompanyRecogniser({ regions: ['post-soviet'] }), [
  ['GPE', 'Lagos'],
  ['NORP', 'Chinese'],
  ['GPE', 'Leuven'],
  ['ORG', 'Honda'],
  ['ORG', 'Toyota'],
]);

pairs('legal forms', [
  ['They paid OJSC "Manzana" there.', ['ORG OJSC "Manzana"'], 'They paid OJSC there.'],
  ['They paid Manzana GmbH there.', ['ORG Manzana GmbH'], 'They paid the Chinese GmbH there.'],
  ['They paid "Manzana" LLC there.', ['ORG "Manzana" LLC'], 'They paid "manzana" of LLC there.'],
  [
    'They paid LLC Trade House Manzana there.',
    ['ORG LLC Trade House Manzana'],
    'They paid LLC and others there.',
  ],
  ['They paid Manzana, Inc. there.', ['ORG Manzana, Inc.'], 'They paid Manzana, SA there.'],
  ['They paid SA "Manzana" there.', ['ORG SA "Manzana"'], 'They paid SA Manzana there.'],
  [
    'They paid Manzana GmbH & Co. KG there.',
    ['ORG Manzana GmbH & Co. KG'],
    'They paid Manzana GmbH & others there.',
    ['ORG Manzana GmbH'],
  ],
  ['They paid Manzana S.p.A. there.', ['ORG Manzana S.p.A.'], 'They paid Manzana S. Abebe there.'],
]);

pairs('neighbours', [
  ['They paid the holding "Manzana" there.', ['ORG Manzana'], 'They paid the holding "in full" there.'],
  ['They paid the Manzana holding there.', ['ORG Manzana'], 'They paid the Chinese holding there.'],
  ['They paid the "Manzana" holding there.', ['ORG Manzana'], 'They paid the "manzana" holding there.'],
  [
    'They paid the Indian company Sunrise Agritech there.',
    ['ORG Sunrise Agritech'],
    'They paid the Nigerian company Lagos there.',
  ],
  ['They paid the company Sunrise there.', ['ORG Sunrise'], 'They paid the company President there.'],
  [
    'They paid the joint venture Sunrise Agritech there.',
    ['ORG Sunrise Agritech'],
    'They paid the venture Sunrise Agritech there.',
  ],
  [
    'Theory and practice. - Leuven: Peeters, 2018. - 5 p.',
    ['ORG Peeters'],
    'Theory and practice. - Leuven: Peeters wrote it.',
  ],
  ['Theory and practice. - Sialma: Peeters, 2018. - 5 p.', ['ORG Peeters'], 'Theory: Peeters, 2018. - 5 p.'],
  [
    'They paid Toyota, Manzana and Honda there.',
    ['ORG Manzana'],
    'They paid Sialma, Manzana and Okapi there.',
  ],
]);

pairs('the making of the name', [
  ['They paid Krasnoselmash there.', ['ORG Krasnoselmash'], 'They paid Tamash there.'],
  ['They paid KrasAvtoTrans there.', ['ORG KrasAvtoTrans'], 'They paid DeVito there.'],
  ['They paid Belkartina there.', ['ORG Belkartina'], 'They paid Belgradnya there.'],
]);

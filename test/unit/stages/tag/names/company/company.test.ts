import { describe, expect, test } from 'vitest';
import { createFlowContext } from '../../../../../../src/contract/context.ts';
import { createCompanyRecogniser } from '../../../../../../src/stages/tag/names/company/company.ts';
import { documentOf, flowOf, known, namesIn } from '../../../../../support/names.ts';

const recogniser = createCompanyRecogniser({ regions: ['post-soviet'] });
const companies = (text: string) =>
  namesIn(recogniser, text, known(text, ['GPE', 'Minsk'], ['NORP', 'Belarusian'])).map((name) =>
    name.replace('ORG ', ''),
  );

describe('legal forms', () => {
  test.each([
    ['Talks with OJSC "Zarechye" began.', ['OJSC "Zarechye"']],
    ['Talks with Zarechye OJSC began.', ['Zarechye OJSC']],
    ['Talks with Trading House "Zarechye" LLC began.', ['Trading House "Zarechye" LLC']],
    ['Talks with LLC Trade House Zarechye began.', ['LLC Trade House Zarechye']],
    ['The Belarusian JLLC Zarechye agreed.', ['JLLC Zarechye']],
    ['A book of Zarechye Academic GmbH & Co. KG came out.', ['Zarechye Academic GmbH & Co. KG']],
    ['Shares of Zarechye Ltd. rose.', ['Zarechye Ltd.']],
    ['Shares of Zarechye S.p.A. rose.', ['Zarechye S.p.A.']],
  ])('%s', (text, names) => expect(companies(text)).toEqual(names));
});

describe('neighbours', () => {
  test.each([
    ['the holding "Zarechye" grew', ['Zarechye']],
    ['the goods of the Zarechye holding sold well', ['Zarechye']],
    ['a deal with the Indian company Sunrise Agritech failed', ['Sunrise Agritech']],
    ['Theory and practice. - Minsk: Zarechye, 2018. - C. 5.', ['Zarechye']],
  ])('%s', (text, names) => expect(companies(text)).toEqual(names));
});

describe('the making of the name', () => {
  test.each([
    ['a plant of Zarechyeselmash stands there', ['Zarechyeselmash']],
    ['a plant of ZarAvtoTrans stands there', ['ZarAvtoTrans']],
    ['Mr. McKinley and the DeVito family came', []],
    ['a village called Zarechye stands there', []],
  ])('%s', (text, names) => expect(companies(text)).toEqual(names));
});

test('a name that stood with a legal form is known elsewhere in the document', () => {
  const first = 'Later Zarechye paid.';
  const second = 'It was OJSC "Zarechye" that paid.';
  const document = documentOf(first, second);
  const own = createCompanyRecogniser({ regions: ['post-soviet'] });
  own.prepare?.(
    [first, second].map((text) => createFlowContext(flowOf(text), document)),
    document,
  );
  expect(namesIn(own, first, [], document)).toEqual(['ORG Zarechye']);
});

test('syllables are looked for in the regions that are named alone', () => {
  const namesOf = (...regions: string[]) =>
    namesIn(createCompanyRecogniser({ regions }), 'a plant of Zarechyeselmash stands there', []);
  expect(namesOf('post-soviet')).toEqual(['ORG Zarechyeselmash']);
  expect(namesOf()).toEqual([]);
  expect(() => namesOf('post-sovjet')).toThrow(/no region "post-sovjet"\. Did you mean post-soviet\?/);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Proposal } from '../../../../src/contract/proposal.ts';
import type { Recogniser } from '../../../../src/contract/recogniser.ts';
import { createMerge } from '../../../../src/stages/tag/merge/merge.ts';
import { createAcronymRecogniser } from '../../../../src/stages/tag/names/acronym/acronym.ts';
import { createCompanyRecogniser } from '../../../../src/stages/tag/names/company/company.ts';
import { createEventRecogniser } from '../../../../src/stages/tag/names/event/event.ts';
import { createFacilityRecogniser } from '../../../../src/stages/tag/names/facility/facility.ts';
import { createLawRecogniser } from '../../../../src/stages/tag/names/law/law.ts';
import { createOrganisationRecogniser } from '../../../../src/stages/tag/names/organisation/organisation.ts';
import { createPersonRecogniser } from '../../../../src/stages/tag/names/person/person.ts';
import { createPlaceRecogniser } from '../../../../src/stages/tag/names/place/place.ts';
import { expectLinear } from '../../../support/growth.ts';
import { documentOf, flowOf, proposalsFor } from '../../../support/names.ts';
import { full, runs } from '../../../support/runs.ts';

const rules = (): Recogniser[] => [
  createPersonRecogniser(),
  createPlaceRecogniser(),
  createOrganisationRecogniser(),
  createCompanyRecogniser({ regions: ['post-soviet'] }),
  createFacilityRecogniser(),
  createLawRecogniser(),
  createEventRecogniser(),
  createAcronymRecogniser(),
];

function proposalsIn(text: string): Proposal[] {
  const flow = flowOf(text);
  const document = documentOf(text.slice(0, 10_000));
  const proposals: Proposal[] = [];
  for (const rule of rules()) {
    proposals.push(...proposalsFor(rule, flow, document, proposals));
  }
  createMerge()(flow, proposals);
  return proposals;
}

// A rule that walked back or forth from every word would take sixteen times the work for four times the text.
describe('endless input', () => {
  const cases: readonly (readonly [name: string, text: (words: number) => string])[] = [
    ['capitals', (n) => 'Alpha '.repeat(n)],
    ['heads', (n) => 'Ministry Council of Plant '.repeat(n / 4)],
    ['a head after many capitals', (n) => 'Alpha Alpha Alpha Alpha Plant '.repeat(n / 5)],
    ['a chain', (n) => `Ministry ${'of Trade and Industry '.repeat(n / 4)}`],
    ['a list', (n) => `Ministry of Trade${', Industry'.repeat(n)}`],
    ['initials', (n) => 'A. '.repeat(n)],
    ['hyphens', (n) => 'Alpha-'.repeat(n)],
    ['quotation marks', (n) => 'OJSC "'.repeat(n)],
    ['brackets', (n) => '(Alpha, '.repeat(n)],
    ['site words', (n) => `${'coal '.repeat(n)}mine`],
    ['legal forms', (n) => 'LLC OJSC '.repeat(n / 2)],
    ['title words', (n) => `Agreement on ${'economic cooperation '.repeat(n / 2)}`],
    ['given names', (n) => 'Anna Maria '.repeat(n / 2)],
    ['court cases', (n) => 'Alpha v. '.repeat(n)],
  ];
  test.each(cases)('%s', async (_, text) => {
    await expectLinear((words) => proposalsIn(text(words)), full ? 80_000 : 12_000);
    for (const { start, end } of proposalsIn(text(2000))) expect(end).toBeGreaterThan(start);
  });
});

test('proposals lie in the text, whatever it is', () => {
  const words = fc.constantFrom(
    'Ministry',
    'of',
    'the',
    'Minsk',
    'OJSC',
    '"',
    '(',
    ')',
    'V.',
    'Ivanov',
    ',',
    'and',
    'Forum',
    '2018',
    '-',
    '5',
    'Plant',
    'region',
    'Republic',
    'Agreement',
    'on',
    'between',
    'Mr.',
    'Anna',
    '’s',
    '.',
    ';',
    'No.',
    'FEZ',
    'CIS',
    'holding',
    'exhibition',
    'named',
    'after',
    '&',
    'S.p.A.',
    'et',
    'al',
    ':',
    '/',
    'St',
    'Lake',
    'Sea',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.constantFrom(' ', '', '  ')), { maxLength: 40 }), (parts) => {
      const text = parts.map(([word, gap]) => word + gap).join('');
      for (const p of proposalsIn(text)) {
        expect(p.start).toBeGreaterThanOrEqual(0);
        expect(p.end).toBeGreaterThan(p.start);
        expect(p.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: runs(300) },
  );
});

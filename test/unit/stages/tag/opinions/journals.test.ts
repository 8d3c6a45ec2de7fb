import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { citedJournals } from '../../../../../src/stages/tag/opinions/model/books/journals.ts';

const shown = (text: string, drafts: readonly Draft[]) =>
  citedJournals(drafts, text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
const draft = (text: string, type: Draft['type'], name: string): Draft => ({
  type,
  start: text.indexOf(name),
  end: text.indexOf(name) + name.length,
  confidence: 0.6,
});

describe('journals of a bibliography', () => {
  it.each([
    ['Rice and fever. J Trop Med. 2001;3:1-9.', 'J Trop Med'],
    ['Soils of Kaduna. Ecol. Econ. 2001;3(2):11-9.', 'Ecol. Econ'],
    ['Maize. East Afr Agric J. 1998 Mar;4(2):e11.', 'East Afr Agric J'],
    [
      '“Social Protection.” Economic Development and Cultural Change 63 (1): 1–26.',
      'Economic Development and Cultural Change',
    ],
    ['"A Diplomacia." Contexto Internacional 9: 21-35.', 'Contexto Internacional'],
  ])('%s', (text, name) => expect(shown(text, [])).toEqual([`ORG ${name}`]));

  it.each([
    ['“Salt and Roads.” The Kaduna Review (Zaria) 73, no. 4 (2011): 73–46.', 'Kaduna Review'],
    ['Rings and fields, Acta Math. Kaduna. 32 (2007) 205–214.', 'Acta Math. Kaduna.'],
    ['Sums of squares, Ann. of Arith. 159 (2004) 86–88.', 'Ann. of Arith.'],
    ['On species richness. J. Biogeogr. 24:49–60.', 'J. Biogeogr'],
    ['On lattices, Zaria Math. J. 115 (2002).', 'Zaria Math. J.'],
    ['See Low, B., “Salt,” The Journal of Roads Vol. 15, no. 3, 1979, pp. 1–3.', 'Journal of Roads'],
  ])('outside bibliographies too: %s', (text, name) => {
    const found = citedJournals([], text, false).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual([name]);
  });

  it.each([
    'It rose. Table 5 (2010): 12–15.',
    'It is said in Resolution 15 (2004) of the board.',
    'They left. Kaduna 12 (1999) was cold.',
  ])('outside bibliographies is none: %s', (text) => expect(citedJournals([], text, false)).toEqual([]));

  it.each([
    'It ended. Paris, 12 May 2009.',
    'Global report. Geneva: WHO; 2015.',
    'Politics in Brazil. Rio 1930–1964.',
    'He left. Nairobi 2015; 12 others came.',
    'It fell. Table 3: 12 cases.',
    'in the Lancet 2011;377:12-9',
  ])('is none: %s', (text) => expect(shown(text, [])).toEqual([]));

  it('are bodies whatever their words were taken for, and as sure as they were', () => {
    const text = 'Malaria. Rev Saude Publica. 2009;52(1):34-51.';
    expect(shown(text, [draft(text, 'PERSON', 'Saude Publica')])).toEqual(['ORG Rev Saude Publica']);
    const whole = { ...draft(text, 'ORG', 'Rev Saude Publica'), confidence: 0.95 };
    expect(citedJournals([whole], text)).toEqual([whole]);
    const other = 'Malaria in Peru. Rev Saude Publica. 2009;52(1):34-51.';
    expect(shown(other, [draft(other, 'GPE', 'Peru')])).toEqual(['GPE Peru', 'ORG Rev Saude Publica']);
  });
});

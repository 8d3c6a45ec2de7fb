import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { bodiesApart } from '../../../../../src/stages/tag/opinions/model/bodies.ts';
import { actAlone } from '../../../../../src/stages/tag/opinions/model/law/acts.ts';
import { casesWhole } from '../../../../../src/stages/tag/opinions/model/law/cases.ts';
import { judgesByLetters } from '../../../../../src/stages/tag/opinions/model/law/judges.ts';
import { namesByDefinition, namesOfLaw } from '../../../../../src/stages/tag/opinions/model/law/law-names.ts';
import { statutesWhole } from '../../../../../src/stages/tag/opinions/model/law/statutes.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

type Rule = (drafts: readonly Draft[], text: string) => readonly Draft[];
const with_ = (rule: Rule) => (marked: string) => {
  const { text, drafts } = readMarked(marked);
  return shown(text, rule(drafts, text));
};

describe('judges by the letters of their office', () => {
  const judges = with_(judgesByLetters);

  it.each([
    ['It was held by Mokwena J in the court below.', ['PERSON Mokwena']],
    ['(per Abara JSC, as he then was)', ['PERSON Abara']],
    ['On that approach, [ORG Lindqvist JA] said so.', ['PERSON Lindqvist']],
    ['where Pell MR outlined the rule', ['PERSON Pell']],
    ['HARROW CJ, PELL & RUIZ JJ', ['PERSON HARROW', 'PERSON PELL', 'PERSON RUIZ']],
    [
      'Harrow CJ, Anne Tadić, Pell, Kós and Ruiz JJ',
      ['PERSON Harrow', 'PERSON Anne Tadić', 'PERSON Pell', 'PERSON Kós', 'PERSON Ruiz'],
    ],
    ['DORIS KABUE J\nIt is the case', ['PERSON DORIS KABUE']],
    [
      'Before the Hon. Justices [PERSON Amos Tabu], JA; Ruth Obel, JA',
      ['PERSON Amos Tabu', 'PERSON Ruth Obel'],
    ],
    ['In Mokwena J’s view it fails', ['PERSON Mokwena']],
    ['(Abara JA, Pell and Ruiz AJJA concurring)', ['PERSON Abara', 'PERSON Pell', 'PERSON Ruiz']],
  ])('%s', (marked, expected) => expect(judges(marked)).toEqual(expected));

  it.each([
    ['Smith J, Brown K. Fever in calves.', []],
    ['A vote of the court J', []],
    ['PLEASE ASK MR SMITH TO CALL', []],
    ['Vitamin B and vitamin J are not', []],
    ['the plan of President Muhsin P was', ['PERSON Muhsin']],
  ])('near miss: %s', (marked, expected) => expect(judges(marked)).toEqual(expected));
});

describe('names of cases', () => {
  const inCourt = with_((drafts, text) => casesWhole(drafts, text, true));
  const elsewhere = with_((drafts, text) => casesWhole(drafts, text, false));

  it.each([
    [
      'as in [PERSON Abara] v [ORG Director of Public Prosecutions] [2004] UKPC 7',
      'Abara v Director of Public Prosecutions',
    ],
    ['(See HOLT v. ZENITH LTD. (1998) 2 NWLR 339', 'HOLT v. ZENITH LTD.'],
    ['MARLOW (PARK LANE) LTD. v. PELL (1950) 1 ALL ER 13', 'MARLOW (PARK LANE) LTD. v. PELL'],
    ['explored in Adeyemi v Joseph6 and later', 'Adeyemi v Joseph'],
    ['the rule in Pell v Burrows.8', 'Pell v Burrows'],
    ['approved in R v Adeleke (No 2), and', 'R v Adeleke (No 2)'],
    ['In Re Marlow Park [1956] Ch 131', 'In Re Marlow Park'],
    [
      'cited in Holt & Anor v Governor of the Northern Province & Others, where',
      'Holt & Anor v Governor of the Northern Province & Others',
    ],
    [
      'the ruling of the Supreme Court in Union of Growers v State of Norland & Ors. (supra)',
      'Union of Growers v State of Norland & Ors.',
    ],
    ['see Pell v Norland (Trade and Industry), 2021 SCC 7 at', 'Pell v Norland (Trade and Industry)'],
    ['see Marlow Stores, Inc. v. Holt, which', 'Marlow Stores, Inc. v. Holt'],
    ['cited in Marlow Ltd & ors v Holt & ors [2021] EWHC 9', 'Marlow Ltd & ors v Holt & ors'],
    ['In the case of Pell v. the Republic of [GPE Norland], The Court', 'Pell v. the Republic of Norland'],
    ['Citation:  Pell v Holt\nand Others (79/2003) [2004] ZASCA 10', 'Pell v Holt\nand Others'],
    ['and that. In Pell v Nursing Board of [GPE Norland],21 he', 'Pell v Nursing Board of Norland'],
  ])('%s', (marked, expected) => expect(inCourt(marked)).toEqual([`LAW ${expected}`]));

  it('begins anew on each line of a list', () => {
    expect(inCourt('cited: Kent v Holt [1999] EWCA Civ\nMarlow Ltd v Pell LDA\n[1995] 1 WLR 9')).toEqual([
      'LAW Kent v Holt',
      'LAW Marlow Ltd v Pell LDA',
    ]);
  });

  it('parts two cases that an "and" joins', () => {
    expect(inCourt('applied in Kent v Holt and Marlow v Pell Ltd [1999] AC 1')).toEqual([
      'LAW Kent v Holt',
      'LAW Marlow v Pell Ltd',
    ]);
  });

  it.each([
    ['12. Criminal Appeal 77/2015. [PERSON Abara Grace] vs Norland. Theft.', ['PERSON Abara Grace']],
    ['[PERSON AMOS HOLT] v [ORG ZENITH SUGAR LTD]', ['PERSON AMOS HOLT', 'ORG ZENITH SUGAR LTD']],
    ['Re your letter of May', []],
    [
      '[ORG ZENITH SUGAR LTD] (12 May) v the [ORG KESTREL MILLS]',
      ['ORG ZENITH SUGAR LTD', 'ORG KESTREL MILLS'],
    ],
  ])('near miss: %s', (marked, expected) => expect(inCourt(marked)).toEqual(expected));

  it('asks for a report where the document is of no court', () => {
    expect(elsewhere('they watched [ORG Arsenal] v [ORG Chelsea] at home')).toEqual([
      'ORG Arsenal',
      'ORG Chelsea',
    ]);
    expect(elsewhere('decided in Holt v Pell (1931)')).toEqual(['LAW Holt v Pell']);
  });
});

describe('titles of acts', () => {
  const acts = with_(statutesWhole);

  it.each([
    [
      'by section 3 of the [ORG Commission on Rural Lands Act] (Cap. 7J)];',
      'Commission on Rural Lands Act (Cap. 7J)',
    ],
    [
      'through the RMEC (Amendment) Act, 2016 (XXXVI of 2016) dated',
      'RMEC (Amendment) Act, 2016 (XXXVI of 2016)',
    ],
    [
      'cited as the [ORG European Union] (Measures concerning [GPE Norland]) Regulations 2026.',
      'European Union (Measures concerning Norland) Regulations 2026',
    ],
    [
      'in terms of the Promotion of \nFair Trade and Prevention of Unfair Dealing Act 4 of 2000 (“the Act”)',
      'Promotion of \nFair Trade and Prevention of Unfair Dealing Act 4 of 2000',
    ],
    [
      'limb of s 22 of the [ORG Marlow Court of Final Appeal Ordinance]',
      'Marlow Court of Final Appeal Ordinance',
    ],
    ['under the [GPE Norland] Lands Act, 1962 (Act 125) and', 'Norland Lands Act, 1962 (Act 125)'],
    [
      'the Weaving Mills University of Crafts and Trades Development Act, 2020',
      'Weaving Mills University of Crafts and Trades Development Act, 2020',
    ],
    ['the Customs, Excise and Gaming Act 1990 says', 'Customs, Excise and Gaming Act 1990'],
    ['section 2 of the [LAW Prescription Ordinance5] provides', 'Prescription Ordinance'],
    ['Repealed by Inland Waters Act 1990', 'Inland Waters Act 1990'],
    ["under [PERSON Amina Pell]'s [LAW Fisheries Act], 2001", 'Fisheries Act, 2001'],
    ['the Government of Norland Act of 1919', 'Government of Norland Act of 1919'],
    ['of the Lakes and Rivers Act, RSC 1985, c L-4 [LRA]', 'Lakes and Rivers Act, RSC 1985, c L-4'],
    ['the Milk Market Regulation (59/2014/EU) (MMR)', 'Milk Market Regulation (59/2014/EU)'],
    [
      'the Milk (Prices) Regulations 2016 (S.I. No. 34 of 2016) of',
      'Milk (Prices) Regulations 2016 (S.I. No. 34 of 2016)',
    ],
    ['13 Village Planning Ordinance (15/1986): Norden', 'Village Planning Ordinance (15/1986)'],
  ])('%s', (marked, expected) => expect(acts(marked)).toContain(`LAW ${expected}`));

  it.each([
    ['the Act, 1956, applies', []],
    ['in the Second Act he dies', []],
    ['see Purchase Order 2019', []],
    ['(Legal Notice 221 of 2023)', []],
    ['the Act, SC 2001, c 27, says', []],
    ['the Agreement and the Lands Act 1990', ['LAW Lands Act 1990']],
    [
      '[LAW Corporations Act 2001 of the Commonwealth of Norland] applies',
      ['LAW Corporations Act 2001 of the Commonwealth of Norland'],
    ],
  ])('near miss: %s', (marked, expected) => expect(acts(marked)).toEqual(expected));
});

describe('short names', () => {
  const named = (marked: string, ...others: readonly string[]) => {
    const read = [marked, ...others].map(readMarked);
    const document = documentOf(...read.map(({ text }) => text));
    const contexts = read.map(({ text }) => createFlowContext(flowOf(text), document));
    const found = namesOfLaw(
      read.map(({ drafts }) => drafts),
      contexts,
    );
    return namesByDefinition(found, contexts).map((drafts, i) => shown(read[i]!.text, drafts));
  };

  it.each([
    [
      '[ORG Marlow Dairies Limited] (“Marlow”) sells.',
      'So Marlow’s milk: [PERSON Marlow] wins.',
      ['ORG Marlow', 'ORG Marlow'],
    ],
    ['the [ORG Northern Milk Board] (the "NMB")', 'The NMB met.', ['ORG NMB']],
    [
      '[ORG AUF Kestrel Consortium PLT]\'s (" AUF Kestrel ") conduct',
      'as [ORG AUF] Kestrel’s agent',
      ['ORG AUF Kestrel'],
    ],
    ['the [LAW Capital Markets Act 2007] (CMA)', 'section 58 [ORG CMA]', ['LAW CMA']],
    ['the [LAW Lakes and Rivers Act, SC 2001, c 27] [LRA]', 'under the [ORG LRA]', ['LAW LRA']],
    ['[ORG Marlow Dairies Limited] (Marlow or the Firm)', '[PERSON Marlow] sold', ['ORG Marlow']],
    ['[LAW Pell v Norland], 2019 SCC 65 at para 8 [Pell]; it', 'At [PERSON Pell] he', ['LAW Pell']],
    ['an internal flight alternative [IFA] in the town', 'the [ORG IFA] test', []],
    [
      'suspicious orders or transactions (SOTs) and',
      'each [ORG SOT] was; [ORG SOTs] were',
      ['ORG SOT', 'ORG SOTs'],
    ],
    ['violent extremist groups (VEGs) and', 'each [ORG VEG] was; [ORG VEGs] were', []],
    ['[ORG Swift Dairies plc] (hereinafter referred to as “Swift”)', 'which Swift bought', ['ORG Swift']],
  ])('%s', (defined, used, expected) => expect(named(defined, used)[1]).toEqual(expected));

  it.each([
    ['[ORG Marlow Dairies Limited] (“the Company”)', 'The Company sells', []],
    ['[ORG United Firefighters Union] (the "Union")', 'the Union relied', []],
    ['the national milk board (NMB) and', 'the [ORG NMB] met', ['ORG NMB']],
    [
      '[LAW Pell v Norland], 2019 SCC 65 (Court of Appeal)',
      'the [ORG Court of Appeal]',
      ['ORG Court of Appeal'],
    ],
    ['[LAW Rural Lands Act 1975] (NZ)', 'in [GPE NZ]', ['GPE NZ']],
    ['[ORG Swift Dairies plc] (“Swift”)', '[PERSON Jonathan Swift] wrote', ['PERSON Jonathan Swift']],
  ])('near miss: %s', (defined, used, expected) => expect(named(defined, used)[1]).toEqual(expected));

  it('calls a case by a party', () => {
    const [, second] = named(
      'The appellant and the respondent relied on the judgment in Kent v Holt [1931] AC 3.',
      'In the [PERSON Kent] case the court and the judge held so. [PERSON Kent] was there. The Other case.',
    );
    expect(second).toEqual(['LAW Kent', 'PERSON Kent']);
  });
});

describe('edges of acts and bodies', () => {
  const act = with_((drafts, text) => drafts.flatMap((draft) => actAlone(draft, text)));
  const body = with_((drafts, text) => drafts.flatMap((draft) => bodiesApart(draft, text)));

  it.each([
    ['Amos Pell, [LAW Barrister-at-Law], spoke', []],
    ['an [LAW Act of Parliament] to give effect', ['ORG Parliament']],
    ['an offence under [LAW Regulation 3] shall', []],
    ['the [LAW Confidentiality Agreement] was signed', []],
    ['the [LAW Norland Loan Agreement] was signed', ['LAW Norland Loan Agreement']],
    ['under [LAW Section 46] of the Code', []],
    ['[LAW Memorandum of a Telephone Conversation Between A and B]', []],
    [
      'the [LAW Marlow Declaration of Rights and in the Marlow Covenants on Trade]',
      ['LAW Marlow Declaration of Rights', 'LAW Marlow Covenants on Trade'],
    ],
    ['the [LAW Act of Union 1800]', ['LAW Act of Union 1800']],
    ['[LAW Section 230] shields them', ['LAW Section 230']],
  ])('%s', (marked, expected) => expect(act(marked)).toEqual(expected));

  it.each([
    ['left the [ORG PDX. The Board of Trade] met', ['ORG PDX', 'ORG Board of Trade']],
    ["the [ORG Hon'ble Marlow Court] held", ['ORG Marlow Court']],
    ["as the [ORG Hon'ble Court] may deem fit", []],
    ['POB: [ORG Kestrel Nationality]: Norland', ['ORG Kestrel']],
    ['a black [ORG Toyota] car', []],
    ['[ORG Toyota] raised its prices', ['ORG Toyota']],
    [
      'the [ORG Committee on Trade and the Committee on Arms]',
      ['ORG Committee on Trade', 'ORG Committee on Arms'],
    ],
    ['the [ORG Ministry of Trade and Industry]', ['ORG Ministry of Trade and Industry']],
  ])('%s', (marked, expected) => expect(body(marked)).toEqual(expected));
});

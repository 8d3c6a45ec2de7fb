import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { addressedNames } from '../../../../../src/stages/tag/names/person/address.ts';
import { constituencies } from '../../../../../src/stages/tag/opinions/model/assembly/constituencies.ts';
import { withoutOffices } from '../../../../../src/stages/tag/opinions/model/assembly/offices.ts';
import { officesNamed } from '../../../../../src/stages/tag/opinions/model/assembly/offices-named.ts';
import { recordsAlone } from '../../../../../src/stages/tag/opinions/model/assembly/records-alone.ts';
import { seatsOfSpeakers } from '../../../../../src/stages/tag/opinions/model/assembly/seats.ts';
import { reportsSitting } from '../../../../../src/stages/tag/opinions/model/assembly/sitting.ts';
import { actAlone } from '../../../../../src/stages/tag/opinions/model/law/acts.ts';
import { bills } from '../../../../../src/stages/tag/opinions/model/law/bills.ts';
import { withoutTerms } from '../../../../../src/stages/tag/opinions/model/law/terms.ts';
import { placesInLongRows } from '../../../../../src/stages/tag/opinions/model/places/long-rows.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf, known } from '../../../../support/names.ts';

const ordinary = new Set(
  'independent applause rural each interrupting life white plain central north private the this in'.split(
    ' ',
  ),
);
const isOrdinary = (word: string) => ordinary.has(word.toLowerCase());
const contextOf = (text: string) => nameContextOf(createFlowContext(flowOf(text), documentOf(text)));
const sitting = { isOrdinary, sits: true };

describe('documents of assemblies', () => {
  it.each([
    ['Hon. Members rose. The Speaker left.', true],
    ['The Senator seconded the motion of the Councillor.', true],
    ['The Speaker of the club met its members.', false],
    ['', false],
  ])('%s', (text, expected) => expect(reportsSitting(documentOf(text))).toBe(expected));
});

describe('seats behind members, in the report of an assembly', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, seatsOfSpeakers(drafts, contextOf(text), sitting));
  };

  it.each([
    ['Mr [PERSON Lubasi] (Mwandi Central) - to ask', ['PERSON Lubasi', 'GPE Mwandi Central']],
    ['[PERSON Tom Adair], MP (Fairhaven/Ashby West) spoke', ['PERSON Tom Adair', 'GPE Fairhaven/Ashby West']],
    ['[PERSON Lim Boon] (DAP-Tanjorong) asked', ['PERSON Lim Boon', 'ORG DAP', 'GPE Tanjorong']],
    ['[PERSON Lim Boon] ([ORG? MDX-QB]) asked', ['PERSON Lim Boon', 'ORG MDX', 'GPE QB']],
    [
      '[PERSON ANNA FALE] (Reform—Mangorei) to the Minister',
      ['PERSON ANNA FALE', 'ORG Reform', 'GPE Mangorei'],
    ],
    [
      '[PERSON Okello] (NRM, Kasulo County, Serandi) rose',
      ['PERSON Okello', 'ORG NRM', 'GPE Kasulo County', 'GPE Serandi'],
    ],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['[PERSON Low] (Independent) rose', ['PERSON Low']],
    ['[PERSON Low] (Chairman) rose', ['PERSON Low']],
    ['[PERSON Low] (Hon. Tarvin) rose', ['PERSON Low']],
    ['[PERSON Low] (Tarvin Progressive Party) rose', ['PERSON Low']],
    ['[PERSON Low] (BBC) rose', ['PERSON Low']],
    ['[PERSON Low] (until 6.30 pm) rose', ['PERSON Low']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('what members sit for', () => {
  const told = (marked: string, sits = true): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, constituencies(drafts, text, { isOrdinary, sits }));
  };

  it.each([
    ['the [ORG? Member for Tarvin Heights] North said', ['GPE Tarvin Heights North']],
    ['Member of Parliament for [PERSON Diego Tarvin West], to be', ['GPE Diego Tarvin West']],
    [
      'the Members for Oldcross, Marlow/Penn and Ashby rose',
      ['GPE Oldcross', 'GPE Marlow/Penn', 'GPE Ashby'],
    ],
    ['the Member for Siparandi Mrs. [PERSON Low]', ['GPE Siparandi', 'PERSON Low']],
    [
      'in [ORG? Mwandi Central] Parliamentary Constituency.',
      ['GPE Mwandi Central Parliamentary Constituency'],
    ],
    ['In Ekoro West Local Government Area he', ['GPE Ekoro West Local Government Area']],
    ['of the Halden electorate', ['GPE Halden electorate']],
    ['of [PERSON Cullen] on [GPE? Shennan] Municipal District', ['GPE Cullen on Shennan Municipal District']],
    ['[PERSON? Marame] Central Ward', ['GPE Marame Central Ward']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['the Member for Education said', []],
    ['a Member for Life said', []],
    ['Each Constituency and a Rural Constituency', []],
    ['the Parliamentary Constituency', []],
    ['[PERSON Peter Ward] rose', ['PERSON Peter Ward']],
    ['[ORG Union of Ekoro West Local Government Area]', ['ORG Union of Ekoro West Local Government Area']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it('asks for an assembly before it reads what somebody is a member for', () =>
    expect(told('the Member for Tarvin Heights', false)).toEqual([]));
});

describe('bills by their titles', () => {
  const told = (marked: string, sits = true): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, bills(drafts, text, sits));
  };

  it.each([
    ['The Fisheries Bill, [DATE? 2013] was read', ['LAW Fisheries Bill, 2013']],
    ['on the Land Titles (Amendment) (No. 2) Bill.', ['LAW Land Titles (Amendment) (No. 2) Bill']],
    ['the [LAW? Harbours] and Docks Bill 2019', ['LAW Harbours and Docks Bill 2019']],
    ['the Cattle Dips (second amendment) Bill, 2019', ['LAW Cattle Dips (second amendment) Bill, 2019']],
    ['moved. HARBOUR DUES (AMDT.) BILL, 2013 Bill to amend', ['LAW HARBOUR DUES (AMDT.) BILL, 2013']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['a Private Bill and the Bill', []],
    ['papers SECOND READING FISHERIES BILL', []],
    ['[PERSON Buffalo Bill] rode', ['PERSON Buffalo Bill']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it('reads none outside assemblies', () => expect(told('the Fisheries Bill', false)).toEqual([]));

  it.each([
    [
      'The Harbour Dues (Vessels)(Amendment) Regulations, [DATE? 2004] apply',
      ['LAW Harbour Dues (Vessels)(Amendment) Regulations, 2004'],
    ],
    ['the Land Units (Registration) Order of 2017 (“the', ['LAW Land Units (Registration) Order of 2017']],
    ['— Pilotage Act 2011 —', ['LAW Pilotage Act 2011']],
    ['([ORG Parliament] (Staff) Act, Cap. 10', ['LAW Parliament (Staff) Act']],
    ['of the [ORG Harbour Dues Order], 1972', ['LAW Harbour Dues Order, 1972']],
    ['the Rules and the Court Order 2011', []],
    ['[PERSON Anna Low] (Chair) Order', ['PERSON Anna Low']],
  ])('what was enacted: %s', (marked, expected) => expect(told(marked, false)).toEqual(expected));

  it('closes the bracket of an act', () => {
    const text = 'the Audit Act, 1999 (Act 84) says';
    const draft = { type: 'LAW' as const, start: 4, end: 27, confidence: 0.9 };
    expect(shown(text, actAlone(draft, text))).toEqual(['LAW Audit Act, 1999 (Act 84)']);
    const constitution = { type: 'LAW' as const, start: 4, end: 28, confidence: 0.9 };
    const dated = 'the Constitution of Tarvinia, 2010';
    expect(shown(dated, actAlone(constitution, dated))).toEqual(['LAW Constitution of Tarvinia, 2010']);
  });
});

describe('offices and things that are no bodies', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, withoutOffices(drafts, text, known(text, ['GPE', 'Uganda'])));
  };

  it.each([
    ['[ORG Attorney-General of Uganda] said', ['GPE Uganda']],
    ['[ORG Students of Tarvin College] sang', ['ORG Tarvin College']],
    ['[ORG 11th Parliament] met', ['ORG Parliament']],
    ['[ORG Twelfth Lok Sabha], [ORG LOK SABHA DEBATES]', ['ORG Lok Sabha', 'ORG LOK SABHA']],
    ['[ORG Attorney General], [ORG Order Paper], [LAW Matter on the Adjournment]', []],
    ['[ORG Governor of Finance]', []],
    ['[FAC Calder University] is', ['ORG Calder University']],
    ['[LOC Solomon Islands] voted', ['GPE Solomon Islands']],
    ['[PERSON Anna Low Speaker] rose', ['PERSON Anna Low']],
    ['[PERSON D. L.]-33002 and [PERSON N.S.] VOL. 5, [PERSON P. O. Box M.] 9', []],
    ['Low, [PERSON Ph.D. National]', []],
    ['Low, [PERSON O.F.M. Cap]., was', []],
    ['Chair: [PERSON Low Councillors]: Mrs', ['PERSON Low']],
    ['Dr [PERSON F.C. Low S.N. Rowe T. Tam] and', ['PERSON F.C. Low', 'PERSON S.N. Rowe', 'PERSON T. Tam']],
    ['Dr [PERSON Sylva Low D.J. Rowe] and', ['PERSON Sylva Low', 'PERSON D.J. Rowe']],
    ['Ms [PERSON Maria Elena V. Cruz] and', ['PERSON Maria Elena V. Cruz']],
    ['at 8.20 [PERSON P.M. Total] hours', []],
    [
      'the [ORG 15th Kerala Assembly] and the [ORG SIXTEENTH CONGRESS]',
      ['ORG Kerala Assembly', 'ORG CONGRESS'],
    ],
    ['the [FAC Hon Barry House] rose', ['PERSON Barry House']],
    ['[PERSON CHAN Chi-chuen Hon LAM Han-pan] rose', ['PERSON CHAN Chi-chuen', 'PERSON LAM Han-pan']],
    ['[PERSON D. Ryan Cllr]. Low and [PERSON Ann Low Mr]. Ray', ['PERSON D. Ryan', 'PERSON Ann Low']],
    ['[ORG Auditor General National Audit Office]', ['ORG National Audit Office']],
    ['[ORG Manager Community Services] and [LAW Minister for Agriculture and Food]', []],
    ['Minister of Information, [ORG Media and Broadcasting Services];', []],
    ['several [ORG MLAs] under [LAW Section 6]', []],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['[ORG Office of the Attorney-General]', ['ORG Office of the Attorney-General']],
    ['[ORG Members First]', ['ORG Members First']],
    ['[ORG First Congress of Cyclists]', ['ORG First Congress of Cyclists']],
    ['[LOC Tarvin Islands]', ['LOC Tarvin Islands']],
    ['[PERSON J. R.] said', ['PERSON J. R.']],
    ['[PERSON Tris Speaker]', ['PERSON Tris Speaker']],
    ['[PERSON P.M. Total] said', ['PERSON P.M. Total']],
    ['the [FAC Barry House]', ['FAC Barry House']],
    ['Minister of Finance, [ORG Tarvin Cement]', ['ORG Tarvin Cement']],
    ['the [ORG Ministry of Information]', ['ORG Ministry of Information']],
    ['[LAW Section 6 of the Tarvin Act]', ['LAW Section 6 of the Tarvin Act']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('bodies called by an office', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, officesNamed(drafts, text));
  };

  it.each([
    ['the Office of the Deputy Prime Minister and', ['ORG Office of the Deputy Prime Minister']],
    ['Office of the Auditor-General Ministries Block', ['ORG Office of the Auditor-General']],
    ['Office of the President of [GPE Tarvinia]', ['ORG Office of the President of Tarvinia']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['the Office of the Future', []],
    ['the office of the Governor', []],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('letters that stand for small words', () => {
  const told = (marked: string, ...listed: string[]): string[] => {
    const { text, drafts } = readMarked(marked);
    const earlier = known(text, ...listed.map((name) => ['ORG', name] as const));
    return shown(text, withoutTerms(drafts, createFlowContext(flowOf(text), documentOf(text), earlier)));
  };

  it.each([
    ['government-linked companies ([ORG GLC]) and the [ORG GLC]', []],
    ['of farmer producer organisations ([ORG FPOs]); an [ORG FPO]', []],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['the Tarvin Road Fund ([ORG TRF])', ['ORG TRF']],
    ['said the agency ([ORG NTA])', ['ORG NTA']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it('leaves what a list knows', () =>
    expect(told('the world health organisation ([ORG WHO])', 'WHO')).toEqual(['ORG WHO']));

  it('remembers them in the document', () => {
    const document = documentOf('');
    const of = (marked: string) => {
      const { text, drafts } = readMarked(marked);
      return shown(text, withoutTerms(drafts, createFlowContext(flowOf(text), document)));
    };
    of('farmer producer organisations (FPOs)');
    expect(of('the [ORG FPO] paid')).toEqual([]);
  });
});

describe('the record of debates, and rolls', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, recordsAlone(drafts, text));
  };

  it.each([
    ['expunged from the Hansard. ([PERSON? HANSARD])', ['ORG Hansard', 'ORG HANSARD']],
    [
      '[PERSON Moreno Jr.], [PERSON F. R.] Pintado III, A. K. Roe',
      ['PERSON Moreno Jr., F. R.', 'PERSON Pintado III, A. K.'],
    ],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['[PERSON Luke Hansard] of Hansard Lane', ['PERSON Luke Hansard']],
    ['Moreno Jr., Fabio', []],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('long rows of places', () => {
  const told = (marked: string, ...listed: string[]): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(
      text,
      placesInLongRows(drafts, text, known(text, ...listed.map((n) => ['GPE', n] as const))),
    );
  };

  it.each([
    [
      'are from [GPE? Indian Ford], [PERSON? Balcombe], Redhill Vale, [GPE White Plain] and [PERSON Regent].',
      ['GPE Indian Ford', 'GPE Balcombe', 'GPE Redhill Vale', 'GPE White Plain', 'GPE Regent'],
    ],
    [
      '[GPE Volto Region] 4-8 9 Central Region 10 [NORP? Ashandi] Region 12 [GPE Low Region] 14',
      ['GPE Volto Region', 'GPE Central Region', 'GPE Ashandi Region', 'GPE Low Region'],
    ],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it('takes a place of the lists for one', () =>
    expect(told('from [GPE Yorkden], [PERSON Regent], and Churchdown.', 'Regent')).toEqual([
      'GPE Yorkden',
      'GPE Regent',
      'GPE Churchdown',
    ]));

  it.each([
    [
      'from [GPE London], [PERSON Anna Low], [PERSON Ray] and [GPE Paris].',
      ['GPE London', 'PERSON Anna Low', 'PERSON Ray', 'GPE Paris'],
    ],
    ['from [PERSON Peter], [PERSON Paul] and Mary.', ['PERSON Peter', 'PERSON Paul']],
    ['from [GPE Oslo], [ORG Unimark], Bath and [GPE Rome].', ['GPE Oslo', 'ORG Unimark', 'GPE Rome']],
    ['[GPE Volto Region] 4 Central Region 5', ['GPE Volto Region']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('names after forms of address in minutes and debates', () => {
  const told = (text: string): string[] => {
    const names = contextOf(text);
    return addressedNames(names).map(
      ({ first, last, sure }) =>
        `${names.flow.view.text.slice(names.words.start[first]!, names.words.end[last - 1]!)}${sure ? '' : '?'}`,
    );
  };

  it.each([
    [
      'Councillors Battik (from 6 pm), Oweik (until 7 pm), Lowe and Zrake left',
      ['Battik', 'Oweik', 'Lowe', 'Zrake'],
    ],
    ['moved by Clr Battik', ['Battik']],
    ['Hon BILL GRAYSON: The', ['BILL GRAYSON']],
    ['Hon BILL GRAYSON (Treasurer): The', ['BILL GRAYSON']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));

  it.each([
    ['that your Hon. Assembly may', []],
    ['this Honourable House is', []],
    ['In a General Election was', []],
    ['Councillors Battik and Lowe left', ['Battik?', 'Lowe?']],
  ])('near miss: %s', (text, expected) => expect(told(text)).toEqual(expected));
});

import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { peopleInAttendance } from '../../../../../src/stages/tag/opinions/model/assembly/attendance.ts';
import { seatsOfSpeakers } from '../../../../../src/stages/tag/opinions/model/assembly/seats.ts';
import { namesByForeignHeads } from '../../../../../src/stages/tag/opinions/model/foreign-heads.ts';
import { courtsAtHead } from '../../../../../src/stages/tag/opinions/model/law/court-heads.ts';
import { peoplesOfClans } from '../../../../../src/stages/tag/opinions/model/people/clans.ts';
import { placesInRow } from '../../../../../src/stages/tag/opinions/model/places/in-row.ts';
import { realms } from '../../../../../src/stages/tag/opinions/model/places/realms.ts';
import { namedStorms } from '../../../../../src/stages/tag/opinions/model/places/storms.ts';
import { placesWithArticle } from '../../../../../src/stages/tag/opinions/model/places/with-article.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

const ordinary = new Set(['monday', 'committee', 'relief', 'others', 'business']);
const isOrdinary = (word: string) => ordinary.has(word.toLowerCase());
const contextOf = (text: string) => nameContextOf(createFlowContext(flowOf(text), documentOf(text)));

describe('rivers, ranges and plains by the article before them', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, placesWithArticle(drafts, contextOf(text)));
  };

  it.each([
    ['He swam across the Litani.', ['LOC Litani']],
    ['The Bhote Koshi was blocked.', ['LOC Bhote Koshi']],
    ['eagles of the [GPE Altai], he said', ['LOC Altai']],
    ['farms of the [PERSON? Terai] and', ['LOC Terai']],
    ['to the [GPE? Essequibo]’s mouth', ['LOC Essequibo']],
    ['over the [LOC? Litani], he', ['LOC Litani']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['the Litani dam broke', []],
    ['in [GPE Altai] he', ['GPE Altai']],
    ['the [GPE Altai Republic] voted', ['GPE Altai Republic']],
    ['the [ORG Litani Bank] paid', ['ORG Litani Bank']],
    ['of the Hudson-Essex', []],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('places in a row with a place', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(
      text,
      placesInRow(drafts, contextOf(text), { isOrdinary, isPersonal: (word) => word === 'Okafor' }),
    );
  };

  it.each([
    ['between [GPE Kaya] and Arbindo in the north', ['GPE Kaya', 'GPE Arbindo']],
    ['drains in [GPE St James] and Torkorvi Hill.', ['GPE St James', 'GPE Torkorvi Hill']],
    ['on [LOC Sumba], [PERSON? Torkorvi] and [LOC Savu] too', ['LOC Sumba', 'LOC Torkorvi', 'LOC Savu']],
    ['between the [LOC Markham] and the Torkorvi.', ['LOC Markham', 'LOC Torkorvi']],
    ['in [GPE Kaya], [GPE Dori] or [ORG? Torkorvi] and', ['GPE Kaya', 'GPE Dori', 'GPE Torkorvi']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['in [GPE Paris] and Monday.', ['GPE Paris']],
    ['in [GPE Lagos] and Torkorvi said', ['GPE Lagos']],
    ['in [GPE Lagos], Torkorvi said', ['GPE Lagos']],
    ['from [GPE Kaya] and Others.', ['GPE Kaya']],
    ['in [GPE Lagos] and [PERSON Torkorvi].', ['GPE Lagos', 'PERSON Torkorvi']],
    ['in [GPE Lagos] and Mr Torkorvi.', ['GPE Lagos']],
    ['[GPE Kaya] and Torkorvi.', ['GPE Kaya']],
    ['across the [LOC Markham] and Torkorvi.', ['LOC Markham']],
    ['in [GPE Lagos] and Okafor in [GPE Abuja]', ['GPE Lagos', 'GPE Abuja']],
    ['in [GPE Lagos] and TKV.', ['GPE Lagos']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('what somebody is elected for or reigns over', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, realms(drafts, text, []));
  };

  it.each([
    ['the Member for [ORG Gatundu North] rose', ['GPE Gatundu North']],
    ['MP for [FAC Torkorvi Central]', ['GPE Torkorvi Central']],
    ['King of [LOC Java]', ['GPE Java']],
    ['[GPE IRAN] ([NORP ISLAMIC] REPUBLIC OF)', ['GPE IRAN (ISLAMIC REPUBLIC OF)']],
    ['[LOC Micronesia] (Federated States of) signed', ['GPE Micronesia (Federated States of)']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['MP for the [ORG Labour Party]', ['ORG Labour Party']],
    ['MP for the [ORG SNP]', ['ORG SNP']],
    ['the hills of [LOC Java]', ['LOC Java']],
    ['spoke for [ORG Gatundu North]', ['ORG Gatundu North']],
    ['[GPE Tehran] (capital of Iran)', ['GPE Tehran']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('storms', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, namedStorms(drafts, text, isOrdinary));
  };

  it.each([
    ['after typhoon [PERSON Marisol] tore', ['EVENT Marisol']],
    ['after [EVENT typhoon Marisol] tore', ['EVENT Marisol']],
    ['since Hurricane [PERSON Ivan].', ['EVENT Hurricane Ivan']],
    ['before Tropical Storm Agatha came', ['EVENT Tropical Storm Agatha']],
    ['[ORG Cyclone Freddy] hit', ['EVENT Cyclone Freddy']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['the Typhoon Committee met', []],
    ['the [ORG Typhoon Committee] met', ['ORG Typhoon Committee']],
    ['a hurricane Monday', []],
    ['the [ORG Cyclone Nargis Relief Fund]', ['ORG Cyclone Nargis Relief Fund']],
    ['a cyclone struck [GPE Beira]', ['GPE Beira']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('peoples by the word behind them', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, peoplesOfClans(drafts, contextOf(text), isOrdinary));
  };

  it.each([
    ['between the Unjamap and [PERSON? Wogia] clans', ['NORP Unjamap', 'NORP Wogia']],
    ['an Obena tribesman', ['NORP Obena']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['the Business tribes', []],
    ['rival clans', []],
    ['of Mount Hagena clans', []],
    ['the [GPE Wogia] clans', ['GPE Wogia']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('landforms and sites by generic words of other languages', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, namesByForeignHeads(drafts, contextOf(text)));
  };

  it.each([
    ['Flooding on Lough Torkorvi was', ['LOC Lough Torkorvi']],
    ['in [GPE? Bahía Quillabra] today', ['LOC Bahía Quillabra']],
    ['marched to [PERSON? Torkorvi] Chowk and', ['FAC Torkorvi Chowk']],
    ['a shop in Praça da Quillabra, he', ['FAC Praça da Quillabra']],
    ['at the [FAC? Escuela Normal] de [GPE Angol] in', ['ORG Escuela Normal de Angol']],
    ['printed by [PERSON? Torkorvi] Förlag.', ['ORG Torkorvi Förlag']],
    ['crossed Wadi Torkorvi at', ['LOC Wadi Torkorvi']],
    ['debts of [ORG? Bank Torkorvi], he', ['ORG Bank Torkorvi']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['the Maidan was', []],
    ['near [GPE Gunung Torkorvi]', ['GPE Gunung Torkorvi']],
    ['the [ORG Torkorvi Chowk Traders Union]', ['ORG Torkorvi Chowk Traders Union']],
    ['flew via Torkorvi', []],
    ['lived in [FAC? Bank Street], he', ['FAC Bank Street']],
    ['Rue came', []],
    ['the Instituto, he', []],
    ['use of the Escola do Torkorvi, a game', []],
    ['said Instituto Director Ana', []],
    ['[GPE Wadi Torkorvi] fell', ['GPE Wadi Torkorvi']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('courts with the whole of their name', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, courtsAtHead(drafts, text));
  };

  it.each([
    ['IN THE LABOUR APPEAL COURT OF [GPE SOUTH AFRICA], HELD', ['ORG LABOUR APPEAL COURT OF SOUTH AFRICA']],
    ['IN THE INDUSTRIAL TRIBUNAL\nof', ['ORG INDUSTRIAL TRIBUNAL']],
    ['the [ORG High Court of Judicature] at [GPE Bombay] held', ['ORG High Court of Judicature at Bombay']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['IN THE COURT BELOW', []],
    ['IN THE MATTER OF A COURT', []],
    [
      'IN THE [ORG COURT OF APPEAL OF KENYA] AT [GPE NAIROBI]',
      ['ORG COURT OF APPEAL OF KENYA', 'GPE NAIROBI'],
    ],
    ['In the [ORG Labour Court], he', ['ORG Labour Court']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('seats and parties behind speakers', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, seatsOfSpeakers(drafts, contextOf(text), { isOrdinary, sits: false }));
  };

  it.each([
    [
      '[PERSON Ekwee Lokaale] ([NORP? Turkana] East, Jubilee): On',
      ['PERSON Ekwee Lokaale', 'GPE Turkana East', 'ORG Jubilee'],
    ],
    [
      '[PERSON SSEKI] (FDC, [PERSON? Lwemiyaga County]): Thank',
      ['PERSON SSEKI', 'ORG FDC', 'GPE Lwemiyaga County'],
    ],
    ['[PERSON Seidu] ([ORG? Tamale Central]): Mr', ['PERSON Seidu', 'GPE Tamale Central']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['[PERSON Banda] (Minister of Finance): No', ['PERSON Banda']],
    ['[PERSON Low] ([ORG BBC]): No', ['PERSON Low', 'ORG BBC']],
    ['[PERSON Low] (Kuala Torkorvi, Umno) spoke', ['PERSON Low']],
    ['[PERSON Low] ([ORG Torkorvi Bank]): No', ['PERSON Low', 'ORG Torkorvi Bank']],
    ['[PERSON Low] (Interrupting): No', ['PERSON Low']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('people in lists of who was there', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, peopleInAttendance(drafts, text, isOrdinary));
  };

  it.each([
    [
      'Members: [ORG? Morea Vagi], Kila Geno-Ranu, [PERSON Hitolo Boge].',
      ['PERSON Morea Vagi', 'PERSON Kila Geno-Ranu', 'PERSON Hitolo Boge'],
    ],
    [
      'Present: [PERSON A. Low], Anan bin Suksai and T. M. Rampholo',
      ['PERSON A. Low', 'PERSON Anan bin Suksai', 'PERSON T. M. Rampholo'],
    ],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['Present: [PERSON A. Low], Business Secretary', ['PERSON A. Low']],
    ['Members: [GPE Kenya], South Torkorvi', ['GPE Kenya']],
    ['Members: [PERSON A. Low], [ORG Torkorvi Holdings]', ['PERSON A. Low', 'ORG Torkorvi Holdings']],
    ['Present: [PERSON A. Low]. Torkorvi Kila, the cook', ['PERSON A. Low']],
    ['He lists: [PERSON A. Low], Torkorvi Kila', ['PERSON A. Low']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

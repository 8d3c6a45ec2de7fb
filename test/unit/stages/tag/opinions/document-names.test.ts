import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { findAgain } from '../../../../../src/stages/tag/opinions/model/again.ts';
import { wholeBody } from '../../../../../src/stages/tag/opinions/model/bodies.ts';
import { heedTitles } from '../../../../../src/stages/tag/opinions/model/people/titled.ts';
import { endsOfRoutes } from '../../../../../src/stages/tag/opinions/model/places/routes.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

describe('names after forms of address', () => {
  const heeded = (marked: string, citation = false): string[] => {
    const { text, drafts } = readMarked(marked);
    const context = createFlowContext(flowOf(text, { citation }), documentOf(text));
    return shown(text, heedTitles(drafts, nameContextOf(context)));
  };

  it.each([
    ['Apologies: Cr A Wade.', ['PERSON A Wade']],
    ['They met Lt. Col. J. P. O’Brien there.', ['PERSON J. P. O’Brien']],
    ['Dato’ Hashim bin Omar spoke.', ['PERSON Hashim bin Omar']],
    ['Lord [GPE? Wellington] annexed it.', ['PERSON Wellington']],
    ['Mr [GPE Montana] left.', ['PERSON Montana']],
    ['Tan Sri Dr. [PERSON Rosa Sta]. [PERSON Maria] came.', ['PERSON Rosa Sta. Maria']],
    ['Mrs. St. [PERSON Rose] and Mr. [GPE St. John] met.', ['PERSON St. Rose', 'PERSON St. John']],
    ['Messrs Brown, Lowe and Grieg appealed.', ['PERSON Brown', 'PERSON Lowe', 'PERSON Grieg']],
    ['Mokoena JA, with whom G Barends QC agreed', ['PERSON Mokoena', 'PERSON G Barends']],
    ['HON. T. VAIPULU.- I move', ['PERSON T. VAIPULU']],
  ])('%s', (marked, expected) => expect(heeded(marked)).toEqual(expected));

  it.each([
    ['Captain [LOC Cook Islands] trader', ['LOC Cook Islands']],
    ['Lord Howe Island is far.', []],
    ['The Hon. UPND Members: Hear!', []],
    ['They met in [GPE St. John].', ['GPE St. John']],
    ['Lord [GPE Wellington] is sure', ['GPE Wellington']],
    ['Mr. Speaker, Sir, the House', []],
    ['Mr President, Members of the House', []],
    ['MR SMITH OPENS CLINIC', []],
    ['The application: SC FR Application No. 542', []],
    ['He met Gen Electric staff', []],
    ['[FAC Sir Seretse Khama Airport] opened', ['FAC Sir Seretse Khama Airport']],
    ['a Labour MP said', []],
    ['the Honourable Members Simmons and Swan', []],
    ['Hon. Sec., Wells', []],
    ['the Doctor. Then Smith left', []],
  ])('near miss: %s', (marked, expected) => expect(heeded(marked)).toEqual(expected));

  it.each([
    ['[PERSON Adeyemi], [PERSON Tunde], and Ngozi Ukaeje. 2010.', ['PERSON Adeyemi, Tunde']],
    ['Paz Obregón, [GPE Victoria]. 1992. Modernidad.', ['PERSON Paz Obregón, Victoria']],
  ])('a bibliography turns names round: %s', (marked, expected) =>
    expect(heeded(marked, true)).toEqual(expected));

  it.each([
    ['Vaz AC, Lopes DB. Vectors.', ['PERSON Vaz AC', 'PERSON Lopes DB']],
    ['Okonkwo CN, van der Merwe J, et al. Fever.', ['PERSON Okonkwo CN', 'PERSON van der Merwe J']],
    ['Li X, Zhang Y-H, and Kim JS. Air.', ['PERSON Li X', 'PERSON Zhang Y-H', 'PERSON Kim JS']],
    ['Nguyen TH. Rice.', ['PERSON Nguyen TH']],
    ['Al Kanaani Z, Ruiz M. Air.', ['PERSON Al Kanaani Z', 'PERSON Ruiz M']],
  ])('journals of medicine give bare initials: %s', (text, expected) =>
    expect(heeded(text, true)).toEqual(expected));

  it.each([
    ['Rahman MM, Islam K went home.', false],
    ['Boston MA: Harvard.', true],
    ['Annex AB, Annex AC.', true],
    ['It fell. Nguyen TH.', true],
  ])('and nobody else does: %s', (text, citation) => expect(heeded(text, citation)).toEqual([]));

  it('a place before its country is none', () => {
    expect(heeded('[GPE Lima], [GPE Peru]. 1992.', true)).toEqual(['GPE Lima', 'GPE Peru']);
    expect(heeded('[GPE Paris], Francis said')).toEqual(['GPE Paris']);
  });
});

it('two places that lists know are no name turned round', () => {
  const text = 'Perth, Victoria. 1992.';
  const turned = (places: readonly string[]) => {
    const earlier = places.map((name) => {
      const start = text.indexOf(name);
      return {
        type: 'GPE' as const,
        start,
        end: start + name.length,
        confidence: 0.9,
        stage: 'tag.gazetteer',
      };
    });
    const context = createFlowContext(flowOf(text, { citation: true }), documentOf(text), earlier);
    return shown(text, heedTitles([], nameContextOf(context)));
  };
  expect(turned(['Perth', 'Victoria'])).toEqual([]);
  expect(turned(['Perth'])).toEqual(['PERSON Perth, Victoria']);
});

describe('names that the document has elsewhere', () => {
  const again = (...marked: string[]): string[][] => {
    const parts = marked.map(readMarked);
    const document = documentOf(...parts.map(({ text }) => text));
    const contexts = parts.map(({ text }) => createFlowContext(flowOf(text), document));
    return findAgain(
      parts.map(({ drafts }) => ({ drafts, places: [] })),
      contexts,
    ).map((drafts, i) => shown(parts[i]!.text, drafts));
  };

  it('who speaks is somebody of the document', () => {
    const before = '[PERSON White] rose, then [PERSON Ana Black].';
    expect(again(before, 'WHITE: I object.', 'BLACK.—No.')).toEqual([
      ['PERSON White', 'PERSON Ana Black'],
      ['PERSON WHITE'],
      ['PERSON BLACK'],
    ]);
    expect(again(before, 'GREEN: I object.', 'WHITE noise', 'It is WHITE: see')).toEqual([
      ['PERSON White', 'PERSON Ana Black'],
      [],
      [],
      [],
    ]);
  });

  it('the same name and the surname alone are found again', () => {
    expect(
      again(
        '[PERSON Lindiwe Mokoena] heard [ORG Kumul Minerals].',
        'L Mokoena thanked Kumul Minerals.',
        'MOKOENA',
      ),
    ).toEqual([
      ['PERSON Lindiwe Mokoena', 'ORG Kumul Minerals'],
      ['PERSON L Mokoena', 'ORG Kumul Minerals'],
      ['PERSON MOKOENA'],
    ]);
  });

  it('the family name of somebody named in full is that person, wherever it stands in the name', () => {
    expect(
      again(
        '[PERSON Bae Jong-hwan], [PERSON Lim Siew Choo] and [PERSON Agustina Pulo] came.',
        '[ORG? Bae] drove. [GPE? Lim] asked, [PERSON? Pulo] seconded.',
      )[1],
    ).toEqual(['PERSON Bae', 'PERSON Lim', 'PERSON Pulo']);
  });

  it.each([
    ['a body the model is sure of', '[PERSON Henry Ford] came.', '[ORG Ford] built it.', ['ORG Ford']],
    ['a given name at the head', '[PERSON Georgia Lind] came.', '[GPE? Georgia] is far.', ['GPE Georgia']],
    ['several words', '[PERSON Ana Black] came.', '[ORG? Ana Black Ltd] sells.', ['ORG Ana Black Ltd']],
  ])('near miss: %s', (_, first, second, expected) => expect(again(first, second)[1]).toEqual(expected));

  it('a settlement is said without its small word, too', () => {
    expect(again('[GPE? Makitora village] sits there.', 'Makitora is small.')[1]).toEqual(['GPE Makitora']);
    expect(again('[ORG? Makitora village] sits there.', 'Makitora is small.')[1]).toEqual([]);
    expect(again('[GPE? Makitora Bay] lies there.', 'Makitora is small.')[1]).toEqual([]);
  });

  it('two places at the head of a body stay two', () => {
    const known = ['Belarus', 'Kazakhstan'];
    const text = 'The Belarus-Kazakhstan Business Council spoke of Belarus-Kazakhstan trade.';
    const earlier = known.flatMap((place) =>
      [text.indexOf(place), text.lastIndexOf(place)].map((start) => ({
        type: 'GPE' as const,
        start,
        end: start + place.length,
        confidence: 0.9,
        stage: 'tag.gazetteer',
      })),
    );
    const body = 'Belarus-Kazakhstan Business Council';
    const second = text.lastIndexOf('Belarus');
    const drafts: Draft[] = [
      { type: 'ORG', start: 4, end: 4 + body.length, confidence: 0.95 },
      { type: 'GPE', start: second, end: second + 'Belarus'.length, confidence: 0.95 },
    ];
    const context = createFlowContext(flowOf(text), documentOf(text), earlier);
    expect(shown(text, findAgain([{ drafts, places: [] }], [context])[0]!)).toEqual([
      `ORG ${body}`,
      'GPE Belarus',
    ]);
  });

  it('a hyphened word at the head of a body is that body, whole', () => {
    const body = '[ORG Sable-Kinross Minerals Inc] drills. [ORG Acme Ltd] waits.';
    expect(again(body, '[GPE? Sable-Kinross] and [GPE? Sable]-Kinross hold it.')[1]).toEqual([
      'ORG Sable-Kinross',
      'ORG Sable-Kinross',
    ]);
    expect(again(body, '[GPE? Sable]-Nord, [PERSON Sable-Kinross], [GPE? Acme]')[1]).toEqual([
      'GPE Sable',
      'PERSON Sable-Kinross',
      'GPE Acme',
    ]);
  });

  it('a family and the letters of a body have their type', () => {
    expect(again('[PERSON Mick O’Brien] wed. The [ORG O’Briens] farmed.')).toEqual([
      ['PERSON Mick O’Brien', 'PERSON O’Briens'],
    ]);
    expect(again('the [ORG Fiji Roads Authority] said', 'The [GPE FRA] and FRA')).toEqual([
      ['ORG Fiji Roads Authority'],
      ['ORG FRA', 'ORG FRA'],
    ]);
  });

  /** The same, where a rule says before the model what the first draft of a text is. */
  const agreed = (...marked: string[]): string[][] => {
    const parts = marked.map(readMarked);
    const document = documentOf(...parts.map(({ text }) => text));
    const contexts = parts.map(({ text, drafts }, i) => {
      const earlier = i === 0 ? drafts.map((draft) => ({ ...draft, stage: 'tag.place' })) : [];
      return createFlowContext(flowOf(text), document, earlier);
    });
    return findAgain(
      parts.map(({ drafts }) => ({ drafts, places: [] })),
      contexts,
    ).map((drafts, i) => shown(parts[i]!.text, drafts));
  };

  it('a rare word is the same place or person wherever it stands, if a rule agrees', () => {
    expect(agreed('the village of [GPE Ngatangiia]', 'Ngatangiia has [ORG? Ngatangiia].')[1]).toEqual([
      'GPE Ngatangiia',
      'GPE Ngatangiia',
    ]);
    expect(agreed('said Mr [PERSON Steup].', 'the edition by Steup is old')[1]).toEqual(['PERSON Steup']);
  });

  it.each([
    [['the town of [GPE Reading] lies there.', 'He was reading. Reading helps.']],
    [['the village of [GPE? Ngatangiia]', 'Ngatangiia has']],
    [['[GPE Ngatangiia] and [PERSON Ngatangiia]', 'Ngatangiia has']],
    [['[GPE Ngatangiia] has a school.', 'the Ngatangiia; Ngatangiia School']],
    [['[ORG Ngatangiia] grew.', 'Ngatangiia has']],
  ])('near miss: %s', (marked) => expect(agreed(...marked)[1]).toEqual([]));

  it.each([
    [['[GPE Ngatangiia] has a school.', 'Ngatangiia has']],
    [['[PERSON Ann Price] paid.', 'The price rose. Price matters.']],
    [['[PERSON Rick Santos] won.', 'the Santos cocktail']],
    [['[PERSON? Ann Brekstad] paid.', 'Brekstad left']],
    [['[PERSON Ann Brekstad] paid.', 'Brekstad Holdings grew']],
  ])('near miss: %s', (marked) => expect(again(...marked)[1]).toEqual([]));
});

describe('bodies that go on', () => {
  const whole = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(
      text,
      drafts.map((draft) => wholeBody(draft, text)),
    );
  };

  it.each([
    ['[ORG Port Group] (Pvt.) Ltd. said', 'ORG Port Group (Pvt.) Ltd.'],
    ['the [ORG Bank of Mauritius] (Limited) was', 'ORG Bank of Mauritius (Limited)'],
    ['[ORG Gamuda Land] (Malaysia) Sdn. Bhd. said', 'ORG Gamuda Land (Malaysia) Sdn. Bhd.'],
    ['the [NORP English] Government wrote', 'ORG English Government'],
    ['the [GPE Fiji] government wrote', 'ORG Fiji government'],
  ])('%s', (marked, expected) => expect(whole(marked)).toEqual([expected]));

  it.each([
    ['the [NORP English] government wrote', 'NORP English'],
    ['[GPE U.S.] government bonds', 'GPE U.S.'],
    ['Indian and [NORP Pakistani] Government offices', 'NORP Pakistani'],
    ['[GPE Fiji] governments', 'GPE Fiji'],
    ['[ORG Alfa] (Minsk) said', 'ORG Alfa'],
  ])('near miss: %s', (marked, expected) => expect(whole(marked)).toEqual([expected]));
});

describe('ends of a route', () => {
  const ends = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, endsOfRoutes(drafts, text));
  };

  it('are places', () => {
    expect(ends('The road between [PERSON Katherine] and [GPE Kununurra] is closed.')).toEqual([
      'GPE Katherine',
      'GPE Kununurra',
    ]);
    expect(ends('a ferry from [PERSON Victoria] to [GPE Seattle]')).toEqual(['GPE Victoria', 'GPE Seattle']);
  });

  it.each([
    'talks between [PERSON Katherine] and [GPE Kununurra] elders',
    'the border between [PERSON Juan Paz] and [GPE Peru]',
    'a letter from [PERSON Victoria] to [GPE Seattle]',
  ])('near miss: %s', (marked) => expect(ends(marked)[0]).toContain('PERSON'));
});

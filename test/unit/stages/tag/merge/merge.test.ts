import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TokenisedFlow } from '../../../../../src/contract/flow.ts';
import type { Proposal } from '../../../../../src/contract/proposal.ts';
import { type EntityType, entityTypes } from '../../../../../src/record/schema.ts';
import type { MergeSettings } from '../../../../../src/stages/tag/merge/merge.ts';
import { createMerge } from '../../../../../src/stages/tag/merge/merge.ts';
import { trim } from '../../../../../src/stages/tag/merge/trim.ts';
import { View, ViewBuilder } from '../../../../../src/text/view.ts';

const none = new Uint32Array(0);
const flowOf = (view: View, blocked: { start: number; end: number }[] = []): TokenisedFlow => ({
  kind: 'paragraph',
  view,
  blocked,
  citation: false,
  tokens: { count: 0, text: [], start: none, end: none, sentences: none },
});

const say = (
  text: string,
  type: EntityType,
  name: string,
  confidence = 0.9,
  stage = 'tag.gazetteer',
): Proposal => {
  const start = text.indexOf(name);
  return { type, start, end: start + name.length, confidence, stage };
};

const merged = (text: string, proposals: Proposal[], options?: MergeSettings) =>
  createMerge(options)(flowOf(View.identity(text)), proposals).mentions.map(
    (m) => `${m.type} ${text.slice(m.start, m.end)}`,
  );

describe('trim', () => {
  const trimmed = (text: string, type: EntityType = 'ORG') => {
    const span = trim(text, { start: 0, end: text.length }, type);
    return span === undefined ? undefined : text.slice(span.start, span.end);
  };

  test.each([
    ['the European Union', 'European Union'],
    ['The  Union', 'Union'],
    ['A Union', 'Union'],
    ['"Great Stone"', 'Great Stone'],
    ['“Great Stone”', 'Great Stone'],
    ['«Great Stone»', 'Great Stone'],
    ['the "Great Stone",', 'Great Stone'],
    ['OJSC "Zarechye"', 'OJSC "Zarechye"'],
    ['"Great Stone', 'Great Stone'],
    ['Great Stone"', 'Great Stone'],
    ["Minsk's", 'Minsk'],
    ['Minsk’s', 'Minsk'],
    ["Belarus'", 'Belarus'],
    ["O'Brien", "O'Brien"],
    ['**Union**', 'Union'],
    ['\\$5', '$5'],
    [' Union\n', 'Union'],
    ['Union)', 'Union'],
    ['Union (East)', 'Union (East)'],
    ['Ivanov, E.V.', 'Ivanov, E.V.'],
    ['the', 'the'],
    ['* _', undefined],
    ['', undefined],
  ])('%j', (text, expected) => expect(trimmed(text)).toBe(expected));

  test.each([
    ['The Hague', 'GPE', 'The Hague'],
    ['the Gambia', 'GPE', 'Gambia'],
    ['The Economist', 'ORG', 'Economist'],
    ["Lloyd's", 'ORG', "Lloyd's"],
    ["St. Mary's", 'FAC', "St. Mary's"],
    ["Minsk's", 'GPE', 'Minsk'],
    ["the workers'", 'ORG', 'workers'],
  ] as const)('edges that were learnt: %s, %s', (text, type, expected) => {
    const { start, end } = trim(text, { start: 0, end: text.length }, type, true)!;
    expect(text.slice(start, end)).toBe(expected);
  });

  test('a date keeps its article', () => expect(trimmed('the end of 2018', 'DATE')).toBe('the end of 2018'));
});

describe('choice', () => {
  const text = 'The Chamber of Commerce of Belarus met in Minsk.';
  test('the outermost wins over its parts together', () => {
    expect(
      merged(text, [
        say(text, 'ORG', 'Chamber of Commerce', 0.95),
        say(text, 'GPE', 'Belarus', 0.95),
        say(text, 'GPE', 'Minsk', 0.95),
        say(text, 'ORG', 'Chamber of Commerce of Belarus', 0.8, 'tag.organisation'),
      ]),
    ).toEqual(['ORG Chamber of Commerce of Belarus', 'GPE Minsk']);
  });

  test('unless it is hardly believed', () => {
    expect(
      merged(text, [
        say(text, 'ORG', 'Belarus met', 0.31, 'tag.compromise'),
        say(text, 'GPE', 'Belarus', 0.95),
        say(text, 'GPE', 'Minsk', 0.95),
      ]),
    ).toEqual(['GPE Belarus', 'GPE Minsk']);
  });

  test('of two types for one span the better supported', () => {
    const proposals = [
      say(text, 'PERSON', 'Minsk', 0.7, 'tag.person'),
      say(text, 'GPE', 'Minsk', 0.68),
      say(text, 'GPE', 'Minsk', 0.6, 'tag.place'),
    ];
    expect(merged(text, proposals)).toEqual(['GPE Minsk']);
    expect(merged(text, proposals, { weights: { 'tag.person': 2 } })).toEqual(['PERSON Minsk']);
    expect(merged(text, proposals, { minimumConfidence: 0.75 })).toEqual([]);
  });

  test('stages: the winner first, then all who agree, each once', () => {
    const { mentions } = createMerge()(flowOf(View.identity(text)), [
      say(text, 'GPE', 'Minsk', 0.6, 'tag.place'),
      say(text, 'GPE', 'Minsk', 0.9),
      say(text, 'GPE', 'Minsk', 0.8),
      say(text, 'ORG', 'Minsk', 0.2, 'tag.company'),
    ]);
    expect(mentions[0]!.stages).toEqual(['tag.gazetteer', 'tag.place']);
    expect(mentions[0]!.confidence).toBeGreaterThan(0.9);
  });

  test('who agrees raises a model less than a rule: the model has weighed it', () => {
    const confidence = (learnt: boolean) => {
      const winner = { ...say(text, 'GPE', 'Minsk', 0.8, 'tag.a'), ...(learnt && { learnt }) };
      const other = say(text, 'GPE', 'Minsk', 0.6, 'tag.place');
      return createMerge()(flowOf(View.identity(text)), [winner, other]).mentions[0]!.confidence;
    };
    expect(confidence(false)).toBe(0.86);
    expect(confidence(true)).toBe(0.83);
  });

  test('an opinion without weight that fills a gap is as sure as such opinions are right', () => {
    const fill = (gaps: number, weight = 0) =>
      createMerge({ gaps, weights: { 'tag.place': weight } })(flowOf(View.identity(text)), [
        say(text, 'GPE', 'Minsk', 0.9, 'tag.place'),
      ]).mentions.map((mention) => mention.confidence);
    expect(fill(0.85)).toEqual([0.54]);
    expect(fill(0.95)).toEqual([]);
    expect(fill(0.95, 1)).toEqual([0.9]);
  });

  test('nothing that touches a blocked range', () => {
    const url = 'See http://minsk.by of Minsk.';
    const start = url.indexOf('http');
    const flow = flowOf(View.identity(url), [{ start, end: url.indexOf(' of') }]);
    const { mentions } = createMerge()(flow, [
      {
        type: 'GPE',
        start: url.indexOf('minsk'),
        end: url.indexOf('minsk') + 5,
        confidence: 0.9,
        stage: 'tag.a',
      },
      say(url, 'GPE', 'Minsk'),
    ]);
    expect(mentions.map((m) => m.start)).toEqual([url.indexOf('Minsk')]);
  });

  test('the value goes with the winner, or with whom agrees', () => {
    const money = 'It paid $5.';
    const value = { type: 'MonetaryAmount', currency: 'USD', value: '5' } as const;
    const { mentions } = createMerge()(flowOf(View.identity(money)), [
      say(money, 'MONEY', '$5', 0.9, 'tag.model'),
      { ...say(money, 'MONEY', '$5', 0.8, 'tag.money'), value },
    ]);
    expect(mentions[0]!.value).toEqual(value);
  });
});

describe('place', () => {
  const hidden = '\n\n12 A footnote body that stands between the two.\n\n';
  const cut = (before: string, after: string) => {
    const source = before + hidden + after;
    const gap = before.length + hidden.length;
    const view = new ViewBuilder(source)
      .keep(0, before.length)
      .show(before.length, before.length + 1, ' ')
      .keep(gap, source.length)
      .build();
    return { source, flow: flowOf(view) };
  };
  const pieces = (before: string, after: string, type: EntityType, name: string, also: Proposal[] = []) => {
    const { source, flow } = cut(before, after);
    const proposals = [say(flow.view.text, type, name, 0.9, 'tag.organisation'), ...also];
    return createMerge()(flow, proposals).mentions.map((m) => `${m.type} ${source.slice(m.start, m.end)}`);
  };

  test('each piece that is a name by itself', () => {
    expect(
      pieces(
        'at the Ministry of Foreign',
        'Affairs of Belarus',
        'ORG',
        'Ministry of Foreign Affairs of Belarus',
      ),
    ).toEqual(['ORG Ministry of Foreign', 'ORG Affairs of Belarus']);
    expect(pieces('at the Ministry of', 'Trade they said', 'ORG', 'Ministry of Trade')).toEqual([]);
    expect(pieces('they met Ivan', 'Berezin there', 'PERSON', 'Ivan Berezin')).toEqual([
      'PERSON Ivan',
      'PERSON Berezin',
    ]);
  });

  test('what another recogniser saw in the piece says what it is', () => {
    const { flow } = cut('the Embassy of', 'Belarus opened');
    const country = say(flow.view.text, 'GPE', 'Belarus');
    expect(pieces('the Embassy of', 'Belarus opened', 'ORG', 'Embassy of Belarus', [country])).toEqual([
      'GPE Belarus',
    ]);
  });

  test('a line break or a hidden hyphen cuts nothing', () => {
    const source = 'the Union⏎ of Eng-\nineers met'.replace('⏎', '');
    const at = source.indexOf('-\n');
    const view = new ViewBuilder(source)
      .keep(0, at)
      .keep(at + 2, source.length)
      .build();
    const { mentions } = createMerge()(flowOf(view), [say(view.text, 'ORG', 'Union of Engineers')]);
    expect(mentions.map((m) => source.slice(m.start, m.end))).toEqual(['Union of Eng-\nineers']);
    expect(mentions[0]!.surface).toBe('Union of Engineers');
  });
});

describe('for any text and proposals', () => {
  const alphabet = fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '"',
    "'s",
    'the ',
    'Minsk',
    ',',
    '(',
    ')',
    '**',
    'é',
    '😀',
    '.',
    '’',
  );
  const texts = fc.array(alphabet, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));
  const cases = texts.chain((text) =>
    fc.record({
      text: fc.constant(text),
      proposals: fc.array(
        fc
          .record({
            type: fc.constantFrom(...entityTypes),
            a: fc.nat(text.length),
            b: fc.nat(text.length),
            confidence: fc.double({ min: 0, max: 1, noNaN: true }),
            stage: fc.constantFrom('tag.a', 'tag.b', 'tag.c'),
          })
          .map(({ a, b, ...rest }) => ({ ...rest, start: Math.min(a, b), end: Math.max(a, b) })),
        { maxLength: 12 },
      ),
      hole: fc.tuple(fc.nat(text.length), fc.nat(30)),
    }),
  );

  test('mentions are ordered, apart, trimmed, and read back', () => {
    fc.assert(
      fc.property(cases, ({ text, proposals, hole: [at, size] }) => {
        // The view hides a part of the source in the middle of the text.
        const source = text.slice(0, at) + 'x'.repeat(size) + text.slice(at);
        const view = new ViewBuilder(source)
          .keep(0, at)
          .keep(at + size, source.length)
          .build();
        const { mentions, viewSpans } = createMerge()(flowOf(view), proposals);
        expect(viewSpans).toHaveLength(mentions.length);
        let before = 0;
        let viewBefore = 0;
        for (let i = 0; i < mentions.length; i++) {
          const m = mentions[i]!;
          const span = viewSpans[i]!;
          expect(m.start).toBeGreaterThanOrEqual(before);
          expect(m.end).toBeGreaterThan(m.start);
          expect(span.start).toBeGreaterThanOrEqual(viewBefore);
          const exact = source.slice(m.start, m.end);
          expect(exact).toMatch(/^\S[\s\S]*$/);
          expect(exact).toMatch(/\S$/);
          expect(m.surface).toBe(view.text.slice(span.start, span.end).replace(/\s+/g, ' '));
          expect(view.sourceStart(span.start)).toBe(m.start);
          expect(view.sourceEnd(span.end)).toBe(m.end);
          expect(m.confidence).toBeLessThanOrEqual(0.999);
          before = m.end;
          viewBefore = span.end;
        }
      }),
    );
  });

  test('the order of the proposals does not matter', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat(1000)), ({ text, proposals }, keys) => {
        const shuffled = proposals
          .map((proposal) => ({ proposal, key: keys.next().value as number }))
          .sort((x, y) => x.key - y.key)
          .map(({ proposal }) => proposal);
        const merge = createMerge();
        const flow = flowOf(View.identity(text));
        expect(merge(flow, shuffled).mentions).toEqual(merge(flow, proposals).mentions);
      }),
    );
  });
});

describe('lists that decide', () => {
  const text = 'Brent rose as Avon bought Lake Avon Bank from Mr Avon.';
  const list = (type: EntityType, name: string, verdict: 'decides' | 'never'): Proposal => ({
    ...say(text, type, name),
    verdict,
  });
  const onlyModel = { weights: { 'tag.gazetteer': 0, 'tag.model': 1 } };
  const model = (type: EntityType, name: string) => say(text, type, name, 0.9, 'tag.model');

  test('silence what others say of the same words, and of a part of them', () => {
    expect(merged(text, [list('ORG', 'Avon', 'decides'), model('PERSON', 'Avon')], onlyModel)).toEqual([
      'ORG Avon',
    ]);
    const whole = [list('ORG', 'Lake Avon Bank', 'decides'), model('LOC', 'Lake Avon')];
    expect(merged(text, whole, onlyModel)).toEqual(['ORG Lake Avon Bank']);
  });

  test('leave a longer name that holds theirs, and names elsewhere', () => {
    const start = text.indexOf('Avon Bank');
    const inner: Proposal = { ...list('LOC', 'Avon', 'decides'), start, end: start + 4 };
    const found = merged(text, [inner, model('ORG', 'Lake Avon Bank'), model('PERSON', 'Brent')], onlyModel);
    expect(found).toEqual(['PERSON Brent', 'ORG Lake Avon Bank']);
  });

  test('say what is never a name', () => {
    const never = list('ORG', 'Brent', 'never');
    expect(merged(text, [never, model('PERSON', 'Brent'), model('ORG', 'Avon')], onlyModel)).toEqual([
      'ORG Avon',
    ]);
    // alone they propose nothing
    expect(merged(text, [never])).toEqual([]);
  });

  test('without a verdict they advise', () => {
    expect(merged(text, [say(text, 'ORG', 'Avon'), model('PERSON', 'Avon')], onlyModel)).toEqual([
      'PERSON Avon',
    ]);
  });
});

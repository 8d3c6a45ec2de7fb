import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord, Entity, EntityType } from '../../../../../src/record/schema.ts';
import { compareRuns } from '../../../../../src/records/audit/align/compare.ts';
import { evaluateDocument } from '../../../../../src/records/audit/align/document-evaluation.ts';
import { samePlace } from '../../../../../src/records/audit/align/links.ts';
import { extractForGold, pairWithGold } from '../../../../../src/records/audit/align/pairing.ts';
import { placeKey } from '../../../../../src/records/audit/align/place-names.ts';
import {
  entityValue,
  type PredictedMention,
  predictedMentions,
} from '../../../../../src/records/audit/align/predicted.ts';
import { confusion } from '../../../../../src/records/audit/figures/confusion.ts';
import { evaluate } from '../../../../../src/records/audit/figures/evaluate.ts';
import { figureAt, figurePaths } from '../../../../../src/records/audit/figures/figures.ts';
import { checkGates, parseGates } from '../../../../../src/records/audit/figures/gates.ts';
import { score } from '../../../../../src/records/audit/figures/score.ts';
import { stageFigures } from '../../../../../src/records/audit/figures/stage-figures.ts';
import {
  comparisonText,
  gateText,
  textReport,
} from '../../../../../src/records/audit/figures/text-report.ts';
import { expectsValue, sameValue } from '../../../../../src/records/audit/figures/values.ts';
import type { GoldDocument } from '../../../../../src/records/audit/gold.ts';
import { checkRecord } from '../../../../support/check-record.ts';
import { simulateRun } from '../../../../support/simulate.ts';

/** Gold and predictions over one text, written as `type start-end[=value]`. */
function documentOf(text: string, gold: string[], predicted: string[]) {
  const parse = (line: string) => {
    const [, type, start, end, value = ''] = /^(\w+) (\d+)-(\d+)(?:=(.*))?$/.exec(line)!;
    const [from, to] = [Number(start), Number(end)];
    return { type: type as EntityType, start: from, end: to, value, text: text.slice(from, to) };
  };
  const document: GoldDocument = { id: 'd', text, mentions: gold.map(parse) };
  const mentions = predicted.map(
    (line): PredictedMention => ({ ...parse(line), confidence: 0.8, stages: ['tag.model'] }),
  );
  return { gold: document, predicted: mentions };
}

const text = 'The Ministry of Trade of Freedonia met the Sylvanian Trade Union in Port Amber for $5 million.';

describe('kinds of mistakes', () => {
  const kinds = (gold: string[], predicted: string[]) => {
    const document = documentOf(text, gold, predicted);
    return evaluateDocument(document.gold, document.predicted).mistakes.map(({ kind }) => kind);
  };

  it('are told apart', () => {
    expect(kinds(['GPE 25-34'], [])).toEqual(['missed']);
    expect(kinds([], ['GPE 25-34'])).toEqual(['spurious']);
    expect(kinds(['GPE 25-34'], ['LOC 25-34'])).toEqual(['wrong type']);
    expect(kinds(['ORG 4-34'], ['ORG 0-34'])).toEqual(['too long']);
    expect(kinds(['ORG 4-34'], ['ORG 4-21'])).toEqual(['too short']);
    expect(kinds(['ORG 4-34'], ['ORG 4-21', 'GPE 25-34'])).toEqual(['split']);
    expect(kinds(['ORG 4-21', 'GPE 25-34'], ['ORG 4-34'])).toEqual(['merged']);
    expect(kinds(['MONEY 83-93=USD 5000000'], ['MONEY 83-93=EUR 5000000'])).toEqual(['wrong value']);
    expect(kinds(['GPE 25-34=FD'], ['GPE 25-34'])).toEqual(['wrong link']);
    expect(kinds(['GPE 25-34', 'ORG 4-21'], ['ORG 4-21', 'GPE 25-34'])).toEqual([]);
  });

  it('count what crosses by what it takes in more than it leaves out', () => {
    expect(kinds(['ORG 4-21'], ['ORG 16-34'])).toEqual(['too long']);
    expect(kinds(['ORG 16-34'], ['ORG 4-21'])).toEqual(['too short']);
  });

  it('account for every mention that is not right, once', () => {
    const mention = fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 9 }), fc.constantFrom('GPE', 'ORG'));
    const flat = fc.array(mention, { maxLength: 12 }).map((list) => {
      const kept: string[] = [];
      let at = 0;
      for (const [start, length, type] of list.sort((a, b) => a[0] - b[0])) {
        if (start < at || start + length > text.length) continue;
        at = start + length;
        kept.push(`${type} ${start}-${at}`);
      }
      return kept;
    });
    fc.assert(
      fc.property(flat, flat, (gold, predicted) => {
        const document = documentOf(text, gold, predicted);
        const evaluation = evaluateDocument(document.gold, document.predicted);
        const spans = evaluation.mistakes.filter(
          ({ kind }) => kind !== 'wrong value' && kind !== 'wrong link',
        );
        const goldIndexes = spans.flatMap((mistake) => mistake.gold).sort((a, b) => a - b);
        const predictedIndexes = spans.flatMap((mistake) => mistake.predicted).sort((a, b) => a - b);
        expect(goldIndexes).toEqual(evaluation.found.flatMap((found, i) => (found ? [] : [i])));
        expect(predictedIndexes).toEqual(evaluation.right.flatMap((right, i) => (right ? [] : [i])));
      }),
    );
  });
});

describe('values', () => {
  it('are compared as numbers, units and marks', () => {
    expect(sameValue('MONEY', 'USD 5000000', 'USD 5000000.0')).toBe(true);
    expect(sameValue('MONEY', 'USD 5000000', 'EUR 5000000')).toBe(false);
    expect(sameValue('MONEY', 'USD 5000000 ~', 'USD 5000000')).toBe(false);
    expect(sameValue('MONEY', 'USD 2000000..2500000 <', 'USD 2000000..2500000 <')).toBe(true);
    expect(sameValue('PERCENT', '5..10', '5..10')).toBe(true);
    expect(sameValue('PERCENT', '30 ~', '30 >')).toBe(false);
    expect(sameValue('QUANTITY', '400 m2', '400 m² <')).toBe(true);
    expect(sameValue('QUANTITY', '400 m2', '400 ha')).toBe(false);
    expect(sameValue('QUANTITY', '1.50 m/s', '1.5 m/s')).toBe(true);
    expect(sameValue('PERCENT', '30', '')).toBe(false);
  });

  it('of dates are compared as dates', () => {
    expect(sameValue('DATE', '1990/1999', '199X')).toBe(true);
    expect(sameValue('DATE', '1900/1999', '19XX')).toBe(true);
    expect(sameValue('DATE', '2018-01/2018-12', '2018')).toBe(true);
    expect(sameValue('DATE', '2018/2018', '2018')).toBe(true);
    expect(sameValue('DATE', '2018-01/2018-07', '2018-01/2018-08')).toBe(false);
    expect(sameValue('DATE', '--12-25', '')).toBe(true);
    expect(sameValue('DATE', '--12-25', '2018-12-25')).toBe(false);
    expect(expectsValue('DATE', '--12-25')).toBe(false);
    expect(expectsValue('DATE', '2018')).toBe(true);
    expect(expectsValue('MONEY', '')).toBe(false);
  });

  it('count apart from finding', () => {
    const report = evaluate([
      documentOf(
        text,
        ['MONEY 83-93=USD 5000000', 'DATE 0-3=1933', 'DATE 4-12=--05', 'PERCENT 13-15='],
        ['MONEY 83-93=USD 5', 'DATE 4-12=1931-05', 'PERCENT 13-15=3'],
      ),
    ]);
    expect(report.values['MONEY']).toMatchObject({
      compared: 1,
      right: 0,
      accuracy: 0,
      gold: 1,
      predicted: 1,
    });
    expect(report.values['DATE']).toMatchObject({ compared: 1, right: 0, gold: 1, predicted: 1 });
    expect(report.values['PERCENT']).toBeUndefined();
  });
});

describe('places', () => {
  const entity = (
    name: string,
    type: Entity['type'][0],
    countryCode: string,
    alternateName: string[] = [],
  ): Entity => ({
    id: 'https://example.org/1',
    type: [type],
    entityType: 'GPE',
    name,
    alternateName,
    sameAs: [],
    countryCode,
    mentionCount: 1,
  });

  it('are the same by country and one of their names', () => {
    expect(samePlace('FD', entity('Freedonia', 'Country', 'FD'))).toBe(true);
    expect(samePlace('FD', entity('Port Amber', 'City', 'FD'))).toBe(false);
    expect(samePlace('FD/Port Amber', entity('Freedonia', 'Country', 'FD'))).toBe(false);
    expect(samePlace('FD/Port Amber', entity('Port Ambér', 'City', 'FD'))).toBe(true);
    expect(samePlace('SV/Port Amber', entity('Port Amber', 'City', 'FD'))).toBe(false);
    expect(samePlace('FD/Port Amber', entity('Ambera', 'City', 'FD', ['Port Amber']))).toBe(true);
    expect(samePlace('FD/Port Amber', entity('Ambera', 'City', 'FD'), () => ['Ambera', 'Port Amber'])).toBe(
      true,
    );
    expect(samePlace('FD/Port Amber', undefined)).toBe(false);
  });

  it('tell a town from the region named after it', () => {
    expect(samePlace('FD/Amber', entity('Amber Region', 'AdministrativeArea', 'FD'), () => ['Amber'])).toBe(
      false,
    );
    expect(samePlace('FD/Amber Region', entity('Amber', 'City', 'FD'), () => ['Amber Region'])).toBe(false);
    expect(samePlace('FD/Amber Region', entity('Amber Oblast', 'AdministrativeArea', 'FD'))).toBe(true);
    expect(samePlace('FD/Vale', entity('Vale Province', 'AdministrativeArea', 'FD'))).toBe(true);
    expect(samePlace('FD/Vale Krai', entity('Vale Territory', 'AdministrativeArea', 'FD'))).toBe(true);
    expect(placeKey('Republic of the')).toBe('republic of the');
  });

  it('have the value that the guideline writes', () => {
    expect(entityValue(entity('Freedonia', 'Country', 'FD'))).toBe('FD');
    expect(entityValue(entity('Port Amber', 'City', 'FD'))).toBe('FD/Port Amber');
    const { countryCode: _, ...nowhere } = entity('Port Amber', 'City', 'FD');
    expect(entityValue(nowhere)).toBe('');
    expect(entityValue({ ...entity('Freedonian', 'Group', 'FD'), entityType: 'NORP' })).toBe('FD');
    expect(entityValue({ ...entity('R. Firefly', 'Person', 'FD'), entityType: 'PERSON' })).toBe('R. Firefly');
  });
});

describe('grouping of names', () => {
  const grouped = (ids: string[]) => {
    const document = documentOf(
      'Firefly, R. Firefly, Teasdale',
      ['PERSON 0-7=Rufus T. Firefly', 'PERSON 9-19=Rufus T. Firefly', 'PERSON 21-29=Gloria Teasdale'],
      ['PERSON 0-7', 'PERSON 9-19', 'PERSON 21-29'],
    );
    const predicted = document.predicted.map((mention, i) => ({
      ...mention,
      entity: { id: ids[i]!, name: ids[i]!, entityType: 'PERSON' } as Entity,
    }));
    return evaluate([{ gold: document.gold, predicted }]);
  };

  it('is right when the same are together and others apart', () => {
    const { links, kinds } = grouped(['a', 'a', 'b']);
    expect(links.grouping['PERSON']).toMatchObject({ mentions: 3, bcubed: { f1: 1 }, ceafe: { f1: 1 } });
    expect(kinds['wrong link']).toBe(0);
  });

  it('names what was put together, and what was kept apart', () => {
    const joined = grouped(['a', 'a', 'a']);
    expect(joined.mistakes.map(({ text: surface, detail }) => [surface, detail])).toEqual([
      ['Teasdale', 'Gloria Teasdale is meant, put together with a (a)'],
    ]);
    expect(joined.links.grouping['micro']!.bcubed.recall).toBe(1);
    const apart = grouped(['a', 'c', 'b']);
    expect(apart.mistakes.map(({ detail }) => detail)).toEqual([
      'Rufus T. Firefly is meant, kept apart from its other mentions as c (c)',
    ]);
    expect(apart.links.grouping['micro']!.bcubed.precision).toBe(1);
  });
});

describe('stages', () => {
  it('earn what only they found and cost what only they got wrong', () => {
    const judged = [
      { stages: ['a'], right: true },
      { stages: ['a', 'b'], right: true },
      { stages: ['b'], right: false },
      { stages: ['b'], right: false },
      { stages: ['b', 'a'], right: true },
    ];
    const [a, b] = stageFigures(judged, 5);
    expect(a).toMatchObject({
      stage: 'a',
      proposed: 3,
      right: 3,
      precision: 1,
      won: 2,
      aloneRight: 1,
      aloneWrong: 0,
      marginalRecall: 0.2,
    });
    expect(b).toMatchObject({
      stage: 'b',
      proposed: 4,
      precision: 0.5,
      won: 3,
      wonRight: 1,
      aloneRight: 0,
      aloneWrong: 2,
    });
    // Without b: 3 of 3 predicted right, 3 of 5 gold found: F1 0.75; with it 3 of 5 and 3 of 5: 0.6.
    expect(b!.marginalF1).toBeCloseTo(0.6 - 0.75, 10);
    expect(a!.marginalF1).toBeCloseTo(0.6 - (2 * 0.5 * 0.4) / 0.9, 10);
  });
});

describe('confusion', () => {
  it('counts pairs, missed and spurious mentions', () => {
    const result = confusion(
      [
        ['GPE', 'GPE'],
        ['GPE', 'ORG'],
        ['LAW', undefined],
        [undefined, 'ORG'],
        ['XYZ', 'GPE'],
      ],
      ['ORG', 'GPE', 'LAW'],
    );
    expect(result.types).toEqual(['ORG', 'GPE', 'LAW', 'XYZ']);
    expect(result.counts).toEqual([
      [0, 0, 0, 0, 0],
      [1, 1, 0, 0, 0],
      [0, 0, 0, 0, 1],
      [0, 1, 0, 0, 0],
      [1, 0, 0, 0, 0],
    ]);
  });
});

describe('evaluate', () => {
  const { gold, records } = simulateRun(11, 25);
  const documents = gold.map((document, i) => ({
    gold: document,
    predicted: predictedMentions(records[i]!),
  }));
  const report = evaluate(documents);

  it('works on records that are valid', () => {
    for (const record of records) checkRecord(record);
  });

  it('has the figures of the score, each inside its interval', () => {
    const plain = score(documents.map((one) => ({ gold: one.gold.mentions, predicted: one.predicted })));
    expect(report.strict.micro).toMatchObject(plain.strict.micro);
    expect(report.partial['GPE']).toMatchObject(plain.partial.types['GPE']!);
    for (const path of figurePaths(report)) {
      const { value, interval } = figureAt(report, path)!;
      if (interval === undefined) continue;
      expect(interval[0], path).toBeLessThanOrEqual(value);
      expect(interval[1], path).toBeGreaterThanOrEqual(value);
      expect(interval[0], path).toBeGreaterThanOrEqual(0);
      expect(interval[1], path).toBeLessThanOrEqual(1);
    }
  });

  it('shows each mistake in its place', () => {
    expect(report.mistakes.length).toBeGreaterThan(50);
    for (const mistake of report.mistakes) {
      const points = [...gold.find(({ id }) => id === mistake.document)!.text];
      expect(mistake.text).toBe(points.slice(mistake.start, mistake.end).join(''));
      expect(points.join('')).toContain(mistake.before + mistake.text + mistake.after);
    }
    expect(Object.values(report.kinds).reduce((a, b) => a + b)).toBe(report.mistakes.length);
    expect(report.surfaces.reduce((sum, { count }) => sum + count, 0)).toBe(report.mistakes.length);
    expect(report.surfaces.map(({ count }) => count)).toEqual(
      report.surfaces.map(({ count }) => count).sort((a, b) => b - a),
    );
  });

  it('counts in the confusion matrix what the score counts', () => {
    const { types, counts } = report.confusion;
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
    types.forEach((type, i) => {
      const figures = report.strict[type] as { gold: number; predicted: number };
      expect(sum(counts[i]!)).toBe(figures.gold);
      expect(sum(counts.map((row) => row[i]!))).toBe(figures.predicted);
    });
  });

  it('gives the same for the same', () => {
    expect(JSON.stringify(evaluate(documents))).toBe(JSON.stringify(report));
  });

  it('is perfect on its own gold and says so in text', () => {
    const perfect = simulateRun(4, 5, { miss: 0, spurious: 0, retype: 0, widen: 0, wrongValue: 0 });
    const result = evaluate(
      perfect.gold.map((document, i) => ({
        gold: document,
        predicted: predictedMentions(perfect.records[i]!),
      })),
    );
    expect(result.strict.micro.f1).toBe(1);
    expect(result.strict.macro.f1).toBe(1);
    expect(result.values['micro']!.accuracy).toBe(1);
    expect(result.links.country['micro']!.accuracy).toBe(1);
    expect(result.links.place['micro']!.accuracy).toBe(1);
    expect(result.links.grouping['micro']!.ceafe.f1).toBe(1);
    expect(result.mistakes).toEqual([]);
    expect(textReport(result)).toContain('1.000');
    expect(textReport(report)).toMatch(/micro .*0\.\d{3}–0\.\d{3}/);
  });

  it('says nothing false of nothing', () => {
    const nothing = evaluate([documentOf('', [], [])]);
    expect(nothing.strict.micro).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(textReport(nothing)).toContain('0 gold mentions');
    expect(evaluate([]).strict.micro.f1).toBe(1);
  });
});

describe('compareRuns', () => {
  const { gold, records } = simulateRun(11, 20);
  const better = simulateRun(11, 20, { miss: 0, spurious: 0, retype: 0, widen: 0, wrongValue: 0 });
  const evaluated = (list: DocumentRecord[]) =>
    gold.map((document, i) => evaluateDocument(document, predictedMentions(list[i]!)));

  it('finds what became right and what became wrong', () => {
    const [mine, others] = [evaluated(better.records), evaluated(records)];
    const there = compareRuns(mine, others, 'other');
    expect(there.strict.f1).toMatchObject({
      this: 1,
      difference: expect.closeTo(1 - there.strict.f1.other, 10),
    });
    expect(there.strict.f1.p).toBeLessThan(0.01);
    expect(there.strict.f1.interval[0]).toBeGreaterThan(0);
    expect(there.becameRight.length).toBeGreaterThan(20);
    expect(there.becameWrong).toEqual([]);
    expect(there.newlySpurious).toEqual([]);
    expect(there.mcnemar.p).toBeLessThan(0.01);
    const back = compareRuns(others, mine, 'other');
    expect(back.becameWrong.map(({ text: surface }) => surface)).toEqual(
      there.becameRight.map(({ text: surface }) => surface),
    );
    expect(comparisonText(there)).toContain(`Became right: ${there.becameRight.length}`);
  });

  it('finds no difference between a run and itself', () => {
    const mine = evaluated(records);
    const same = compareRuns(mine, mine, 'itself');
    expect(same.strict.f1).toMatchObject({ difference: 0, p: 1, interval: [0, 0] });
    expect(same.mcnemar).toMatchObject({ onlyThis: 0, onlyOther: 0, p: 1 });
  });
});

describe('gates', () => {
  const report = evaluate(simulateDocuments());
  it('hold the figure or its lower bound', () => {
    const { f1, intervals } = report.strict.micro;
    const [figure] = checkGates(report, parseGates([`strict.micro.f1=${f1}`]), false);
    expect(figure).toMatchObject({ passed: true, shortfall: 0, on: 'figure' });
    const [lower] = checkGates(report, parseGates([`strict.micro.f1=${f1}`]), true);
    expect(lower).toMatchObject({ passed: false, on: 'lower bound', shortfall: f1 - intervals.f1[0] });
    expect(gateText([lower!])).toMatch(
      /^missed: strict\.micro\.f1 lower bound 0\.\d{4} is 0\.\d{4} short of/,
    );
    expect(gateText([figure!])).toMatch(/^passed/);
  });

  it('answer a wrong name with the nearest', () => {
    expect(() => checkGates(report, parseGates(['strict.mikro.f1=0.9']), false)).toThrow(/strict\.micro\.f1/);
    expect(() => checkGates(report, parseGates(['mistakes=0.9']), false)).toThrow(/no figure/);
    for (const wrong of ['strict.micro.f1', 'strict.micro.f1=', 'strict.micro.f1=2', '=0.5', 'a=b']) {
      expect(() => parseGates([wrong])).toThrow(/FIGURE=BOUND/);
    }
  });
});

function simulateDocuments() {
  const { gold, records } = simulateRun(2, 15);
  return gold.map((document, i) => ({ gold: document, predicted: predictedMentions(records[i]!) }));
}

describe('pairWithGold', () => {
  const { gold, records } = simulateRun(6, 4);
  const stream = async function* (list: DocumentRecord[]) {
    yield* list;
  };

  it('pairs by the name of the source, in whatever order and folder', async () => {
    const moved = records.map((record) => ({
      ...record,
      source: { ...record.source, path: `a/${record.source.path}` },
    }));
    const { documents, generator } = await pairWithGold(gold, stream(moved.reverse()));
    expect(documents.map((one) => one.gold.id)).toEqual(gold.map(({ id }) => id));
    expect(generator?.pipeline).toBe('simulated');
  });

  it('refuses gold without record, two records, and other texts', async () => {
    await expect(pairWithGold(gold, stream(records.slice(1)))).rejects.toThrow(
      /1 of 4 gold documents have no record \(doc-000\)/,
    );
    await expect(pairWithGold(gold, stream([...records, records[0]!]))).rejects.toThrow(/two records/);
    const other = gold.map((document) => ({ ...document, text: `x${document.text}` }));
    await expect(pairWithGold(other, stream(records))).rejects.toThrow(/doc-000\.txt: \[\d+, \d+\) is "/);
    const longer = gold.map((document) => ({ ...document, text: `${document.text}x` }));
    await expect(pairWithGold(longer, stream(records))).rejects.toThrow(/code points, the gold text/);
  });

  it('extracts from the gold texts', async () => {
    const asked: string[] = [];
    const { documents } = await extractForGold(gold, async function* (sources) {
      for (const { path, text: source } of sources) {
        asked.push(path);
        expect(gold.find(({ id }) => `${id}.txt` === path)!.text).toBe(source);
      }
      yield* records;
    });
    expect(asked).toEqual(gold.map(({ id }) => `${id}.txt`));
    expect(documents).toHaveLength(4);
  });
});

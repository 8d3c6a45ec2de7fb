import { createHash } from 'node:crypto';
import { contextFor } from '../../src/record/context.ts';
import { usualClass } from '../../src/record/entity-types.ts';
import {
  type Annotation,
  type DocumentRecord,
  type Entity,
  type EntityType,
  type NameType,
  type Passage,
  type ValueBody,
  valueTypes,
} from '../../src/record/schema.ts';
import { codePointIndex } from '../../src/records/audit/align/code-points.ts';
import type { GoldDocument, GoldMention } from '../../src/records/audit/gold.ts';
import { type Random, randomFrom } from '../../src/records/audit/sample/random.ts';

/** Invented names and amounts: surface, type, value. */
const things: readonly (readonly [string, EntityType, string])[] = [
  ['Freedonia', 'GPE', 'FD'],
  ['Sylvania', 'GPE', 'SV'],
  ['Port Amber', 'GPE', 'FD/Port Amber'],
  ['Lower Vale Region', 'GPE', 'SV/Lower Vale Region'],
  ['Freedonian', 'NORP', 'FD'],
  ['Rufus T. Firefly', 'PERSON', ''],
  ['R. Firefly', 'PERSON', 'Rufus T. Firefly'],
  ['Gloria Teasdale', 'PERSON', ''],
  ['Ministry of 𝔸musement', 'ORG', ''],
  ['Amber Works', 'ORG', 'Port Amber Works'],
  ['May 1933', 'DATE', '1933-05'],
  ['1931', 'DATE', '1931'],
  ['$5 million', 'MONEY', 'USD 5000000'],
  ['about 30%', 'PERCENT', '30 ~'],
  ['12 km', 'QUANTITY', '12 km'],
  ['Great Vale Treaty', 'LAW', ''],
];
const fillers = [
  'visited',
  'and then',
  'spoke about',
  'in view of',
  'with the others of',
  'signed, in',
  'near the',
];

/** Annotated texts of invented sentences; the same random numbers give the same texts. */
function simulateGold(random: Random, count: number): GoldDocument[] {
  return Array.from({ length: count }, (_, d) => {
    let text = '';
    let points = 0;
    const mentions: GoldMention[] = [];
    const add = (part: string) => {
      text += part;
      points += [...part].length;
    };
    const paragraphs = 2 + random.below(6);
    for (let p = 0; p < paragraphs; p++) {
      const names = random.below(9);
      add('The report says');
      for (let n = 0; n < names; n++) {
        add(` ${fillers[random.below(fillers.length)]} `);
        const [surface, type, value] = things[random.below(things.length)]!;
        const start = points;
        add(surface);
        mentions.push({ start, end: points, type, text: surface, value });
      }
      add('.\n\n');
    }
    return { id: `doc-${String(d).padStart(3, '0')}`, text, mentions };
  });
}

export interface Noise {
  miss: number;
  spurious: number;
  retype: number;
  widen: number;
  wrongValue: number;
}
const someNoise: Noise = { miss: 0.06, spurious: 0.04, retype: 0.03, widen: 0.03, wrongValue: 0.05 };

/** A record of the gold's text as a pipeline of that quality would make it. */
function simulateRecord(gold: GoldDocument, random: Random, noise: Noise = someNoise): DocumentRecord {
  const index = codePointIndex(gold.text);
  const sha256 = createHash('sha256').update(gold.text).digest();
  const id = `ni:///sha-256;${sha256.toString('base64url')}`;
  const chance = (share: number) => random.below(1_000_000) < share * 1_000_000;
  const entities = new Map<string, Entity>();
  const annotations: Annotation[] = [];
  let lastEnd = 0;
  const annotate = (
    start: number,
    end: number,
    type: EntityType,
    value: string,
    confidence: number,
    stages: string[],
  ) => {
    if (start < lastEnd || end <= start) return;
    lastEnd = end;
    const exact = index.slice(start, end);
    const bytes = (at: number) => Buffer.byteLength(index.slice(0, at));
    annotations.push({
      id: `#mention-${start}-${end}`,
      type: 'Annotation',
      motivation: (valueTypes as readonly string[]).includes(type) ? 'classifying' : 'identifying',
      entityType: type,
      body: bodyOf(type, value, exact, start, end, entities),
      confidence: Math.round(confidence * 1000) / 1000,
      stages,
      passage: '#passage-0',
      target: {
        source: '',
        selector: [
          { type: 'TextPositionSelector', start, end },
          { type: 'DataPositionSelector', start: bytes(start), end: bytes(end) },
          {
            type: 'TextQuoteSelector',
            exact,
            prefix: index.slice(Math.max(0, start - 32), start),
            suffix: index.slice(end, Math.min(index.length, end + 32)),
          },
        ],
      },
    });
  };
  for (const { start, end, type, value, text } of gold.mentions) {
    const proper = value === '' ? text : value;
    if (chance(noise.spurious) && start - 8 >= lastEnd) {
      annotate(
        start - 6,
        start - 1,
        'ORG',
        index.slice(start - 6, start - 1),
        0.4 + random.below(400) / 1000,
        ['tag.model'],
      );
    }
    if (chance(noise.miss)) continue;
    const confidence = 0.7 + random.below(300) / 1000;
    const stages = random.below(3) === 0 ? ['tag.gazetteer', 'tag.model'] : ['tag.model'];
    const wrong = chance(noise.wrongValue);
    if (chance(noise.retype))
      annotate(start, end, type === 'ORG' ? 'FAC' : 'ORG', proper, confidence - 0.2, stages);
    else if (chance(noise.widen))
      annotate(start, end + 1, type as EntityType, proper, confidence - 0.3, stages);
    else annotate(start, end, type as EntityType, wrong ? wrongValue(proper) : proper, confidence, stages);
  }
  return {
    '@context': contextFor(id),
    id,
    type: 'Document',
    source: {
      path: `${gold.id}.txt`,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      sha256: sha256.toString('hex'),
      byteLength: Buffer.byteLength(gold.text),
      length: index.length,
    },
    generator: {
      software: 'onomast 1.0.0',
      pipeline: 'simulated',
      pipelineHash: '0'.repeat(64),
      recordVersion: 2,
    },
    entities: [...entities.values()],
    passages: passagesOf(gold.text, index),
    annotations,
  };
}

/** As many simulated documents as asked for, gold with its record. */
export function simulateRun(seed: number, count: number, noise: Noise = someNoise) {
  const random = randomFrom(seed);
  const gold = simulateGold(random, count);
  return { gold, records: gold.map((document) => simulateRecord(document, random, noise)) };
}

function wrongValue(value: string): string {
  if (/^[A-Z]{2}(\/|$)/.test(value)) return `XX${value.slice(2)}`;
  return value.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
}

function bodyOf(
  type: EntityType,
  value: string,
  exact: string,
  start: number,
  end: number,
  entities: Map<string, Entity>,
): string | ValueBody {
  const id = `#value-${start}-${end}`;
  const [, first, rest, mark] = /^(\S+?)(?: ([^~<>]+?))?(?: ([~<>]))?$/.exec(value) ?? [];
  const qualifier = mark === '~' ? { qualifier: 'approximately' as const } : {};
  if (type === 'DATE') return { id, type: 'TemporalExpression', value };
  if (type === 'MONEY') return { id, type: 'MonetaryAmount', currency: first!, value: rest!, ...qualifier };
  if (type === 'PERCENT')
    return { id, type: 'QuantitativeValue', value: first!, unitText: '%', unitCode: 'P1', ...qualifier };
  if (type === 'QUANTITY')
    return { id, type: 'QuantitativeValue', value: first!, unitText: rest!, ...qualifier };
  const key = `${type} ${value}`;
  const country = /^([A-Z]{2})(?:\/(.*))?$/.exec(value);
  const found = entities.get(key);
  if (found !== undefined) found.mentionCount++;
  else {
    entities.set(key, {
      id: `#entity-${start}`,
      type: [
        type === 'GPE' ? (country?.[2] === undefined ? 'Country' : 'City') : usualClass(type as NameType),
      ],
      entityType: type as NameType,
      name: country?.[2] ?? (country === null ? value : exact),
      alternateName: [],
      sameAs: [],
      ...(country !== null && { countryCode: country[1]! }),
      mentionCount: 1,
    });
  }
  return entities.get(key)!.id;
}

function passagesOf(text: string, index: ReturnType<typeof codePointIndex>): Passage[] {
  const passages: Passage[] = [];
  let from = 0;
  for (const part of text.split(/(?<=\n\n)/)) {
    const to = from + part.length;
    const [start, end] = [index.toPoints(from), index.toPoints(to)];
    passages.push({ id: `#passage-${start}`, type: 'Passage', kind: 'paragraph', start, end, text: part });
    from = to;
  }
  return passages;
}

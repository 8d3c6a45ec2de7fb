import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentContext } from '../../../src/contract/context.ts';
import { OnomastError } from '../../../src/errors/onomast-error.ts';
import { GazetteerSet } from '../../../src/gazetteer/set.ts';
import { BestPath } from '../../../src/model/best-path.ts';
import { Decoder } from '../../../src/model/decoder.ts';
import { labelCount, modelTypes, spansOf } from '../../../src/model/labels.ts';
import { readModel, unit } from '../../../src/model/model-file.ts';
import { WordLists } from '../../../src/model/word-lists.ts';
import { WordTable } from '../../../src/model/word-types.ts';
import { packageRoot } from '../../../src/paths.ts';
import { createModelRecogniser } from '../../../src/stages/tag/opinions/model/model.ts';
import { propose } from '../../../src/stages/tag/tagger.ts';
import { readGoldCorpus } from '../../../src/train/corpus.ts';
import { extract, FeatureIndex, modelInput } from '../../../src/train/instances.ts';
import { trainModel } from '../../../src/train/train.ts';

const words = WordLists.read(path.join(packageRoot, 'data', 'models', 'words.bin'));
const people = [
  'Olga Marten',
  'Piet Harkov',
  'Lena Vosk',
  'Dan Orsel',
  'Mira Tolley',
  'Igor Pell',
  'Sven Aldo',
  'Rita Moss',
];
const places = ['Norland', 'Vestria', 'Harwick', 'Ostmark', 'Belford', 'Tarnow', 'Quill', 'Sandby'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'onomast-train-'));
  for (const part of ['gold', 'dev']) mkdirSync(path.join(folder, part));
  writeFileSync(
    path.join(folder, 'bare.json'),
    JSON.stringify({
      name: 'bare',
      gazetteers: [],
      stages: ['read', 'clean', 'tokenise', 'tag.merge', 'resolve', 'write'].map((use) => ({ use })),
    }),
  );
  for (let d = 0; d < 16; d++) {
    const mentions: { start: number; end: number; type: string; text: string; value: string }[] = [];
    let text = '';
    const add = (part: string, type?: string) => {
      if (type !== undefined) {
        mentions.push({ start: text.length, end: text.length + part.length, type, text: part, value: '' });
      }
      text += part;
    };
    for (let s = 0; s < 6; s++) {
      add('Yesterday ');
      add(people[(d * 5 + s * 3) % people.length]!, 'PERSON');
      add(' said that goods were sent to ');
      add(places[(d * 3 + s) % places.length]!, 'GPE');
      add(' by rail. The prices fell.\n\n');
    }
    const part = d < 12 ? 'gold' : 'dev';
    writeFileSync(path.join(folder, part, `doc${d}.txt`), text);
    writeFileSync(path.join(folder, part, `doc${d}.json`), JSON.stringify({ mentions }));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const trained = (name: string, seed: number) =>
  trainModel({
    gold: [{ folder: path.join(folder, 'gold'), domain: 'gold' }],
    dev: path.join(folder, 'dev'),
    pipeline: path.join(folder, 'bare.json'),
    target: 'gold',
    out: path.join(folder, name),
    seed,
    epochs: 4,
    settings: { folds: 3 },
  });

/** A model that several tests look at. */
let shared: Promise<{ file: string }> | undefined;
const fitted = () => (shared ??= trained('shared', 1));

const load = (file: string) => {
  const bytes = readFileSync(file);
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
};

describe('trainModel', () => {
  it('learns, writes a card, and gives the same bytes for the same seed', async () => {
    const first = await trained('a', 7);
    const second = await trained('b', 7);
    const other = await trained('c', 8);
    expect(first.dev!.f1).toBeGreaterThan(0.9);
    const [a, b, c] = [first, second, other].map(({ file }) => readModel(load(file)));
    expect(b!.header.hash).toBe(a!.header.hash);
    expect(c!.header.hash).not.toBe(a!.header.hash);
    expect(a!.header.card).toMatchObject({ seed: 7, documents: { gold: { documents: 12 } } });
    expect(Object.keys(a!.header.calibration)).toEqual(['GPE', 'PERSON']);
    const { epochs, scores } = a!.header.card as { epochs: number; scores: { heldOutF1ByEpoch: number[] } };
    const byEpoch = scores.heldOutF1ByEpoch;
    expect(epochs).toBe(byEpoch.indexOf(Math.max(...byEpoch)) + 1);
    for (const { x, y } of Object.values(a!.header.calibration)) {
      expect([...x].sort((p, q) => p - q)).toEqual(x);
      expect([...y].sort((p, q) => p - q)).toEqual(y);
    }
  });

  it('passes over the data as often as it is told where early stopping is off', async () => {
    const { file } = await trainModel({
      gold: [{ folder: path.join(folder, 'gold'), domain: 'gold' }],
      pipeline: path.join(folder, 'bare.json'),
      target: 'gold',
      out: path.join(folder, 'h'),
      seed: 1,
      epochs: 5,
      settings: { folds: 2, patience: 0 },
    });
    const { card } = readModel(load(file)).header;
    expect(card['epochs']).toBe(5);
    expect(card['scores']).not.toHaveProperty('heldOutF1ByEpoch');
  });

  it('averages as many fits as it is told, the same for the same seed', async () => {
    const hashes: string[] = [];
    for (const [name, fits] of [
      ['one', 1],
      ['two', 2],
      ['again', 2],
    ] as const) {
      const { file } = await trainModel({
        gold: [{ folder: path.join(folder, 'gold'), domain: 'gold' }],
        pipeline: path.join(folder, 'bare.json'),
        target: 'gold',
        out: path.join(folder, name),
        seed: 1,
        epochs: 2,
        settings: { folds: 2, patience: 0, fits },
      });
      hashes.push(readModel(load(file)).header.hash);
    }
    expect(hashes[1]).not.toBe(hashes[0]);
    expect(hashes[2]).toBe(hashes[1]);
  });

  it('makes a recogniser whose proposals read back and are sure of what is plain', async () => {
    const { file } = await fitted();
    const recogniser = createModelRecogniser({
      model: readModel(load(file)),
      words,
      gazetteers: new GazetteerSet([]),
    });
    const [document] = await readGoldCorpus(path.join(folder, 'dev'), 'dev', false);
    const named = [{ name: 'tag.model', recogniser }];
    const lists = await propose(named, document!.flows, createDocumentContext(document!.profile));
    const found = lists.flatMap((list, f) =>
      list.map(({ start, end, type, confidence, stage }) => {
        expect(stage).toBe('tag.model');
        expect(confidence).toBeGreaterThan(0.5);
        return `${type} ${document!.flows[f]!.view.text.slice(start, end)}`;
      }),
    );
    expect(found).toEqual(
      document!.gold.map(({ type, start, end }) => `${type} ${document!.text.slice(start, end)}`),
    );
  });

  it('scores in tagging as in training: summed rows, word by word and pair by pair', async () => {
    const { file } = await fitted();
    const model = readModel(load(file));
    const rows = new Map<number, number[]>();
    const bytes = new DataView(model.rows.buffer, model.rows.byteOffset, model.rows.byteLength);
    for (let at = 0; at < bytes.byteLength; ) {
      const row = new Array<number>(labelCount).fill(0);
      rows.set(bytes.getInt32(at, true), row);
      const end = at + 5 + 3 * bytes.getUint8(at + 4);
      for (at += 5; at < end; at += 3) row[bytes.getUint8(at)] = bytes.getInt16(at + 1, true) / unit;
    }
    expect(rows.size).toBe(model.header.rows);
    const documents = await readGoldCorpus(path.join(folder, 'dev'), 'dev', false);
    const index = new FeatureIndex();
    const { stretches } = extract(documents, new WordTable(words), index);
    const plain = {
      ...model,
      header: { ...model.header, evidence: { ...model.header.evidence, memory: false } },
    };
    const decoder = new Decoder(plain, words);
    for (const stretch of stretches) {
      const emissions = new Float32Array(stretch.count * labelCount);
      for (let t = 0; t < stretch.count; t++) {
        for (let k = stretch.offsets[t]!; k < stretch.offsets[t + 1]!; k++) {
          const row = rows.get(index.hashes[stretch.features[k]!]!);
          if (row !== undefined)
            for (let y = 0; y < labelCount; y++) emissions[t * labelCount + y]! += row[y]!;
        }
      }
      const labels = new Uint8Array(stretch.count);
      new BestPath().find({ emissions, from: 0, count: stretch.count }, model.transitions, labels, 0);
      const [mentions] = decoder.tag([
        modelInput(documents[stretch.document]!.flows[stretch.flow]!, documents[stretch.document]!.profile),
      ]);
      expect(
        mentions!.filter(({ start }) => start >= stretch.from && start < stretch.from + stretch.count),
      ).toMatchObject(
        spansOf(labels).map(({ type, start, end }) => ({
          type,
          start: start + stretch.from,
          end: end + stretch.from,
        })),
      );
    }
    expect(modelTypes).toHaveLength(8);
  });
});

describe('createModelRecogniser', () => {
  it('refuses word lists the model was not fitted with', async () => {
    const { file } = await fitted();
    const model = readModel(load(file));
    const other = { ...model, header: { ...model.header, words: '0'.repeat(64) } };
    expect(() => createModelRecogniser({ model: other, words, gazetteers: new GazetteerSet([]) })).toThrow(
      /other word lists/,
    );
  });
});

describe('readModel', () => {
  it('refuses a damaged file and one of another kind', async () => {
    const { file } = await fitted();
    const buffer = load(file);
    new Uint8Array(buffer)[buffer.byteLength - 10]! ^= 255;
    expect(() => readModel(buffer)).toThrow(OnomastError);
    expect(() => readModel(new ArrayBuffer(200))).toThrow(/not a model file/);
  });
});

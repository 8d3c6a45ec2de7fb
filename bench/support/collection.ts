import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeRecord, recordText } from '../../test/support/records.ts';
import { randomSource, wordMaker } from './generate.ts';

/** Passages of a document, each with five mentions. */
const passages = 20;
/** Documents of one file. */
const documentsOfFile = 500;
export const mentionsOfDocument = passages * 5;

/** Names that a collection of some size has: frequent ones many times, rare ones once. */
export class NameStock {
  readonly names: readonly string[];
  readonly #random: () => number;

  constructor(count: number, seed: number) {
    this.#random = randomSource(seed);
    const word = wordMaker(this.#random);
    this.names = Array.from({ length: count }, () => `${word()} ${word()}`);
  }

  /** A name, the first ones far more often than the last. */
  pick(): string {
    return this.names[Math.floor(this.names.length * this.#random() ** 3)]!;
  }
}

/** Writes records of made-up documents into a folder, as files of JSON lines; the same for the same number. */
export function writeCollection(folder: string, documents: number): NameStock {
  mkdirSync(folder, { recursive: true });
  const people = new NameStock(Math.max(200, Math.floor(documents / 2)), 1);
  const random = randomSource(2);
  const word = wordMaker(random);
  for (let first = 0; first < documents; first += documentsOfFile) {
    const name = `${String(first).padStart(7, '0')}.jsonl`;
    const file = openSync(path.join(folder, name), 'w');
    for (let i = first; i < Math.min(documents, first + documentsOfFile); i++) {
      const record = makeRecord({
        path: `${String(i).padStart(7, '0')}.txt`,
        passages,
        person: people.pick(),
        organisation: `${people.pick()} Works`,
        filler: () => Array.from({ length: 12 }, () => word().toLowerCase()).join(' '),
      }).record;
      writeSync(file, recordText(record, 'jsonl'));
    }
    closeSync(file);
  }
  return people;
}

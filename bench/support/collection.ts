import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeRecord, recordText } from '../../test/support/records.ts';
import { randomSource, wordMaker } from './generate.ts';

/** Passages of a document, each with five mentions. */
const passages = 20;
/** Documents of one file. */
const documentsOfFile = 500;
export const mentionsOfDocument = passages * 5;

/** Names of which the first are picked far more often than the last. */
function nameStock(count: number): () => string {
  const random = randomSource(1);
  const word = wordMaker(random);
  const names = Array.from({ length: count }, () => `${word()} ${word()}`);
  return () => names[Math.floor(count * random() ** 3)]!;
}

/**
 * Writes records of made-up documents into a folder, as files of JSON lines; the same for the same number.
 * @returns the names of their people, the most frequent first
 */
export function writeCollection(folder: string, documents: number): string[] {
  mkdirSync(folder, { recursive: true });
  const pick = nameStock(Math.max(200, Math.floor(documents / 2)));
  const people = new Map<string, number>();
  const random = randomSource(2);
  const word = wordMaker(random);
  for (let first = 0; first < documents; first += documentsOfFile) {
    const name = `${String(first).padStart(7, '0')}.jsonl`;
    const file = openSync(path.join(folder, name), 'w');
    for (let i = first; i < Math.min(documents, first + documentsOfFile); i++) {
      const person = pick();
      people.set(person, (people.get(person) ?? 0) + 1);
      const { record } = makeRecord({
        path: `${String(i).padStart(7, '0')}.txt`,
        passages,
        person,
        organisation: `${pick()} Works`,
        filler: () => Array.from({ length: 12 }, () => word().toLowerCase()).join(' '),
      });
      writeSync(file, recordText(record, 'jsonl'));
    }
    closeSync(file);
  }
  return [...people].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

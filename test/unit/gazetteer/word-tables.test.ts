import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/paths.ts';
import { nameTypes } from '../../../src/record/schema.ts';

const headers = {
  'given-names.csv': ['name', 'gender', 'origins', 'rank'],
  'surnames.csv': ['name', 'origins', 'rank'],
  'head-words.csv': ['word', 'plural', 'type', 'class', 'position'],
  'legal-forms.csv': ['form', 'name', 'country', 'position', 'ocr', 'use'],
  'titles-and-offices.csv': ['title', 'kind', 'followedBy', 'alsoName'],
} as const;
type File = keyof typeof headers;
const read = (file: File) =>
  parse(readFileSync(path.join(packageRoot, 'data', 'languages', 'en', file), 'utf8')) as string[][];
const records = (file: File) =>
  read(file)
    .slice(1)
    .map((row) => Object.fromEntries(headers[file].map((column, i) => [column, row[i]!])));

/** What makes a row of each file one of a kind: a head word may make names of two types. */
const keyOf: Record<File, readonly string[]> = {
  'given-names.csv': ['name'],
  'surnames.csv': ['name'],
  'head-words.csv': ['word', 'type'],
  'legal-forms.csv': ['form', 'country'],
  'titles-and-offices.csv': ['title'],
};

describe('the word lists', () => {
  it.each(Object.keys(headers) as File[])('%s has its header, full rows and no row twice', (file) => {
    const rows = read(file);
    expect(rows[0]).toEqual(headers[file]);
    expect(rows.length).toBeGreaterThan(300);
    const keys = records(file).map((record) => keyOf[file].map((column) => record[column]).join(' | '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(rows.flat().filter((field) => field !== field.trim())).toEqual([]);
  });

  it('use known types, positions, genders and countries', () => {
    for (const { type, position } of records('head-words.csv')) {
      expect(nameTypes).toContain(type);
      expect(['before', 'after', 'both']).toContain(position);
    }
    expect(new Set(records('given-names.csv').map(({ gender }) => gender))).toEqual(
      new Set(['', 'm', 'f', 'fm']),
    );
    const forms = new Set(records('legal-forms.csv').map(({ form }) => form));
    for (const { country, ocr, position } of records('legal-forms.csv')) {
      expect(country).toMatch(/^(?:[A-Z]{2}(?:\|[A-Z]{2})*)?$/);
      expect(ocr === '' || forms.has(ocr!)).toBe(true);
      expect(['before', 'after', 'both']).toContain(position);
    }
  });

  it('know names of many origins', () => {
    const given = new Map(records('given-names.csv').map((record) => [record['name'], record]));
    for (const [name, gender] of [
      ['Uladzimir', 'm'],
      ['Aigul', 'f'],
      ['Xiaoping', 'fm'],
      ['Emmerson', 'm'],
      ['Mary', 'f'],
    ] as const)
      expect(given.get(name)?.['gender']).toContain(gender);
    const surnames = new Set(records('surnames.csv').map(({ name }) => name));
    for (const name of ['Lukashenko', 'Mirziyoyev', 'Nguyen', 'Smith', 'Okafor'])
      expect(surnames).toContain(name);
  });
});

import { expect, it } from 'vitest';
import { nearestName } from '../../../src/text/suggest.ts';

it.each([
  ['extrct', 'extract'],
  ['ORGS', 'ORG'],
  ['lod', 'load'],
  ['neo4j', 'neo4j-csv'],
  ['strict.f1', 'strict.micro.f1'],
  ['qeury', 'query'],
])('%s is a slip for %s', (word, meant) => {
  expect(
    nearestName(word, ['extract', 'load', 'ORG', 'LOC', 'neo4j-csv', 'strict.micro.f1', 'query', 'ftm']),
  ).toBe(meant);
});

it.each(['ttl', 'FOO', '--nosuch', 'xyz', 'a'])('%s is a slip for nothing', (word) => {
  expect(nearestName(word, ['ftm', 'LOC', 'FAC', '--out', '--jobs', 'csv', 'nif'])).toBeUndefined();
});

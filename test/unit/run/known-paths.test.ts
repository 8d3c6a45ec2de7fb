import { describe, expect, it } from 'vitest';
import { KnownPaths } from '../../../src/run/known-paths.ts';
import { recordPath, recordPathError } from '../../../src/run/output-folder.ts';

const at = (line: number, file = 'in.jsonl') => ({ file, line });

describe('KnownPaths', () => {
  it('tells where a path, a folder of its name or a file of its folder stood before', () => {
    const paths = new KnownPaths();
    expect(paths.add('a.jsonld', at(1))).toBeUndefined();
    expect(paths.add('b/c.jsonld', at(2))).toBeUndefined();
    expect(paths.add('b/d.jsonld', at(3))).toBeUndefined();
    expect(paths.add('a.jsonld', at(4))).toEqual(at(1));
    expect(paths.add('a.jsonld/x.jsonld', at(5))).toEqual(at(1));
    expect(paths.add('b', at(6))).toEqual(at(2));
  });

  it('finds each of many', () => {
    const paths = new KnownPaths();
    for (let i = 0; i < 5000; i++) expect(paths.add(`${i}`, at(i + 1))).toBeUndefined();
    for (let i = 0; i < 5000; i++) expect(paths.add(`${i}`, undefined)?.line).toBe(i + 1);
  });
});

describe('the path of a record', () => {
  it.each(['a', './a', 'b/../a', 'a/', './/a'])('%s is the record a.jsonld', (name) => {
    expect(recordPath(name)).toBe('a.jsonld');
    expect(recordPathError(name)).toBeUndefined();
  });

  it.each([
    ['.', 'output.outside'],
    ['./', 'output.outside'],
    ['b/..', 'output.outside'],
    ['../a', 'output.outside'],
    ['/a', 'output.outside'],
    ['a\0', 'output.outside'],
    ['\ud800', 'output.outside'],
    ['run.json/x', 'output.name-taken'],
    ['records.jsonl/x', 'output.name-taken'],
    ['.onomast-x', 'output.name-taken'],
    ['a/.onomast-x', 'output.name-taken'],
  ])('%j has none', (name, code) => {
    expect(recordPathError(name)?.code).toBe(code);
  });

  it.each(['run.json', 'a/run.json', '.hidden', 'a.onomast-x', 'a..b'])('%s has one', (name) => {
    expect(recordPathError(name)).toBeUndefined();
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPipelineConfig, loadPipelineConfig, shippedPipelines } from '../../../src/run/config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const stages = (...uses: (string | object)[]) => uses.map((use) => (typeof use === 'string' ? { use } : use));
const usual = ['read', 'clean', 'tokenise', 'tag.money', 'tag.merge', 'resolve', 'write'] as const;

describe('pipeline configuration', () => {
  it('every shipped pipeline is valid, and publications is the default one', () => {
    expect(shippedPipelines()).toContain('publications');
    for (const name of shippedPipelines()) expect(loadPipelineConfig(name).name).toBe(name);
  });

  it('fills in defaults', () => {
    const config = checkPipelineConfig({ name: 'mine', stages: stages(...usual) });
    expect(config.stages[0]).toMatchObject({ use: 'read', encodingErrors: 'fatal' });
    expect(config.gazetteers).toEqual(['shipped']);
  });

  it.each<[string, object, string]>([
    ['a wrong key', { name: 'x', stagess: [] }, 'at /: unknown option "stagess". Did you mean stages?'],
    ['a missing key', { name: 'x' }, 'at /: "stages" is missing'],
    [
      'an unknown key',
      { name: 'x', stages: stages(...usual), stage: 1 },
      'at /: unknown option "stage". Did you mean stages?. Allowed:',
    ],
    [
      'an unknown component',
      { name: 'x', stages: stages('reed') },
      'at /stages/0/use: unknown component "reed". Did you mean read?',
    ],
    [
      'an unknown option',
      { name: 'x', stages: stages({ use: 'tokenise', poss: true }) },
      'at /stages/0: unknown option "poss". Did you mean pos?',
    ],
    [
      'a wrong word',
      { name: 'x', stages: stages({ use: 'read', encodingErrors: 'replac' }) },
      'at /stages/0/encodingErrors: must be one of "fatal", "replace". Did you mean replace?',
    ],
    [
      'a wrong type',
      { name: 'x', stages: stages({ use: 'tokenise', pos: 1 }) },
      'at /stages/0/pos: must be boolean',
    ],
    [
      'a missing stage',
      { name: 'x', stages: stages('read', 'clean', 'tokenise', 'tag.merge', 'write') },
      'at /stages: the stage resolve is missing',
    ],
    ['a wrong order', { name: 'x', stages: stages('clean', 'read') }, 'at /stages/1: read stands too late'],
    ['a stage twice', { name: 'x', stages: stages('read', 'read') }, 'at /stages/1: read stands twice'],
  ])('answers %s with the place and the remedy', (_, value, message) => {
    expect(() => checkPipelineConfig(value)).toThrow(
      expect.objectContaining({ code: 'config.invalid', message: expect.stringContaining(message) }),
    );
  });

  it('extends another pipeline: options changed, components left out and added', () => {
    const base = loadPipelineConfig('publications').stages;
    const config = checkPipelineConfig({
      name: 'mine',
      extends: 'publications',
      without: ['tag.law'],
      stages: [
        { use: 'tag.merge', minimumConfidence: 0.5 },
        { use: './own.mjs', before: 'tag.acronym', loud: true },
        { use: 'tag.compromise' },
      ],
    });
    const uses = config.stages.map(({ use }) => use);
    expect(uses).not.toContain('tag.law');
    expect(uses[uses.indexOf('tag.acronym') - 1]).toBe(path.resolve('own.mjs'));
    expect(uses[uses.indexOf('tag.merge') - 1]).toBe('tag.compromise');
    expect(uses).toHaveLength(base.length + 1);
    const merge = (stages: typeof base) => stages.find(({ use }) => use === 'tag.merge')!;
    expect(merge(config.stages)).toEqual({ ...merge(base), minimumConfidence: 0.5 });
    expect(config.description).toBe(loadPipelineConfig('publications').description);
  });

  it.each<[string, object, string]>([
    ['a base that is not there', { extends: 'publication' }, 'Did you mean publications?'],
    [
      'what the base does not have',
      { name: 'x', extends: 'rules', without: ['tag.laws'] },
      'at /without/0: the extended pipeline has no "tag.laws". Did you mean tag.law?',
    ],
    [
      'a place that the base does not have',
      { name: 'x', extends: 'rules', stages: [{ use: './own.mjs', before: 'tag.model' }] },
      'at /stages/0/before: the extended pipeline has no "tag.model"',
    ],
  ])('answers an extension of %s', (_, value, message) => {
    expect(() => checkPipelineConfig(value)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message) }),
    );
  });

  it('does not follow pipelines that extend each other', () => {
    const [one, two] = ['one.json', 'two.json'].map((name) => path.join(folder, name));
    writeFileSync(one!, JSON.stringify({ name: 'one', extends: './two.json' }));
    writeFileSync(two!, JSON.stringify({ name: 'two', extends: './one.json' }));
    expect(() => loadPipelineConfig(one!)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('the pipeline extends itself') }),
    );
  });

  it('names the file that is not JSON', () => {
    const file = path.join(folder, 'broken.json');
    writeFileSync(file, '{ "name": ');
    expect(() => loadPipelineConfig(file)).toThrow(
      expect.objectContaining({ code: 'config.invalid', place: { file } }),
    );
  });
});

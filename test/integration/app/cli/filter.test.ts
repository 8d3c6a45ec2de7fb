import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { isRecord } from '../../../../src/record/validate.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';

const root = temporaryFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));
const light = lightPipeline(root);
const flags = ['--input-format', 'jsonl', '--pipeline', light, '--log-level', 'silent'];

describe('onomast extract as a filter of JSON lines', () => {
  it('gives one line for each line, in order, errors included', async () => {
    const lines = [
      ...Array.from({ length: 50 }, (_, i) =>
        JSON.stringify({ id: `d${i}`, text: `It cost $${i}.\n\n`.repeat((i * 7) % 11) }),
      ),
      'not json',
      JSON.stringify({ id: 'no text' }),
      JSON.stringify({ text: 'no id' }),
      JSON.stringify({ id: 'half a pair', text: '\ud800' }),
      JSON.stringify({ id: 'мінск', text: 'Цана $5 😀', mediaType: 'text/markdown' }),
    ];
    const args = ['extract', '-', '--format', 'jsonl', '--out', '-', '--jobs', '3', ...flags];
    const { code, out } = await onomast(args, `${lines.join('\n')}\n`);
    expect(code).toBe(1);
    const results = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as DocumentRecord & { error?: { code: string } });
    expect(results).toHaveLength(lines.length);
    for (const [i, result] of results.slice(0, 50).entries()) {
      expect(result.source.path).toBe(`d${i}`);
      expect(isRecord(result)).toBe(true);
    }
    expect(results.slice(50, 54).map(({ id, error }) => [id, error?.code])).toEqual([
      ['stdin:51', 'input.bad-line'],
      ['no text', 'input.bad-line'],
      ['stdin:53', 'input.bad-line'],
      ['half a pair', 'input.bad-line'],
    ]);
    expect(results[54]).toMatchObject({ source: { path: 'мінск', mediaType: 'text/markdown', length: 9 } });
  });

  it('says so where no line comes in', async () => {
    const args = ['extract', '-', '--format', 'jsonl', '--out', '-', '--quiet', ...flags];
    for (const input of ['', '\n\n']) {
      const { code, out, err } = await onomast(args, input);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^onomast: there are no documents/);
    }
  });

  it('never writes outside the output folder', async () => {
    const out = path.join(root, 'deep', 'out');
    const input = `${JSON.stringify({ id: '../escaped', text: 'x' })}\n${JSON.stringify({ id: '/tmp/onomast-escaped', text: 'x' })}\n${JSON.stringify({ id: 'a/b', text: 'x' })}`;
    const { code } = await onomast(['extract', '-', '--out', out, ...flags], input);
    expect(code).toBe(1);
    expect(existsSync(path.join(root, 'deep', 'escaped.jsonld'))).toBe(false);
    expect(existsSync('/tmp/onomast-escaped.jsonld')).toBe(false);
    expect(JSON.parse(readFileSync(path.join(out, 'a', 'b.jsonld'), 'utf8'))).toMatchObject({
      source: { path: 'a/b' },
    });
  });
});

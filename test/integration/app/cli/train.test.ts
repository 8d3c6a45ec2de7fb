import { describe, expect, it } from 'vitest';
import { onomast } from '../../../support/onomast.ts';

describe('onomast train', () => {
  it('explains itself', async () => {
    const { code, out } = await onomast(['train', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('--gold DIR');
  });

  it.each([
    [['train'], '--gold'],
    [['train', '--gold', 'x'], '--out'],
    [['train', '--gold', 'no/such/folder', '--out', 'x'], 'no/such/folder'],
    [['train', '--gold', 'x', '--out', 'y', '--epochs', 'many'], '--epochs'],
  ])('answers %j with what is wrong', async (args, reason) => {
    const { code, err } = await onomast(args);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(reason);
  });
});

import { describe, expect, it } from 'vitest';
import { command } from '../../../support/in-process.ts';

describe('onomast train', () => {
  it('explains itself', async () => {
    const { code, out } = await command(['train', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('--gold DIR');
  });

  it.each([
    [['train'], '--gold'],
    [['train', '--gold', 'x'], '--out'],
    [['train', '--gold', 'no/such/folder', '--out', 'x'], 'no/such/folder'],
    [['train', '--gold', 'x', '--out', 'y', '--epochs', 'many'], '--epochs'],
  ])('answers %j with what is wrong', async (args, reason) => {
    const { code, err } = await command(args);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});

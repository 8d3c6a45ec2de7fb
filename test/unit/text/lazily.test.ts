import { expect, it, vi } from 'vitest';
import { lazily } from '../../../src/text/lazily.ts';

it('makes what it is asked for once, and not before', () => {
  const make = vi.fn(() => undefined);
  const made = lazily(make);
  expect(make).not.toHaveBeenCalled();
  expect([made(), made()]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});

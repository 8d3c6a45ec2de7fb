import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offsetOfPointer } from '../../../../src/gazetteer/import/json-place.ts';

/** All pointers of a JSON value with the values they lead to. */
function* pointers(value: unknown, pointer = ''): Generator<[string, unknown]> {
  yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value))
    yield* pointers(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

it('leads to where the value is written, with or without white space', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      // Keys that are numbers change their order when written.
      const text = JSON.stringify(value, null, indent);
      for (const [pointer, expected] of pointers(JSON.parse(text))) {
        const written = JSON.stringify(expected, null, indent).split('\n')[0]!;
        const at = offsetOfPointer(text, pointer);
        expect(text.slice(at, at + written.length)).toBe(written);
      }
    }),
  );
});

it('leads to the nearest ancestor of what is not there', () => {
  expect(offsetOfPointer('{"a": [1, 2]}', '/a/7')).toBe(6);
  expect(offsetOfPointer('{"a": 1}', '/b')).toBe(0);
});

import { expect, it } from 'vitest';
import { withCharacters } from '../../../../../../src/stages/read/formats/pdf/radicals.ts';

it.each([
  ['⻄安市⻓安区', '西安市长安区'],
  ['⻢来⻄亚与⻰岩', '马来西亚与龙岩'],
  ['東京都⻘山', '東京都青山'],
])('%s has characters in place of radicals', (drawn, meant) => {
  expect(withCharacters(drawn)).toBe(meant);
});

it.each([
  '⻄ ⻓ ⻔',
  'the radical ⻢',
  '⺮ and ⻊',
  'Lagos',
])('%s stays: no character stands there', (text) => {
  expect(withCharacters(text)).toBe(text);
});

it('leaves radicals that no character looks like', () => {
  expect(withCharacters('部首⺮是竹')).toBe('部首⺮是竹');
});

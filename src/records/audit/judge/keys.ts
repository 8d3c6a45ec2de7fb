import type { Verdict } from './judgements.ts';

/** Keys of a judge, the same in the terminal and in the browser. */
export const verdictKeys: Readonly<Record<string, Verdict>> = {
  y: 'right',
  '1': 'right',
  t: 'type',
  '2': 'type',
  s: 'span',
  '3': 'span',
  v: 'value',
  '4': 'value',
  l: 'link',
  '5': 'link',
  n: 'nothing',
  '6': 'nothing',
  k: 'skip',
  '0': 'skip',
};

/** The keys in a line. */
export const keyHelp =
  'y right   t wrong type   s wrong span   v wrong value   l wrong link   n no mention at all   k skip   u undo   q quit';

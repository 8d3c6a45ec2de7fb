import type { ReadValue } from '../../../records/store/reading/document.ts';
import { decimal } from './format.ts';

const qualifierWords: Readonly<Record<string, string>> = {
  approximately: 'about',
  moreThan: 'more than',
  atLeast: 'at least',
  lessThan: 'less than',
  atMost: 'at most',
};

/** A value as one reads it: `about USD 419,100,000`. */
export function valueText({
  currency,
  value,
  minValue,
  maxValue,
  qualifier,
  unitText,
  date,
}: ReadValue): string {
  if (date !== undefined) return date;
  const figure =
    minValue !== undefined && maxValue !== undefined
      ? `${decimal(minValue)} to ${decimal(maxValue)}`
      : (value ?? minValue ?? maxValue);
  if (figure === undefined) return 'no value';
  return [
    qualifier === undefined ? undefined : (qualifierWords[qualifier] ?? qualifier),
    currency,
    figure.includes(' ') ? figure : decimal(figure),
    unitText,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

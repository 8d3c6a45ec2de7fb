import type { Qualifier, ValueBody } from './schema.ts';

/** `Omit` of each member of a union. */
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The annotation guideline has three marks for the record's five qualifiers. */
const markOf: { readonly [Q in Qualifier]: string } = {
  approximately: ' ~',
  moreThan: ' >',
  atLeast: ' >',
  lessThan: ' <',
  atMost: ' <',
};

/** Units of proportion, which the guideline writes as the bare number. */
const proportions = new Set(['%', '‰', 'percentage points', 'basis points']);

/**
 * The value of an amount or date as the annotation guideline writes it, to compare a record with annotated text;
 * undefined where the body has no value.
 *
 * @example `USD 419100000`, `USD 2000000000..2500000000 <`, `30 ~`, `406900 t`, `2018-01/2018-07`
 */
export function guidelineValue(body: WithoutId<ValueBody>): string | undefined {
  if (body.type === 'TemporalExpression') return body.value;
  const figure =
    body.minValue !== undefined && body.maxValue !== undefined
      ? `${body.minValue}..${body.maxValue}`
      : (body.value ?? body.minValue ?? body.maxValue);
  if (figure === undefined) return undefined;
  const mark = body.qualifier === undefined ? '' : markOf[body.qualifier];
  if (body.type === 'MonetaryAmount') {
    return body.currency === undefined ? undefined : `${body.currency} ${figure}${mark}`;
  }
  const { unitText } = body;
  return unitText === undefined || proportions.has(unitText)
    ? `${figure}${mark}`
    : `${figure} ${unitText}${mark}`;
}

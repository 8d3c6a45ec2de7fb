/**
 * Whether a predicted value of an amount or date says the same as the gold value. Numbers are compared as numbers, units
 * without regard to superscripts. A gold date without a year (`--12-25`) has no value in a record, so it asks for none.
 *
 * @param type DATE, MONEY, PERCENT or QUANTITY
 * @param gold as the annotation guideline writes it
 * @param predicted likewise; empty where the record has no value
 */
export function sameValue(type: string, gold: string, predicted: string): boolean {
  if (type === 'DATE') return normaliseDate(gold) === normaliseDate(predicted);
  const [a, b] = [parseAmount(gold), parseAmount(predicted)];
  // The guideline leaves it open whether a quantity's value carries the mark of its approximating word.
  return a.figure === b.figure && a.unit === b.unit && (type === 'QUANTITY' || a.mark === b.mark);
}

/** Whether a gold value asks for one in the record. */
export function expectsValue(type: string, gold: string): boolean {
  return gold !== '' && !(type === 'DATE' && gold.startsWith('--'));
}

/** `1990/1999` and EDTF's `199X` are one; `2018-01/2018-12` is `2018`; `2018/2018` is `2018`. */
function normaliseDate(value: string): string {
  const text = value.trim();
  if (text.startsWith('--')) return '';
  const decade = /^(\d{3})X$/.exec(text);
  if (decade) return `${decade[1]}0/${decade[1]}9`;
  const century = /^(\d{2})XX$/.exec(text);
  if (century) return `${century[1]}00/${century[1]}99`;
  const [from, to] = text.split('/');
  if (to === undefined) return text;
  if (from === to) return from!;
  const year = from!.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return year;
  return text;
}

const amountPattern = /^(?:([A-Z]{3}) )?([-\d.]+?)(?:\.\.([-\d.]+))?(?: ([^~<>]*?))? ?([~<>])?$/u;

function parseAmount(value: string): { figure: string; unit: string; mark: string } {
  const found = amountPattern.exec(value.trim());
  if (!found) return { figure: value.trim(), unit: '', mark: '' };
  const [, currency = '', low, high, unit = '', mark = ''] = found;
  const figure = [low, high].filter((part) => part !== undefined).map(plainNumber);
  return {
    figure: figure.join('..'),
    unit: currency + unit.normalize('NFKC').trim(),
    mark,
  };
}

/** `12.50` and `012.5` are `12.5`; digits are kept, whatever their number. */
function plainNumber(text: string): string {
  const found = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(text);
  if (!found) return text;
  const [, sign = '', whole = '', fraction = ''] = found;
  return `${sign}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}

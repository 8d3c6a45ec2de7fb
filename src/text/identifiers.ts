/**
 * Identifiers of publications in the form that others link by: DOIs as IRIs, numbers of books and journals as URNs. Undefined where
 * the text holds none whose check digit is right.
 *
 *     doi:10.1000/182, https://dx.doi.org/10.1000/182    https://doi.org/10.1000/182
 *     ISBN 978-3-16-148410-0, 9783161484100              urn:isbn:9783161484100
 *     0-306-40615-2 where it is said to be an ISBN       urn:isbn:0306406152
 *     ISSN 2049-3630                                     urn:issn:2049-3630
 *
 * @param name of the field, which may say what it is: `prism:doi`, `isbn`
 */
export function identifierOf(text: string, name = ''): string | undefined {
  const doi = /(?<![\d.])10\.\d{4,9}\/\S+/.exec(text)?.[0];
  if (doi !== undefined) return `https://doi.org/${withoutTail(doi)}`;
  const said = `${name} ${text}`;
  const book = bookNumber(text, /isbn/i.test(said));
  if (book !== undefined) return `urn:isbn:${book}`;
  const serial = /issn/i.test(said) ? serialNumber(text) : undefined;
  return serial === undefined ? undefined : `urn:issn:${serial}`;
}

/** Without the stops and brackets of the sentence that it stood in. */
function withoutTail(doi: string): string {
  let end = doi.length;
  while (end > 0 && '.,;:>"\u201d\u2019'.includes(doi[end - 1]!)) end--;
  // A bracket that nothing opened.
  if (doi[end - 1] === ')' && !doi.slice(0, end - 1).includes('(')) end--;
  return doi.slice(0, end);
}

function bookNumber(text: string, isSaid: boolean): string | undefined {
  for (const [found] of text.matchAll(/(?<![\d-])97[89][- ]?(?:\d[- ]?){9}\d(?![\d-])/g)) {
    const digits = found.replace(/[- ]/g, '');
    const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
    if (sum % 10 === 0) return digits;
  }
  if (!isSaid) return undefined;
  for (const [found] of text.matchAll(/(?<![\d-])(?:\d[- ]?){9}[\dXx](?![\d-])/g)) {
    const digits = found.replace(/[- ]/g, '').toUpperCase();
    if (weighted(digits) % 11 === 0) return digits;
  }
  return undefined;
}

function serialNumber(text: string): string | undefined {
  for (const [, first, last] of text.matchAll(/(?<![\d-])(\d{4})-?(\d{3}[\dXx])(?![\d-])/g))
    if (weighted(`${first}${last}`.toUpperCase()) % 11 === 0) return `${first}-${last!.toUpperCase()}`;
  return undefined;
}

/** The sum that check digits make a multiple of eleven: the last counts once, the one before twice, …; X is ten. */
function weighted(digits: string): number {
  return [...digits].reduce(
    (sum, digit, i) => sum + (digit === 'X' ? 10 : Number(digit)) * (digits.length - i),
    0,
  );
}

import { readDataTable } from './data-table.ts';

/** The legal forms of companies, `data/languages/en/legal-forms.csv`: one row a form and group of countries. */
const rows = readDataTable<'form' | 'position' | 'use'>('languages/en/legal-forms.csv').map(
  ({ form, position, use }) => ({ form, position, uses: use.split('|') }),
);

/**
 * What a form is read for:
 *
 *     tagged      the name rules know it as a form: `Kamvol OJSC`
 *     short       so short that it means other things unless a quoted name follows or a company precedes
 *     compared    left out where two names are compared
 *     looked-up   a name that no gazetteer has with it is looked up without it
 */
type Use = 'tagged' | 'short' | 'compared' | 'looked-up';

/** The forms of a use, as printed; those alone that stand before names, or after them, where that is asked. */
export function legalForms(use: Use, position?: 'before' | 'after'): ReadonlySet<string> {
  return new Set(
    rows
      .filter((row) => row.uses.includes(use))
      .filter((row) => position === undefined || row.position === position || row.position === 'both')
      .map(({ form }) => form),
  );
}

/** All forms that stand after names alone: `(Pty) Ltd`, `S.p.A.`. */
export const formsAfterNames: readonly string[] = rows
  .filter(({ position }) => position === 'after')
  .map(({ form }) => form);

import { readDataTable } from '../gazetteer/data-table.ts';

const rows = readDataTable<'initials' | 'alsoWord'>('languages/en/long-initials.csv');

/** Initials of more than one letter, as transliterated names have them: `Yu. Gagarin`, `Dzh.` */
export const longInitials: ReadonlySet<string> = new Set(rows.map(({ initials }) => initials));

/** Those that are no word, name or abbreviation of their own, as `Al` and `Ed` are. */
export const sureLongInitials: ReadonlySet<string> = new Set(
  rows.filter(({ alsoWord }) => alsoWord !== 'yes').map(({ initials }) => initials),
);

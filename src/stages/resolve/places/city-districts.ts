import { readDataTable } from '../../../gazetteer/data-table.ts';

const usual = new Map(
  readDataTable<'name' | 'forms'>('regions/post-soviet/city-districts.csv').flatMap(({ name, forms }) =>
    forms.split('|').map((form) => [form, name] as const),
  ),
);

/** The usual name of a city's district, without its head word: `Partizan` -> `Partizansky`; others as they are. */
export function cityDistrictName(base: string): string {
  return usual.get(base) ?? base;
}

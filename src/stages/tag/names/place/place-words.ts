import { readDataTable } from '../../../../gazetteer/data-table.ts';

const roles = readDataTable<'word' | 'roles'>('languages/en/place-words.csv').map((row) => ({
  word: row.word,
  roles: row.roles.split('|'),
}));
/** Generic words of places that do one thing in their names, `region`, `landform`: `data/languages/en/place-words.csv`. */
export const placeWords = (role: string): ReadonlySet<string> =>
  new Set(roles.filter((row) => row.roles.includes(role)).map(({ word }) => word));

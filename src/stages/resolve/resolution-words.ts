import { anyOf, readRoles } from '../../gazetteer/data-table.ts';

const words = readRoles('languages/en/resolution-words.csv', 'words');

/** An alternative of the words next to a name that have a role: `data/languages/en/resolution-words.csv`. */
export const wordsOf = (role: string): string => anyOf(words(role));

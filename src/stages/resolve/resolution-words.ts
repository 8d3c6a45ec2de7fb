import { anyOf, readRoles } from '../../gazetteer/data-table.ts';

/** The words next to a name that have a role: `data/languages/en/resolution-words.csv`. */
export const listOf = readRoles('languages/en/resolution-words.csv', 'words');

/** An alternative of them. */
export const wordsOf = (role: string): string => anyOf(listOf(role));

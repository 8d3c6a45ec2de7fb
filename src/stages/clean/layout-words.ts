import { readRoles } from '../../gazetteer/data-table.ts';

/** Words that tell parts of a page from one another, by their roles: `data/languages/en/layout-words.csv`. */
export const layoutWords = readRoles<'words'>('languages/en/layout-words.csv', 'words');

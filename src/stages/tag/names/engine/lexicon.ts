import { legalForms as formsOf } from '../../../../gazetteer/legal-forms.ts';
import { wordList } from './word-lists.ts';

/**
 * Word tables that several name rules share. Lower case, one blank between words; written from general knowledge of English
 * and of the titles that offices, treaties and forums bear.
 */

/** Words that never belong to a name at its left edge though a sentence or a heading writes them with a capital. */
export const openers = wordList('shared/openers');

/** Offices, ranks and forms of address: they stand before a person's name and are no part of it, nor of a body's. */
export const titles = wordList('shared/titles');

/** Subject words that offices and treaties take into their names; capitalised, they go on with a name after "and" or a comma. */
export const topics = wordList('shared/topics');

/** Lowercase words that may go on with the title of a treaty, programme or concept once it has begun capitalised. */
export const titleWords = wordList('shared/title-words');

/** Adjectives that may stand before a lowercase head word of a site: "Zarechye coal mine", "Vitebsk nuclear power plant". */
export const siteModifiers = wordList('shared/site-modifiers');

/** Legal forms of companies, as printed. */
export const legalForms = formsOf('tagged');

/** Letters before the names of ships: `HMS`. */
export const shipPrefixes = wordList('shared/ship-prefixes');

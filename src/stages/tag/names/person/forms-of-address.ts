import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { wordList } from '../engine/word-lists.ts';

/** What stands before a person's name. */
export interface FormOfAddress {
  /** Nothing but a person is addressed so; a rank may begin other names. */
  readonly sure: boolean;
  /** Whether the word may be a name itself. */
  readonly alsoName: boolean;
  /** `Messrs`: a list of names follows. */
  readonly several: boolean;
}

const forms = new Map<string, FormOfAddress>();
for (const { form, before, alsoName } of readDataTable<'form' | 'before' | 'alsoName'>(
  'languages/en/forms-of-address.csv',
)) {
  const several = before === 'persons' || before === 'ranks';
  const entry = { sure: before.startsWith('person'), alsoName: alsoName === 'yes', several };
  forms.set(form, entry).set(form.toUpperCase(), entry);
}

const titlesOfTwo = wordList('person/titles-of-two');
const secondTitles = wordList('person/second-titles');

/** The second word of a title, as printed: `Dato' Seri`, `Datin Paduka`; `Ms Sri Widowati` has a given name. */
export function isSecondTitle(word: string, before: string): boolean {
  return secondTitles.has(word) && (titlesOfTwo.has(before) || secondTitles.has(before));
}

/** The form of address that a word is, as printed and without its full stop. */
export function formOfAddress(word: string): FormOfAddress | undefined {
  return forms.get(word);
}

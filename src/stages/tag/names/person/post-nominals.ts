import { readDataTable } from '../../../../gazetteer/data-table.ts';

/** Letters for degrees, honours and offices after a name. */
interface PostNominal {
  /** They may be initials as well. */
  readonly alsoInitials: boolean;
  /** They stand after persons' names and little else: `QC`, not the `MP` of "Labour MP". */
  readonly afterName: boolean;
}

const letters = new Map<string, PostNominal>(
  readDataTable<'form' | 'alsoInitials' | 'afterName'>('languages/en/post-nominals.csv').map((row) => [
    row.form,
    { alsoInitials: row.alsoInitials === 'yes', afterName: row.afterName === 'yes' },
  ]),
);

/** Whether a word, as printed, stands after a person's name as a degree, an honour or an office: `QC`, `PhD`, `JA`. */
export function isPostNominal(word: string): boolean {
  return letters.get(word)?.alsoInitials === false;
}

/** Whether a word, as printed, may be such letters, or initials or a state: `SC`. */
export function mayBePostNominal(word: string): boolean {
  return letters.has(word);
}

/** Whether a word, as printed, tells that the words in front of it are a person's name. */
export function tellsPerson(word: string): boolean {
  return letters.get(word)?.afterName === true;
}

/** `J` of a judge may be an initial: it counts only after a word in lowercase, where no full stop follows. */
const ambiguousTail = /(?<=\p{Ll}{2}) \p{Lu}{1,3}$/u;
const tail = /,? (\p{Lu}[\p{Lu}\p{Ll}]*(?:\.\p{Lu}\p{Ll}*)*)\.?$/u;

/**
 * Where a person's name ends in front of letters for degrees, honours and offices: `Anna Berg[, QC]`, `Okoro [JA]`, `Tom Fox [OBE FRS]`.
 *
 * @param from where it ends with them
 * @param cites whether the text cites: there capitals after a surname are initials
 */
export function withoutPostNominals(text: string, start: number, from: number, cites: boolean): number {
  let end = from;
  for (;;) {
    const name = text.slice(start, end);
    const word = tail.exec(name);
    if (word === null || word.index === 0) return end;
    const known = letters.get(word[1]!.replaceAll('.', ''));
    if (known === undefined) return end;
    if (known.alsoInitials && (cites || !ambiguousTail.test(name) || text[end] === '.')) return end;
    end = start + word.index;
  }
}

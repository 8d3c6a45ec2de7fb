import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import { perFlow, type Recogniser } from '../../../../contract/recogniser.ts';
import { nameContextOf } from '../engine/name-context.ts';
import { Kind, wordsOf } from '../engine/words.ts';
import { afterOffice, attributed, cited } from './context.ts';
import { again, guess, matchEnding } from './endings.ts';
import { isTitleBit, learn } from './forms.ts';
import { east, given } from './given.ts';
import { initialsFirst, surnameFirst } from './initials.ts';
import { Search } from './search.ts';

/** Surnames that the document joins to a given name or initials. */
const surnamesOfDocument: MemoryKey<DocumentContext, Set<string>> = {
  name: 'person.surnames',
  create: () => new Set(),
};

/**
 * People by the shape of their names:
 *
 *     V. Sidorenko, P.M. Harkovich, Yu. V. Berezin        initials, surname
 *     Sidorenko, E.V.   Harkovich P.M.                     surname, initials (bibliographies)
 *     Alexander Berezin, George W. Harland                 a given name and what follows it
 *     President Akhmetov, Mr. Smith                      an office or form of address, which stays out
 *     Minister of Foreign Affairs of Hungary Gergő Szabó   … with the body it governs in between
 *     Wang Xiaoming, Nguyen Van Thanh, Park Jae-sung            surname first
 *     Mohammed bin Rashid, Ludwig van Beethoven            particles inside
 *     Kairat Berdenov, Harkovich                              surnames by their endings
 *     (Brandt 2014; Holm et al., 2016)                    citations
 *     Sidorenko                                            a surname that the document joins to a given name or initials elsewhere
 */
export function createPersonRecogniser(): Recogniser {
  return {
    prepare(contexts, document) {
      const surnames = document.memory(surnamesOfDocument);
      for (const context of contexts) learn(wordsOf(context), surnames);
    },
    recognise: perFlow((context) => {
      const search = new Search(nameContextOf(context), context.document.memory(surnamesOfDocument));
      run(search);
      return search.found;
    }),
  };
}

/** Looks at word `i`; answers where the name that begins there ends, or 0. */
type PersonRule = (search: Search, i: number) => number;

/** The surest first. */
const rules: readonly PersonRule[] = [
  // Harkovich P.M.
  surnameFirst,
  // V. Sidorenko
  initialsFirst,
  // Alexander Berezin
  given,
  // Wang Xiaoming, Park Jae-sung
  east,
  // President Akhmetov
  afterOffice,
  // (Brandt 2014)
  cited,
  // … - Karpuk [Electronic resource]
  attributed,
  // Harkovich
  matchEnding,
  // Sidorenko, once initials were seen
  again,
  guess,
];

/** Every capitalised word is asked, the surest rule first; what one takes, the next does not see. */
function run(search: Search): void {
  const words = search.words;
  for (let i = 0; i < words.count; i++) {
    if (words.sentenceStart[i] === 1) search.office = -1;
    const kind = words.kind[i]!;
    // Most words are small and no titles.
    if ((kind & (Kind.word | Kind.capital)) === Kind.word && (words.triggers[i]! & isTitleBit) === 0)
      continue;
    if ((kind & Kind.word) === 0) {
      const text = words.text[i]!;
      if (text === ',' || text === ';' || text === '(' || text === ':') search.office = -1;
      continue;
    }
    const isTitle = (words.triggers[i]! & isTitleBit) !== 0;
    if (isTitle) search.office = i;
    if ((kind & Kind.capital) === 0 || i < search.done) continue;
    let end = 0;
    for (let r = 0; end === 0 && r < rules.length; r++) end = rules[r]!(search, i);
    if (end > 0) {
      search.done = end;
      i = Math.max(i, end - 1);
    }
  }
}

export const component = defineComponent({
  name: 'tag.person',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'people by initials, titles and the shape of their names',
  after: ['tag.gazetteer'],
  create: () => createPersonRecogniser(),
});

import type { DocumentContext, Recogniser } from '../../../../contract/component.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Proposal } from '../../../../contract/proposal.ts';
import { read } from '../engine/name-context.ts';
import { Kind, wordsOf } from '../engine/words.ts';
import { afterOffice, attributed, cited } from './context.ts';
import { again, byEnding, guess } from './endings.ts';
import { isTitleBit, learn } from './forms.ts';
import { east, given } from './given.ts';
import { initialsFirst, surnameFirst } from './initials.ts';
import { Search } from './search.ts';

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
  const name = 'person';
  const stage = `tag.${name}`;
  const memoryOf = (document: DocumentContext): Set<string> => {
    let memory = document.memory.get(name) as Set<string> | undefined;
    if (memory === undefined) {
      memory = new Set();
      document.memory.set(name, memory);
    }
    return memory;
  };

  return {
    name,
    prepare(flows, document) {
      const surnames = memoryOf(document);
      for (const flow of flows) learn(wordsOf(flow), surnames);
    },
    recognise(flow: TokenisedFlow, document: DocumentContext, earlier: readonly Proposal[]): Proposal[] {
      const search = new Search(read(flow, document, earlier), memoryOf(document), stage);
      run(search);
      return search.found;
    },
  };
}

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
    const end =
      surnameFirst(search, i) ||
      initialsFirst(search, i) ||
      given(search, i) ||
      east(search, i) ||
      afterOffice(search, i, isTitle) ||
      cited(search, i) ||
      attributed(search, i) ||
      byEnding(search, i) ||
      again(search, i) ||
      guess(search, i);
    if (end > 0) {
      search.done = end;
      i = Math.max(i, end - 1);
    }
  }
}

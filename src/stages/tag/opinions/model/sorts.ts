import type { Draft } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../lazily.ts';
import { wordList } from '../../names/engine/word-lists.ts';

const body = lazily(() => new RegExp(`\\s${anyOf(wordList('edges/ends-body'))}$`, 'iu'));
const site = lazily(() => new RegExp(`\\s${anyOf(wordList('edges/ends-site'))}\\.?$`, 'iu'));
const nature = lazily(() => new RegExp(`\\s${anyOf(wordList('edges/ends-nature'))}$`, 'iu'));

/**
 * What a name ends with settles its type:
 *
 *     Tyler High School Gymnasium, Harry Hines Blvd.                    sites, where the model saw a body or somebody
 *     Waldo Baptist Church, Cobb Funeral Home, Ohio Highway Patrol      bodies, where it saw a site
 *     Goblin Valley State Park, Etosha National Park                    nature
 */
export function sortByEnding(draft: Draft, text: string): Draft {
  const { type } = draft;
  if (type === 'ORG' || type === 'PERSON') {
    const isSite = site().test(text.slice(draft.start, draft.end));
    return isSite ? { ...draft, type: 'FAC' } : draft;
  }
  if (type !== 'FAC') return draft;
  const name = text.slice(draft.start, draft.end);
  if (body().test(name)) return { ...draft, type: 'ORG' };
  return nature().test(name) ? { ...draft, type: 'LOC' } : draft;
}

import type { Draft } from '../../../../contract/proposal.ts';
import { lazily } from '../../../../text/lazily.ts';
import { Phrases } from '../../../../text/phrases.ts';
import { wordList } from '../../names/engine/word-lists.ts';

const endings = (list: string) =>
  lazily(() => new Phrases([...wordList(list)].map((words) => words.toLowerCase())));
const body = endings('edges/ends-body');
const site = endings('edges/ends-site');
const nature = endings('edges/ends-nature');

/**
 * What a name ends with settles its type:
 *
 *     Tyler High School Gymnasium, Harry Hines Blvd.                    sites, where the model saw a body or somebody
 *     Waldo Baptist Church, Cobb Funeral Home, Ohio Highway Patrol      bodies, where it saw a site
 *     Goblin Valley State Park, Etosha National Park                    nature
 */
export function sortByEnding(draft: Draft, text: string): Draft {
  const { type } = draft;
  if (type !== 'ORG' && type !== 'PERSON' && type !== 'FAC') return draft;
  const name = text.slice(draft.start, draft.end).toLowerCase();
  if (type !== 'FAC') {
    const isSite = endsWith(name.endsWith('.') ? name.slice(0, -1) : name, site());
    return isSite ? { ...draft, type: 'FAC' } : draft;
  }
  if (endsWith(name, body())) return { ...draft, type: 'ORG' };
  return endsWith(name, nature()) ? { ...draft, type: 'LOC' } : draft;
}

/** Whether a name ends with one of the phrases and has something before it. */
const endsWith = (name: string, phrases: Phrases): boolean =>
  phrases.startBefore(name, name.length, (start) => /\s/.test(name.charAt(start - 1))) > 0;

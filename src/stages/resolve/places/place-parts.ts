import type { KnownNames } from '../../../names/knowledge.ts';
import { wordsOf } from '../resolution-words.ts';
import type { CandidateSet } from './candidate-set.ts';
import { levelOf, priorOf } from './place-candidate.ts';

const direction = wordsOf('part-of-place');
const before = new RegExp(`^${direction}[ -](?=\\p{Lu})(.+)$`, 'iu');
const behind = new RegExp(`^(.+)[ -]${direction}$`, 'iu');

/** What a part is less likely than its whole: a hamlet may be called so too. */
const asPart = 1.5;
const mostLikely = 4.5;

/**
 * What a place is a part of that no gazetteer has by its own name: "Kisumu East", "Western Panola County". Countries are too large for
 * their point to say where a part lies.
 * @param base the name without its head word
 */
export function addWholes(surface: string, base: string, names: KnownNames, found: CandidateSet): void {
  const whole = (before.exec(surface) ?? behind.exec(surface))?.[1];
  if (whole === undefined) return;
  for (const { entry, kind } of names.lookup(whole)) {
    const level = levelOf(entry);
    if (kind === 'other' || kind === 'former' || kind === 'adj' || kind === 'demonym') continue;
    if (level === 'country' || level === 'other') continue;
    found.set(`part ${entry.id}`, {
      entry,
      country: entry.countryCodes[0] ?? '',
      level: 'district',
      prior: Math.min(mostLikely, priorOf(entry, level) - asPart),
      weak: false,
      seat: base,
      part: true,
    });
  }
}

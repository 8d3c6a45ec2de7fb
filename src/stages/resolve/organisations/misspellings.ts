import { distance } from 'fastest-levenshtein';
import type { KnownNames } from '../../../names/knowledge.ts';
import { genericWords } from '../../../names/wording.ts';
import type { Clusters } from '../clusters.ts';
import { type Body, digits, isPlaceWord, isSlip, letters, sameMarks } from './name-group.ts';

/** Above this many names no edit-distance search is made, to keep memory flat. */
const fuzzyLimit = 50_000;

/** Above this many acronyms none is compared with the others. */
const acronymLimit = 2000;

interface Joining {
  readonly clusters: Clusters;
  readonly names: KnownNames;
}

/** Joins coined names one letter apart (two from sixteen letters) that hold the same digits. */
export function joinMisspelt(bodies: readonly Body[], { clusters, names }: Joining): void {
  const keys = new Map<string, Body>();
  for (const body of bodies) {
    const key = body.wording.letters;
    if (key.length >= 10 && !keys.has(key)) keys.set(key, body);
  }
  if (keys.size > fuzzyLimit) return;
  const byPart = new Map<string, Body[]>();
  for (const [key, body] of keys) {
    for (const part of [`<${key.slice(0, 5)}`, `>${key.slice(-5)}`]) {
      for (const other of byPart.get(part) ?? [])
        if (isMisspelling(body, other, names)) clusters.join(other.name, body.name);
      const list = byPart.get(part);
      if (list === undefined) byPart.set(part, [body]);
      else if (list.length < 16) list.push(body);
    }
  }
}

function isMisspelling(body: Body, other: Body, names: KnownNames): boolean {
  const [a, b] = [body.wording.letters, other.wording.letters];
  const limit = Math.min(a.length, b.length) >= 16 ? 2 : 1;
  if (Math.abs(b.length - a.length) > limit || digits(b) !== digits(a) || !sameMarks(body, other))
    return false;
  return distance(b, a) <= limit && !knownWordsDiffer(body, other, names);
}

/** "Economy" and "Ecology", "Minsk" and "Pinsk": words that are both known are no misspellings of each other. */
function knownWordsDiffer(a: Body, b: Body, names: KnownNames): boolean {
  const left = a.wording.words.filter((w) => !b.wording.words.includes(w));
  const right = b.wording.words.filter((w) => !a.wording.words.includes(w));
  const known = (w: string) => genericWords.has(w) || w.length < 5 || isPlaceWord(w, names);
  return left.length > 0 && right.length > 0 && left.some(known) && right.some(known);
}

/**
 * Joins an acronym that nothing explains and one that is explained, a letter more, a letter less or two letters swapped apart.
 * @param isExplained whether it is known what an acronym is short for
 * @param isSpelt whether a name of the document has these initials
 */
export function joinMisspeltAcronyms(
  bodies: readonly Body[],
  { clusters, names }: Joining,
  isExplained: (body: Body) => boolean,
  isSpelt: (acronym: string) => boolean,
): void {
  const acronyms = bodies.filter((b) => b.acronym && letters(b.surface).length >= 4);
  if (acronyms.length > acronymLimit) return;
  const targets = acronyms.filter(isExplained);
  for (const body of acronyms) {
    if (isExplained(body) || names.lookup(body.surface).length > 0 || isSpelt(letters(body.surface)))
      continue;
    const near = targets.filter((other) => isSlip(letters(body.surface), letters(other.surface)));
    const roots = new Set(near.map((other) => clusters.find(other.name)));
    if (roots.size === 1) clusters.join(near[0]!.name, body.name);
  }
}

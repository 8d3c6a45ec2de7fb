import { distance } from 'fastest-levenshtein';
import type { KnownNames } from '../../../names/knowledge.ts';
import type { Wording } from '../../../names/wording.ts';

/** Names that one key may lead to; a longer list says nothing. */
export const listLimit = 64;

/** A name of a body with what comparing needs. */
export interface Body {
  readonly name: number;
  readonly surface: string;
  readonly wording: Wording;
  readonly acronym: boolean;
}

/** `U.N.` -> `UN`. */
export function letters(acronym: string): string {
  return acronym.replace(/\./g, '');
}

/** One letter more or less, or two neighbours swapped, after the same first letter. */
export function isSlip(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  if (Math.abs(a.length - b.length) === 1) return distance(a, b) === 1;
  return a.length === b.length && distance(a, b) === 2 && [...a].sort().join('') === [...b].sort().join('');
}

/** What is left of a text when only digits count. */
export function digits(text: string): string {
  return text.replace(/\D+/g, ' ');
}

/** Whether two names hold the same countries and ordinals. */
export function sameMarks(a: Body, b: Body): boolean {
  const marks = (body: Body) =>
    body.wording.words
      .filter((w) => w.startsWith('cc:') || w.startsWith('#'))
      .sort()
      .join(' ');
  return marks(a) === marks(b);
}

/** Adds to a list by key, up to {@link listLimit}. */
export function listed(map: Map<string, Body[]>, key: string, body: Body): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [body]);
  else if (list.length < listLimit) list.push(body);
}

/** The name mentioned first most shortly before this one, else most shortly after. Names are numbered by first mention. */
export function nearest(bodies: readonly Body[] | undefined, name: number): Body | undefined {
  let best: Body | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const body of bodies ?? []) {
    if (body.name === name) continue;
    const away = name - body.name;
    const d = away > 0 ? away : -away * 3;
    if (d < bestDistance) {
      best = body;
      bestDistance = d;
    }
  }
  return best;
}

/** Whether a word of a wording, in lowercase, is the name of a place. */
export function isPlaceWord(word: string, names: KnownNames): boolean {
  return names.isPlaceWord(word[0]!.toUpperCase() + word.slice(1));
}

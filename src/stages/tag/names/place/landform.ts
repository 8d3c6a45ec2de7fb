import type { Draft } from '../../../../contract/proposal.ts';
import { isOrdinary, isTopic, Known, type NameContext, propose } from '../engine/name-context.ts';
import { runEnd, runStart } from '../engine/run.ts';
import { adjacent, capitalPrecedes, isGlued, Kind, trigger } from '../engine/words.ts';
import { placeWords } from './place-words.ts';

/** Landforms: seas, lakes, mountains, gulfs by their generic word. */

export const landforms = placeWords('landform');
/** Those that take a name in lowercase too: "Bohai sea". */
const lowercaseLandforms = placeWords('small-landform');
/** Those that towns are called after: "Sun Valley, Idaho". */
const townForms = placeWords('town-landform');
const before = placeWords('landform-first');

export const landformWords = trigger([...landforms, ...before, 'mt']);
export const lowercaseLandformWords = trigger(lowercaseLandforms);

/** `Lake Naroch`, `Gulf of Finland`; `Baltic Sea`, `the Ural mountains`. */
export function matchLandform(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  const word = lower[i]!;
  if (word === 'mt') {
    matchMount(names, i, found);
    return;
  }
  const nextIsName =
    i + 1 < words.count &&
    adjacent(words, i) &&
    words.sentenceStart[i + 1] !== 1 &&
    (words.kind[i + 1]! & Kind.capital) !== 0 &&
    !isGlued(words, i + 1);
  if (before.has(word) && (words.kind[i]! & Kind.capital) !== 0) {
    if (words.text[i + 1] === 'of' && i + 2 < words.count && (words.kind[i + 2]! & Kind.capital) !== 0) {
      found.push(propose(names, i, runEnd(names, i + 2), 'LOC', 0.76));
      return;
    }
    if (
      nextIsName &&
      (word === 'lake' || word === 'mount' || word === 'cape') &&
      !capitalPrecedes(words, i)
    ) {
      found.push(propose(names, i, runEnd(names, i + 1), 'LOC', 0.74));
      return;
    }
  }
  // what "Cape" ends is a province, and no headland: Western Cape
  if (word === 'cape' || !landforms.has(word)) return;
  const capital = (words.kind[i]! & Kind.capital) !== 0;
  if ((nextIsName && capital) || i === 0 || words.sentenceStart[i] === 1 || !adjacent(words, i - 1)) return;
  if (!capital && ((words.kind[i - 1]! & Kind.capital) === 0 || known[i - 1] !== 0 || isTopic(names, i - 1)))
    return;
  const first = runStart(names, i);
  if (first === i || (i - first === 1 && isOrdinary(names, first))) return;
  found.push(
    propose(
      names,
      first,
      i + 1,
      townForms.has(word) && words.text[i + 1] === ',' && (known[i + 2]! & Known.place) !== 0 ? 'GPE' : 'LOC',
      !capital ? 0.6 : word === 'range' || word === 'coast' || word === 'forest' ? 0.55 : 0.74,
    ),
  );
}

/** `Mt. Kalatungan`, `Mt Elgon`; a town that a list has, `Mt. Vernon`, is none. */
function matchMount(names: NameContext, i: number, found: Draft[]): void {
  const { words, known } = names;
  if ((words.kind[i]! & Kind.capital) === 0 || (known[i]! & Known.place) !== 0) return;
  const first = words.text[i + 1] === '.' && isGlued(words, i + 1) ? i + 2 : i + 1;
  if (first >= words.count || !adjacent(words, first - 1)) return;
  if ((words.kind[first]! & (Kind.capital | Kind.upper)) !== Kind.capital) return;
  found.push(propose(names, i, runEnd(names, first), 'LOC', 0.74));
}

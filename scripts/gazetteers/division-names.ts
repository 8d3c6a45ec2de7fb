import { distance } from 'fastest-levenshtein';
import { foldKey } from '../../src/gazetteer/fold.ts';
import { skeleton } from '../../src/gazetteer/skeleton.ts';

/** Words that say what a division is, in the languages of ISO 3166 and GeoNames; a division is known by what is left. */
const generic =
  /\b(?:region|oblast|oblasts?|voblasts|voblasc|province|provincia|provincie|provinsi|prefecture|state|estado|district|distrito|governorate|county|judet|department|departamento|departement|municipality|municipio|opstina|wilaya|wilayah|city|autonomous|republic|respublika|kray|krai|territory|okrug|avtonom\w*|shahri|viloyati|welayaty|oblysy|oblys|shaar\w*|capital|federal|area|division|parish|canton|kanton|land|comunidad|community|de|la|del|of|the|dist|muhafazat|muhafazah|al|el|an|ostan|sheng|shi|do|ken|fu|gobolka|mintaqah|novads|pilseta|apskritis|savivaldybe|maakond|raionul|rajons?|raion|zupanija|vojvodina|woj\w*|kraj|lan|fylke|region\w*|horad|gorod|misto|oblast\w*)\b/g;

/** Cores and their skeletons, each computed once. */
const cores = new Map<string, string>();
const skeletons = new Map<string, string>();

function memo(known: Map<string, string>, text: string, compute: (text: string) => string): string {
  let value = known.get(text);
  if (value === undefined) known.set(text, (value = compute(text)));
  return value;
}

/** A division's name without what says that it is one, adjectives cut to their stem: "Homyel'skaya voblasts'" is homyel. */
export function core(name: string): string {
  return memo(cores, name, computeCore);
}

function computeCore(name: string): string {
  const bare = foldKey(name).replace(generic, ' ').replace(/\s+/g, ' ').trim();
  return (bare === '' ? foldKey(name) : bare).replace(/(?:skaya|ska|skaja|skiy|sky|ski|ska|jas|as|es)$/, '');
}

/** Likeness of two names of divisions, 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const sa = memo(skeletons, a, skeleton);
  const sb = memo(skeletons, b, skeleton);
  if (sa === sb) return 0.95;
  const longest = Math.max(sa.length, sb.length);
  if (longest === 0 || Math.abs(sa.length - sb.length) * 4 > longest) return 0;
  return Math.max(0, 0.9 - (1.5 * distance(sa, sb)) / longest);
}

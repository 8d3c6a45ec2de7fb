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

const before =
  'Kabupaten|Kota|Amphoe|Huyện|Thị Xã|Quận|Thành Phố|Srŏk|Krŏng|Krong|Muang|Daerah|Bahagian|Shahrestān-e|Shahrestan-e|Degmada|Liwā’|Liwa’|Qaḑā’|Markaz|Mu‘tamadīyat|Délégation|Comuna|Komuna|Oraş|Gmina|Powiat|Okres|Gemeente|Commune|Obshtina|Općina|Opština|Grad|Raionul|Rayon|Politischer Bezirk|Wahlkreis|Regierungsbezirk|Bezirk|Landkreis|Kreis|Nomós|Bashkia|Circunscrição|Concelho|Distrito|Département|Departamento|Municipio|Município|Province|Provincia|Partido|Cantón|Caza|Ville|City|Town|District|Arrondissement|Mudīrīyat|Mudīrīyah';
const behind =
  'District Municipality|Metropolitan Municipality|Local Municipality|Municipal District|District|County|Municipality|Regency|Zila|Cercle|Division|Department|Zone|Āwraja|Province|Subprefecture|Subregion|Agency|Canton|[Kk]ommune?|[Rr]ayon|Raion|novads|pagasts|linn|vald|Járás|İlçesi|Shi|[Gg]un|Diqu|Rural Council';
const joined = "de la|de l’|de l'|de los|de las|du|des|del|de|da|do|di|e|of";
const kindBefore = new RegExp(`^(?:${before})(?: (?:${joined}))? (?=\\p{Lu})`, 'u');
const kindBehind = new RegExp(` (?:${behind})$|-(?:gun|shi|machi|cho|si|gu)$`, 'u');

/** A division's name without the word for its kind, which stands before or behind it: "Kabupaten Simalungun", "Mpigi District". */
export function withoutKind(name: string): string {
  return kindBefore.test(name) ? name.replace(kindBefore, '') : name.replace(kindBehind, '');
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

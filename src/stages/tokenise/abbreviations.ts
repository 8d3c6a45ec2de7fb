/**
 * Abbreviations that keep their full stop. What stands behind decides whether a sentence may end there:
 * - `title`: a name follows, never an end ("Dr. Novak", "Gen. Petrov");
 * - `number`: an abbreviation only before a number ("No. 6", "Fig. 2", "pp. 14");
 * - `inside`: mostly in mid-sentence ("e.g.", "approx.", "vs.");
 * - `end`: may close a sentence; the next word decides ("Inc.", "etc.", "a.m.").
 */
export type AbbreviationKind = 'title' | 'number' | 'inside' | 'end';

const lists: Record<AbbreviationKind, string> = {
  title:
    'mr mrs ms messrs mx dr prof assoc asst gov sen rep hon rev fr str gen maj col lt capt cpt cmdr sgt cpl pvt adm brig ' +
    'supt insp amb pres st ste mt ft acad cand',
  number:
    'no nos fig figs eq eqs art arts sec secs ch chap vol vols p pp par para nr app ex op cit ref refs ver ext',
  inside:
    'vs viz approx appr ca cf resp incl excl ed eds trans transl tel dept univ assn est min max avg ave blvd rd sq apt bldg ' +
    'jan feb apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri bn mln bln thsd thous misc govt',
  end: 'inc ltd co corp bros jr sr esq etc al ibid oz lb lbs ft hrs mins sec',
};

/** Lower-case form without the full stop, to its kind. */
export const abbreviations: ReadonlyMap<string, AbbreviationKind> = new Map(
  (Object.entries(lists) as [AbbreviationKind, string][])
    .reverse()
    .flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** Abbreviations that are ordinary words too when written small, so that only the capitalised form counts. */
export const capitalisedOnly: ReadonlySet<string> = new Set(
  (
    'gen col rep hon rev pres fr amb adm art mar jan jun jul sat sun mon wed fri co sec ed min max est app ex ch ave sen gov ' +
    'assoc no ref par para par trans str mt op dec oct'
  ).split(' '),
);

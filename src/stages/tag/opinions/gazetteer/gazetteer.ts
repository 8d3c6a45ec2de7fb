import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import type { Gazetteer, Hit } from '../../../../gazetteer/gazetteer.ts';
import { headWord, headWords } from '../../../../gazetteer/heads.ts';
import { openGazetteers } from '../../../../gazetteer/open-gazetteers.ts';
import { GazetteerSet } from '../../../../gazetteer/set.ts';
import { didYouMean } from '../../../../text/suggest.ts';
import { bestOf, byType, type Opinions, verdictsOf } from './opinion.ts';
import type { GazetteerOptions } from './options.ts';
import { type Place, Surroundings, weigh } from './surroundings.ts';

export interface GazetteerRecogniserOptions {
  /** The gazetteers to look in, ready for this thread. */
  readonly gazetteers: GazetteerSet | readonly Gazetteer[];
  /** Proposals below are not made; 0.3 if absent. */
  readonly minimumConfidence?: number;
  /** Names of the gazetteers that decide what their names are; the others advise. */
  readonly decides?: readonly string[];
}

/**
 * Names that a gazetteer knows, with the spans of the annotation guideline:
 *
 *     Republic of Belarus, Minsk, Great Britain           GPE
 *     Gomel region, Changsha city, Mary velayat           GPE, the word that says what it is in any case
 *     Belarusian, Zimbabweans; Belarusian-Kazakh          NORP; two
 *     CIS countries                                       CIS alone
 *     Southeast Asia, Baltic Sea                          LOC
 *
 * The confidence says how likely the printed form is that name and no other word: what kind of alias it is, how large the place,
 * whether the form is an ordinary word ("Nice", "Of", "Most") or a given name, and what stands next to it.
 */
export function createGazetteerRecogniser(options: GazetteerRecogniserOptions): Recogniser {
  const set =
    options.gazetteers instanceof GazetteerSet ? options.gazetteers : new GazetteerSet(options.gazetteers);
  const minimum = options.minimumConfidence ?? 0.3;
  const deciding = new Set(options.decides);
  const populations = new Map<string, number>();
  const population = (hit: Hit): number => {
    const id = hit.gazetteer.id(hit.entry);
    let known = populations.get(id);
    if (known === undefined) {
      known = set.population(hit);
      if (populations.size > 20_000) populations.clear();
      populations.set(id, known);
    }
    return known;
  };

  // Some names have hundreds of bearers ("San José"); each is looked at once.
  const remembered = new WeakMap<readonly Hit[], Opinions>();
  const opinionsOn = (hits: readonly Hit[]): Opinions => {
    let opinions = remembered.get(hits);
    if (opinions === undefined) remembered.set(hits, (opinions = byType(hits, population, deciding)));
    return opinions;
  };

  return {
    recognise: perFlow(({ flow, document }) => {
      const text = flow.view.text;
      const matches = set.match(text, flow.tokens);
      const proposals: Draft[] = [];
      // Countries and regions, by where they begin: "Lida, Grodno Region" makes Lida a place.
      const containers = new Set<number>();
      const opinionsOf: Opinions[] = [];
      for (let m = 0; m < matches.count; m++) {
        const opinions = bestOf(matches.hitsByGazetteer(m).map(opinionsOn));
        opinionsOf.push(opinions);
        const place = opinions.get('GPE');
        if (place?.isContainer && place.weight >= 0.7) containers.add(matches.start[m]!);
      }
      for (let m = 0; m < matches.count; m++) {
        const start = matches.start[m]!;
        const end = matches.end[m]!;
        const opinions = opinionsOf[m]!;
        const verdicts = verdictsOf(opinions, start, end);
        if (verdicts.length > 0) {
          proposals.push(...verdicts);
          continue;
        }
        const first = matches.firstToken[m]!;
        const last = matches.lastToken[m]!;
        const place = { flow, document, start, end, first, last, containers };
        proposals.push(...draftsOf(opinions, place, minimum));
      }
      return proposals;
    }),
  };
}

/** What the opinions on a match make of it where it stands. */
function draftsOf(opinions: Opinions, place: Place, minimum: number): Draft[] {
  const { start, end, flow } = place;
  const drafts: Draft[] = [];
  const around = new Surroundings(place);
  const people = opinions.get('NORP')?.weight ?? 0;
  for (const [type, opinion] of opinions) {
    let confidence = weigh(type, opinion, around);
    // "Kazakh" is a people before it is the town of Qazax.
    if (type === 'GPE' && people > 0.8 && !opinion.isListed) confidence *= 0.4;
    if (confidence < minimum) continue;
    drafts.push({ type, start, end, confidence: round(confidence) });
    if (type !== 'GPE' || opinion.isCountry) continue;
    const headEnd = headAfter(flow.view.text, end);
    if (headEnd > end)
      drafts.push({ type, start, end: headEnd, confidence: round(Math.min(0.95, confidence + 0.1)) });
  }
  return drafts;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** End of the head word after a place's name ("region", "Oblast", "city"), or `end` itself. */
function headAfter(text: string, end: number): number {
  const match = /^[ \n](\p{L}+)/u.exec(text.slice(end, end + 20));
  if (match === null) return end;
  const head = headWord(match[1]!);
  if (head === undefined || text[end + match[0].length] === '-') return end;
  // In lowercase these are descriptions: "Minsk state enterprise", "Tashkent district heating".
  const isSmall = match[1] === match[1]!.toLowerCase();
  if (isSmall && (smallHeads.get(head.head) ?? headWords.get(head.head) === 'city')) {
    if (head.head !== 'city') return end;
  }
  return end + match[0].length;
}

const smallHeads: ReadonlyMap<string, boolean> = new Map([
  ['state', true],
  ['republic', true],
  ['department', true],
  ['territory', true],
  ['county', true],
]);

export const component = defineComponent({
  name: 'tag.gazetteer',
  stage: 'tag',
  group: 'names',
  summary: 'names that the gazetteers know',
  options: () => import('./options.ts'),
  create: (options: GazetteerOptions, { resources }) => {
    const set = openGazetteers(resources);
    const known = set.gazetteers.map(({ name }) => name);
    const missing = options.decides.find((name) => !known.includes(name));
    if (missing !== undefined)
      throw new OnomastError(
        'config.invalid',
        `tag.gazetteer: the pipeline has no gazetteer ${JSON.stringify(missing)} that could decide${didYouMean(missing, known)}`,
      );
    return createGazetteerRecogniser({ ...options, gazetteers: set });
  },
});

import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import type { Gazetteer, Hit } from '../../../../gazetteer/gazetteer.ts';
import { headWord, headWords } from '../../../../gazetteer/heads.ts';
import { openGazetteers } from '../../../../gazetteer/open-gazetteers.ts';
import { GazetteerSet } from '../../../../gazetteer/set.ts';
import type { NameType } from '../../../../record/schema.ts';
import { didYouMean } from '../../../../text/suggest.ts';
import { openers, topics } from '../../names/engine/lexicon.ts';
import { givenNames } from '../../names/person/lexicon.ts';
import type { GazetteerOptions } from './options.ts';

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
 * whether the form is an ordinary word ("Nice", "Of", "Most") or a given name, and what stands beside it.
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
        const around = surroundings(
          flow,
          document,
          start,
          end,
          matches.firstToken[m]!,
          matches.lastToken[m]!,
          containers,
        );
        const people = opinions.get('NORP')?.weight ?? 0;
        for (const [type, opinion] of opinions) {
          let confidence = weigh(type, opinion, around);
          // "Kazakh" is a people before it is the town of Qazax.
          if (type === 'GPE' && people > 0.8 && !opinion.isListed) confidence *= 0.4;
          if (confidence < minimum) continue;
          proposals.push({ type, start, end, confidence: round(confidence) });
          if (type === 'GPE' && !opinion.isCountry) {
            const behind = headBehind(text, end);
            if (behind > end)
              proposals.push({
                type,
                start,
                end: behind,
                confidence: round(Math.min(0.95, confidence + 0.1)),
              });
          }
        }
      }
      return proposals;
    }),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** The best that the hits of a match say for one type. */
interface Opinion {
  /** 0 to 1, by the form alone. */
  readonly weight: number;
  readonly isCountry: boolean;
  /** A country or region: other places lie in it. */
  readonly isContainer: boolean;
  readonly isAcronym: boolean;
  /** From the project's own lists or a user's gazetteer: written as names of things in text. */
  readonly isListed: boolean;
  readonly verdict?: 'decides' | 'never';
}

/** Class of entries whose forms are never a name. */
const noName = 'no-name';
/** How sure a list is that decides. */
const decidedConfidence = 0.99;

/** What lists that decide say of a match; nothing where all advise. */
function verdictsOf(opinions: Opinions, start: number, end: number): Draft[] {
  const drafts: Draft[] = [];
  for (const [type, { verdict }] of opinions)
    if (verdict !== undefined) drafts.push({ type, start, end, confidence: decidedConfidence, verdict });
  const never = drafts.filter(({ verdict }) => verdict === 'never');
  return never.length > 0 ? never.slice(0, 1) : drafts;
}

type Opinions = ReadonlyMap<NameType, Opinion>;

function byType(
  hits: readonly Hit[],
  population: (hit: Hit) => number,
  deciding: ReadonlySet<string>,
): Opinions {
  const opinions = new Map<NameType, Opinion>();
  for (const hit of hits) {
    const { gazetteer } = hit;
    const kind = gazetteer.kind(hit.alias);
    const own = gazetteer.type(hit.entry);
    if (own === 'MONEY') continue;
    const type = own !== 'NORP' && (kind === 'adj' || kind === 'demonym') ? 'NORP' : own;
    const isListed =
      gazetteer.name !== 'geonames' && gazetteer.name !== 'iso-3166' && gazetteer.name !== 'cldr';
    const what = gazetteer.class(hit.entry);
    // "Ltd" is a part of names, not one.
    if (what === 'legal-form') continue;
    const verdict = what === noName ? 'never' : deciding.has(gazetteer.name) ? 'decides' : undefined;
    const weight = verdict === undefined ? weightOf(hit, type, isListed, population) : 1;
    const before = opinions.get(type);
    if (before !== undefined && before.weight >= weight) continue;
    opinions.set(type, {
      weight,
      isCountry: what === 'country',
      isContainer: what === 'country' || what === 'region',
      isAcronym: gazetteer.isCaseSensitive(hit.alias),
      isListed,
      ...(verdict !== undefined && { verdict }),
    });
  }
  return opinions;
}

/** Per type the best of what several gazetteers say. */
function bestOf(parts: readonly Opinions[]): Opinions {
  if (parts.length === 1) return parts[0]!;
  const best = new Map<NameType, Opinion>();
  for (const part of parts)
    for (const [type, opinion] of part)
      if (opinion.weight > (best.get(type)?.weight ?? -1)) best.set(type, opinion);
  return best;
}

/** How likely a form is this name, by what it is to its entry and how well known the entry is. */
function weightOf(hit: Hit, type: NameType, isListed: boolean, population: (hit: Hit) => number): number {
  const { gazetteer } = hit;
  const kind = gazetteer.kind(hit.alias);
  const what = gazetteer.class(hit.entry);
  const prior = gazetteer.prior(hit.entry);
  if (type === 'GPE') {
    // "AND", "CAN" and "PER" are codes of countries, but words in text.
    if (what === 'country')
      return kind !== 'other' ? 0.6 + 0.38 * prior : gazetteer.isCaseSensitive(hit.alias) ? 0.25 : 0.5;
    const inhabitants = population(hit);
    let weight =
      inhabitants >= 1e6
        ? 0.92
        : inhabitants >= 2e5
          ? 0.86
          : inhabitants >= 5e4
            ? 0.72
            : inhabitants >= 1e4
              ? 0.48
              : 0.24;
    if (isListed) weight = Math.max(0.85, weight) * (prior < 0.5 ? 0.4 + prior : 1);
    else if (what === 'region') weight = gazetteer.name === 'cldr' ? Math.max(0.75, weight) : 0.6;
    else if (what === 'district') weight = Math.min(weight, 0.45);
    if (kind === 'other') weight *= 0.6;
    if (kind === 'abbr') weight *= 0.9;
    return weight;
  }
  if (type === 'NORP') return 0.5 + 0.5 * Math.min(prior, 0.95);
  if (kind === 'other') return 0.4;
  if (kind === 'abbr') return 0.6 + 0.4 * Math.min(prior + 0.2, 0.9);
  // "Union", "Chamber of Commerce": many things may be called so.
  if (kind === 'short') return 0.42;
  const words = gazetteer.surface(hit.alias).split(' ').length;
  // Names of makers are names of their goods as well.
  if (type === 'ORG' && words === 1) return (kind === 'alias' ? 0.55 : 0.65) + 0.2 * prior;
  return 0.72 + 0.22 * prior;
}

const isOrdinaryWord = (word: string) =>
  openers.has(word) || topics.has(word) || ordinary.has(word) || headWord(word) !== undefined;

/** What stands around a match. */
interface Surroundings {
  readonly words: number;
  /** An ordinary word of English, or one that the document also writes small. */
  readonly isOrdinary: boolean;
  readonly isGivenName: boolean;
  readonly hasSurnameEnding: boolean;
  readonly startsSentence: boolean;
  /** Joined by a hyphen to letters outside the match. */
  readonly isGlued: boolean;
  /** An initial or another capitalised word stands right before or behind. */
  readonly besideInitial: boolean;
  readonly besideCapital: boolean;
  readonly isLanguage: boolean;
  /** A preposition of place stands before it, or a place that may hold it behind it ("Lida, Grodno Region"). */
  readonly isLocated: boolean;
  readonly isContained: boolean;
  readonly isShouted: boolean;
}

function isSentenceStart(sentences: Uint32Array, token: number): boolean {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sentences[middle]! < token) low = middle + 1;
    else high = middle;
  }
  return sentences[low] === token;
}

const locatives = new Set([
  'in',
  'at',
  'near',
  'outside',
  'to',
  'from',
  'around',
  'via',
  'between',
  'visited',
  'visit',
]);
const surnameEnding =
  /(?:[oe]v|[oe]va|in|ina|sk[iy]|skiy|sky|skaya|ko|uk|ich|yan|dze|shvili|son|man|berg|stein)$/;
const capital = /^\p{Lu}/u;
const initial = /^\p{Lu}\.?$/u;
const letter = /\p{L}/u;
const languageVerbs = new Set([
  'in',
  'into',
  'from',
  'speak',
  'speaks',
  'speaking',
  'spoke',
  'learn',
  'study',
  'learning',
]);

function surroundings(
  flow: TokenisedFlow,
  document: DocumentContext,
  start: number,
  end: number,
  first: number,
  last: number,
  containers: ReadonlySet<number>,
): Surroundings {
  const { tokens, view } = flow;
  const text = view.text;
  const form = text.slice(start, end);
  const before = first > 0 ? tokens.text[first - 1]! : '';
  const behind = last + 1 < tokens.count ? tokens.text[last + 1]! : '';
  const words = form.split(/[\s-]+/).length;
  const startsSentence = isSentenceStart(tokens.sentences, first);
  const lower = form.toLowerCase();
  const small = words === 1 ? (document.profile.wordCounts.get(lower) ?? 0) : 0;
  const large = words === 1 ? (document.profile.wordCounts.get(form) ?? 0) : 0;
  return {
    words,
    isOrdinary: form !== lower && (lower.split(/[\s-]+/).every(isOrdinaryWord) || small * 3 > large),
    isGivenName: words === 1 && givenNames.has(form),
    hasSurnameEnding: words === 1 && surnameEnding.test(lower),
    startsSentence,
    isGlued:
      (/[-–]/.test(text[end] ?? '') && letter.test(text[end + 1] ?? '')) ||
      (/[-–]/.test(text[start - 1] ?? '') && letter.test(text[start - 2] ?? '')),
    besideInitial:
      initial.test(before) ||
      (before === '.' && first > 1 && initial.test(tokens.text[first - 2]!)) ||
      initial.test(behind),
    besideCapital:
      (!startsSentence && capital.test(before) && isBeside(text, tokens.end[first - 1]!, start)) ||
      (capital.test(behind) &&
        isBeside(text, end, tokens.start[last + 1]!) &&
        headWord(behind) === undefined),
    isLocated: locatives.has(before.toLowerCase()),
    isContained: text[end] === ',' && containers.has(end + 2),
    isLanguage:
      /^(?:languages?|speaking|speakers?|translations?|dictionary|alphabet|script|grammar|:)$/i.test(
        behind,
      ) ||
      (languageVerbs.has(before.toLowerCase()) && /^(?:[.,;)]|and|or|to|with|for|by)?$/.test(behind)),
    isShouted: form.length > 4 && form === form.toUpperCase(),
  };
}

const isBeside = (text: string, from: number, to: number) =>
  from <= to && /^[ \n]?$/.test(text.slice(from, to));

function weigh(type: NameType, opinion: Opinion, around: Surroundings): number {
  let confidence = opinion.weight;
  if (type === 'GPE' || type === 'LOC') {
    // "Cape Town" is made of ordinary words as well, but is none; "Federal District" may be any.
    if (around.isOrdinary && (around.words === 1 || opinion.isContainer || opinion.weight < 0.7))
      confidence *= opinion.isCountry ? 0.8 : around.startsSentence ? 0.15 : 0.3;
    if (!opinion.isCountry) {
      if (around.isContained) return Math.min(0.95, Math.max(confidence * 2, 0.6));
      if (around.isLocated) confidence = Math.min(0.95, confidence * 1.25);
      else if (!opinion.isListed && confidence < 0.6 && around.hasSurnameEnding) confidence *= 0.7;
      if (around.isGivenName) confidence *= 0.45;
      if (around.besideInitial) confidence *= 0.4;
      if (around.besideCapital && around.words === 1) confidence *= opinion.isListed ? 0.75 : 0.5;
      if (around.startsSentence && around.words === 1 && !opinion.isListed) confidence *= 0.75;
      if (around.isGlued) confidence *= opinion.isListed ? 0.8 : 0.35;
      if (around.isShouted && !opinion.isListed && !opinion.isAcronym) confidence *= 0.5;
    } else if (around.isGivenName && (around.besideInitial || around.besideCapital)) confidence *= 0.6;
  } else if (type === 'NORP') {
    if (around.isLanguage) confidence *= 0.25;
    if (around.isOrdinary && !around.startsSentence) confidence *= 0.8;
  } else if (around.words === 1) {
    if (around.isOrdinary) confidence *= around.startsSentence ? 0.2 : 0.4;
    if (type !== 'PERSON' && around.isGivenName) confidence *= 0.6;
  }
  return Math.min(confidence, 0.98);
}

/** End of the head word behind a place's name ("region", "Oblast", "city"), or `end` itself. */
function headBehind(text: string, end: number): number {
  const match = /^[ \n](\p{L}+)/u.exec(text.slice(end, end + 20));
  if (match === null) return end;
  const head = headWord(match[1]!);
  if (head === undefined || text[end + match[0].length] === '-') return end;
  // In small letters these are descriptions: "Minsk state enterprise", "Tashkent district heating".
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

/** Names of places and people that are ordinary English words besides; openers and topics are in the lexicon. */
const ordinary: ReadonlySet<string> = new Set(
  `alder angle ash ball bank bar bath bay beach bear best bend big birch black blue bond book boot box branch bridge bright bull bush
call camp cape carbon castle cave center central centre chance chapel chase city clay clear close cloud coal coast cold colony come common
commerce concord corner country court cove cream creek cross crown dale dam dark day deal deep deer diamond dream drew early east eden
edge elk end enterprise equality eye fair fall falls farm fate fine fire fish flag flat flint flower force forest fork fort fountain
fox free freedom fresh frost full garden gate gem general gift glen globe gold golden good grace grand grant grape grass grave gray great green
grove hall harbor hard haven head heart heath height heights helm hero high highland hill hope horizon horn host house hub hunter ice independence
industry iron island ivory joint joy justice keen key king kings lake lance land lane large laurel lead leader league level liberal liberty
light lily lime lion little lock lone long lord love low loyal lucky main man manor maple mark market march mart mass may mead medal media mercy
mesa mill mills mine mint mission mobile model modern moon moor moral most mound mount mountain mouth name nature navy need new nice noble normal
north oak oasis ocean old olive opal open orange orient over oval page palace palm paradise park part pass path peace peak pear pearl pine pink pioneer
place plain plains plan plane plant plaza pleasant plum point pole pond pool poplar port post power prairie price pride prince progress prospect
protection public quarry queen rainbow ranch reading red reform rest rich ridge ring rise river road rock rose round royal ruby rule rush
safe sage saint sale salt same sand sandy save sea seal second see senate seven shade shape sharp shell shine ship shore short
silver single sky slate smart snow soda soap solid some south spa spark speed split spring springs square staff star start state station steel steep
stone store stout strong success sugar sun summer summit sunrise sunset surprise swan sweet table tea temple ten
thorn tide tiger timber time top topaz tower town trade trail tree trinity triumph true trust twin union unity university upper
valley value vast victor victory view villa village vista volt walker wall warm water wave way well west wheat white wide wild will wind
wing winter wise wish wolf wonder wood woods work world worth yellow young zone
eastern western northern southern central federal regional urban rural street avenue highway okay god male savage northeast northwest southeast southwest
january february april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
article section chapter figure table volume review journal press council committee commission president minister chairman director
ministry government parliament republic federation agreement treaty conference forum company corporation group holding
agro agriculture belt bus canal cars chemical child cluster code concept congress cup data delta digital eco energy export gas health import investment
kid metro motor oil order orbit passenger project radio signal sport sports student technology telegraph tourism tractor victoria virgin
marks moore livingston lafayette jackson lincoln madison marshall warren washington wilson nelson johnson harrison clinton franklin jefferson
see of most are as is sur san santa la el los las le les de da do du der van von bin al ad am an at be by he if in it me my no on or so to up us we`.split(
    /\s+/,
  ),
);

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

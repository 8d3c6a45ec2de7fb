import type { DocumentContext, Proposal, Recogniser, TokenisedFlow } from '../pipeline/contract.ts';
import { legalForms, openers, siteModifiers, titles } from './lexicon.ts';
import {
  buildOut,
  followQuote,
  type Head,
  isGlued,
  isOrdinary,
  isTopic,
  isYear,
  Known,
  propose,
  type Reading,
  read,
  runEnd,
  runStart,
} from './phrase.ts';
import { adjacent, isCapitalised, Kind, type Words, wordsOf } from './words.ts';

/**
 * Organisations by the shape of their names:
 *
 *     Ministry of Foreign Affairs of the Republic of Belarus     head word with its chain
 *     Belarusian-Uzbek Business Council                          head word with its modifiers
 *     State Committee on Science and Technologies                "on", "for", "in", "at" where the head allows it
 *     Gomel regional executive committee, Pinsk dairy plant      a place with a small-letter head
 *     OJSC "Lidselmash", Kamvol OJSC, LLC Trade House Alfa       legal form before or behind
 *     holding "Amkodor", Amkodor holding                         the name alone, beside a small-letter head
 *     Brestmash, BelAvtoTrans, Gomelstroytrest                   syllabic and camel-cased company names
 *     Brestmash                                                  a name that stood with a legal form elsewhere in the document
 */
export interface OrganisationOptions {
  /** Confidence of names in camel case without other evidence; 0.5 if absent, 0 for none. */
  camelCase?: number;
}

const links = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const on = links('on for in at under');
const body: Head = { links: on, confidence: 0.86 };
const pairBody: Head = { links: links('on for in at under between'), pairs: true, confidence: 0.86 };
const embassy: Head = { links: links('in to at'), located: true, confidence: 0.86, needs: 'right' };
const mission: Head = { links: links('in to at'), located: true, confidence: 0.8, needs: 'either' };
const workingGroup: Head = { links: links('on for'), pairs: true, title: true, confidence: 0.86 };
const company: Head = { needs: 'left', confidence: 0.8 };
const weak: Head = { links: on, confidence: 0.7 };
const weakCompany: Head = { needs: 'left', confidence: 0.62 };
const government: Head = { confidence: 0.8 };

const table: readonly [Head, string][] = [
  [
    body,
    'ministry ministries committee committees department departments academy university universities institute institutes chamber chambers association associations agency agencies bureau directorate inspectorate secretariat collegium presidium faculty federation confederation foundation authority administration secretariat fund funds institution corporation',
  ],
  [pairBody, 'council councils commission commissions union assembly group bank league'],
  [embassy, 'embassy embassies consulate consulates'],
  [mission, 'mission representation delegation'],
  [
    government,
    'government parliament senate duma majilis mazhilis rada seimas saeima sejm khural hural knesset bundestag bundesrat congress cabinet court tribunal prosecutor municipality akimat khokimiyat hokimiyat khokimiat magistrate prefecture house',
  ],
  [
    weak,
    'office center centre centers centres service services board society party organisation organization organizations organisations alliance consortium college school laboratory observatory headquarters division branch staff army police forces navy command guard network forum-council conservatory clinic hospital library theatre theater orchestra ensemble choir church diocese eparchy monastery school gymnasium lyceum station-institute trust initiative-group',
  ],
  [
    company,
    'plant plants factory factories works mill combine enterprise company companies holding concern bank exchange airlines airline airways motors publishing publishers press group trust firm shipyard refinery brewery distillery dairy cannery agro media news industries technologies technology systems corporation brothers partners records pictures studios entertainment pharmaceuticals pharma chemicals electronics railways railway telecom insurance capital investments holdings ventures enterprises logistics foods software labs telegraph operator bakery',
  ],
  [
    weakCompany,
    'club team times post gazette herald tribune magazine journal review today radio television tv channel broadcasting united fc cooperative cooperation-club sovkhoz kolkhoz khozyaistvo farm farms poultry-farm house outfit band dynamo spartak solutions consulting design international stores store market markets foods energy oil gas petroleum steel mining',
  ],
];
/** Heads that are names of bodies only in company: "Trading House", "Publishing House", "Working Group". */
const needsBefore: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['house', links('trading trade publishing auction white upper lower brewing fashion media business')],
  ['staff', links('general joint')],
  ['forces', links('armed air security defence defense')],
  ['today', links('russia usa')],
  ['operator', links('national')],
  ['technology', links('information')],
  ['station', links('experimental')],
]);
const heads = new Map<string, Head>();
for (const [rule, words] of table)
  for (const word of words.split(' ')) if (!heads.has(word)) heads.set(word, rule);
heads.set('house', { confidence: 0.75 });

const isHead = (word: string) => heads.has(word);

/** Small-letter heads beside which a name stands: `holding "Amkodor"`, `Amkodor holding`. */
const smallHeads = links(
  'holding holdings company companies enterprise enterprises plant factory firm firms concern corporation bank agency newspaper magazine association club university institute airline airlines trust mill combine shipyard publisher brand retailer startup cooperative consortium subsidiary foundation band orchestra theatre theater',
);
/** Small-letter heads that make an organisation with a place before them: "Minsk tractor plant", "Borisov plant of medical products". */
const placeHeads = links(
  'plant plants factory factories mill mills combine works farm farms company companies enterprise brewery shipyard refinery bakery distillery',
);
const executive = links('executive');
/** "government of Stavropol Krai", "administration of the Altai Territory", "legislative assembly of the Omsk Region". */
const smallGovernments = links('government administration municipality akimat khokimiyat duma');

const syllables =
  /(?:[a-z](?:mash|prom|stroy|stroi|torg|khim|chim|neft|snab|trans|gaz|energo|eksport|export|import|invest|avto|zavod|pribor|metall|stal|les|drev|drevo|mebel|moloko|myaso|tekstil|tex|trest|telecom|telekom|bank|shina|selmash|agromash|remont|servis|service|proekt|projekt|produkt|product|plast|steklo|steklovolokno|volokno|khleb|khlad|farm|pharm|med|tekhnika|technika|tekhno|ugol|razrez|razrezugol|ruda|atom|kosmos|avia|spets|montazh|komplekt|kompleks|sovkhoz|kolkhoz|kombinat|konstruktsiya|komplekt|kabel|lift|elektro|tekhsanoat|liftmash|kommunmash|lesbumprom|gospishcheprom|legprom|standart))$/;
const syllabicStart =
  /^(?:Bel|Ros|Kaz|Uz|Ukr|Gos|Mos|Gaz|Minsk|Gomel|Mogilev|Brest|Grodno|Vitebsk|Turkmen|Azer|Tatar|Tadzh|Kyrgyz|Sib|Ural|Agro|Avto|Energo|Stroy|Stroi|Mash|Prom|Neft|Lid|Orsh|Bobruisk|Pinsk|Polotsk|Slutsk)[a-z]+/;
const notCompanies = /(?:ov|ev|in|sky|ski|skiy|enko|ich|ovka|gorsk|grad|stan|ia|an|ians?|ese|ish)$/;
const scots = /^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])/;

interface Memory {
  /** First word of a learnt name -> the names, as words. */
  readonly names: Map<string, string[][]>;
}

export function organisationRecogniser({ camelCase = 0.5 }: OrganisationOptions = {}): Recogniser {
  const name = 'organisation';
  const stage = `tag.${name}`;

  const memoryOf = (document: DocumentContext): Memory => {
    let memory = document.memory.get(name) as Memory | undefined;
    if (memory === undefined) {
      memory = { names: new Map() };
      document.memory.set(name, memory);
    }
    return memory;
  };

  return {
    name,
    prepare(flows, document) {
      const memory = memoryOf(document);
      for (const flow of flows) learn(wordsOf(flow), memory, document);
    },
    recognise(flow: TokenisedFlow, document: DocumentContext, earlier: readonly Proposal[]): Proposal[] {
      const reading = read(flow, document, earlier);
      const { words, lower, known } = reading;
      const memory = memoryOf(document);
      const found: Proposal[] = [];
      for (let i = 0; i < words.count; i++) {
        const kind = words.kind[i]!;
        if ((kind & Kind.word) === 0) continue;
        const text = words.text[i]!;
        if ((kind & Kind.capital) !== 0) {
          const rule = heads.get(lower[i]!);
          if (rule !== undefined) byHead(reading, i, rule, stage, found);
          if (legalForms.has(text)) byForm(reading, i, stage, found);
          else if (rule === undefined) byShape(reading, i, camelCase, stage, found);
          if (isPublisher(reading, i)) byPublisher(reading, i, stage, found);
          const learnt = memory.names.get(text);
          if (learnt !== undefined) byMemory(reading, i, learnt, stage, found);
        } else {
          if (smallHeads.has(text)) bySmallHead(reading, i, stage, found);
          if (placeHeads.has(text) || text === 'committee' || text === 'committees')
            byPlace(reading, i, stage, found);
          if (smallGovernments.has(text) || text === 'assembly') bySmallGovernment(reading, i, stage, found);
        }
      }
      void known;
      return found;
    },
  };
}

// --- head words ----------------------------------------------------------------------------------------------------------

function byHead(reading: Reading, i: number, rule: Head, stage: string, found: Proposal[]): void {
  const { words, lower } = reading;
  // The last head of a run is the head: "Council" in "State Union Council".
  let next = i + 1;
  while (
    next < words.count &&
    adjacent(words, next - 1) &&
    words.sentenceStart[next] !== 1 &&
    (words.kind[next]! & Kind.capital) !== 0
  ) {
    if (heads.has(lower[next]!)) return;
    next++;
  }
  const before = needsBefore.get(lower[i]!);
  if (before !== undefined && lower[i] !== 'house' && !(i > 0 && before.has(lower[i - 1]!))) return;
  if (next > i + 1 && (rule === company || rule === weakCompany) && !legalForms.has(words.text[i + 1]!))
    return;
  const isWorkingGroup = lower[i] === 'group' && i > 0 && lower[i - 1] === 'working';
  const phrase = buildOut(reading, i, isWorkingGroup ? workingGroup : rule, isHead);
  if (lower[i] === 'house' && !phrase.hasRight && !(i > 0 && before!.has(lower[i - 1]!))) return;
  const { hasLeft, hasRight } = phrase;
  if (rule.needs === 'left' ? !hasLeft : rule.needs === 'right' ? !hasRight : !hasLeft && !hasRight) return;
  let { first } = phrase;
  let { last } = phrase;
  // "Minsk Dairy Plant No. 1"
  if (last === i + 1 && /^(?:No|№)$/.test(words.text[last] ?? '')) {
    let j = last + 1;
    if (words.text[j] === '.') j++;
    if (j < words.count && (words.kind[j]! & Kind.number) !== 0) last = j + 1;
  }
  // A legal form beside it belongs to it.
  if (last < words.count && legalForms.has(words.text[last]!) && adjacent(words, last - 1)) last++;
  if (first > 0 && legalForms.has(words.text[first - 1]!) && adjacent(words, first - 1)) first--;
  let confidence = rule.confidence ?? 0.8;
  if (!hasLeft || !hasRight) confidence -= 0.04;
  if (!hasRight && first === i - 1 && (openers.has(lower[first]!) || isOrdinary(reading, first))) return;
  if (!hasRight && words.sentenceStart[first] === 1 && i - first === 1 && !isKnown(reading, first))
    confidence -= 0.15;
  found.push(propose(reading, first, last, 'ORG', confidence, stage));
}

function isKnown({ known }: Reading, i: number): boolean {
  return known[i] !== 0;
}

/** Behind the place in an imprint, before the year: `Minsk: Biznesofset, 2018`, `M. : Nauka, 2009`. */
function isPublisher({ words, known }: Reading, i: number): boolean {
  if (i < 2 || words.text[i - 1] !== ':') return false;
  const before = words.text[i - 2]!;
  return (
    (known[i - 2]! & Known.place) !== 0 ||
    (before === '.' && i > 2 && (words.kind[i - 3]! & Kind.initial) !== 0)
  );
}

function byPublisher(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words } = reading;
  const end = runEnd(reading, i);
  const mark = words.text[end];
  if ((mark === ',' || mark === ';') && isYear(words, end + 1))
    found.push(propose(reading, i, end, 'ORG', 0.84, stage));
}

// --- legal forms ---------------------------------------------------------------------------------------------------------

/** Forms so short that they mean other things unless a quoted name follows or a company precedes. */
const shortForms = new Set([
  'SE',
  'SA',
  'AS',
  'AB',
  'AG',
  'NV',
  'BV',
  'AO',
  'UP',
  'UE',
  'JV',
  'LP',
  'KG',
  'AD',
  'OU',
  'KK',
  'SAS',
  'UAB',
  'Limited',
  'Corporation',
  'OD',
  'Incorporated',
]);

/** Range of the name that legal form `i` belongs to, with the form: quoted or bare, before or behind. */
function formSpan(
  words: Words,
  i: number,
): { first: number; last: number; nameFirst: number; nameLast: number } | undefined {
  let next = i + 1;
  if (next < words.count && (words.kind[next]! & Kind.quote) !== 0) {
    const last = followQuote({ words } as Reading, next);
    if (last !== undefined) return { first: i, last, nameFirst: next + 1, nameLast: last - 1 };
    // A quotation mark that never closes: the capitalised run behind it.
    next++;
  }
  // Behind its name: `Kamvol OJSC`, `"Kamvol" OJSC`.
  let first = i;
  while (first > 0 && words.sentenceStart[first] !== 1 && adjacent(words, first - 1)) {
    const j = first - 1;
    const kind = words.kind[j]!;
    if (
      (kind & Kind.capital) !== 0 &&
      !openers.has(words.text[j]!.toLowerCase()) &&
      !titles.has(words.text[j]!.toLowerCase())
    )
      first = j;
    else if (
      (words.text[j] === '&' || (words.text[j] === '-' && isGlued(words, j) && isGlued(words, first))) &&
      j > 0 &&
      (words.kind[j - 1]! & Kind.word) !== 0
    )
      first = j - 1;
    else if (
      words.text[j] === ',' &&
      first === i &&
      j > 0 &&
      (words.kind[j - 1]! & Kind.capital) !== 0 &&
      /^(?:Inc|Ltd|LLC|Corp)/.test(words.text[i]!)
    )
      first = j - 1;
    else if ((kind & Kind.number) !== 0 && isGlued(words, j) && j > 1 && words.text[j - 1] === '№')
      first = j - 1;
    else break;
  }
  if (first === i && i > 0 && (words.kind[i - 1]! & Kind.quote) !== 0 && adjacent(words, i - 1)) {
    for (let j = i - 2; j >= 0 && j > i - 10; j--) {
      if ((words.kind[j]! & Kind.quote) !== 0) {
        let start = j;
        while (
          start > 0 &&
          adjacent(words, start - 1) &&
          (words.kind[start - 1]! & Kind.capital) !== 0 &&
          !openers.has(words.text[start - 1]!.toLowerCase())
        )
          start--;
        return { first: start, last: i + 1, nameFirst: j + 1, nameLast: i - 1 };
      }
      if (words.sentenceStart[j] === 1) break;
    }
  }
  if (first < i) return { first, last: i + 1, nameFirst: first, nameLast: i };
  // Before its name, unquoted: `LLC Trade House Alfa`.
  let last = next;
  while (
    last < words.count &&
    (last === next || adjacent(words, last - 1)) &&
    words.sentenceStart[last] !== 1
  ) {
    const kind = words.kind[last]!;
    if ((kind & Kind.capital) !== 0 && !openers.has(words.text[last]!.toLowerCase())) last++;
    else if (
      words.text[last] === '-' &&
      isGlued(words, last) &&
      last + 1 < words.count &&
      (words.kind[last + 1]! & Kind.word) !== 0
    )
      last += 2;
    else break;
  }
  if (last > next && adjacent(words, i)) return { first: i, last, nameFirst: next, nameLast: last };
  return undefined;
}

function byForm(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words } = reading;
  const span = formSpan(words, i);
  if (span === undefined) return;
  const quoted = span.nameFirst > 0 && (words.kind[span.nameFirst - 1]! & Kind.quote) !== 0;
  if (shortForms.has(words.text[i]!) && !quoted && span.last - span.first < 2) return;
  let { first, last } = span;
  // `JV Brestgazoapparat OJSC`, `JSC "Kamvol"` behind another form; `Ltd.` keeps its dot.
  if (first > 0 && legalForms.has(words.text[first - 1]!) && adjacent(words, first - 1)) first--;
  if (
    last < words.count &&
    words.text[last] === '.' &&
    isGlued(words, last) &&
    /^(?:Ltd|Inc|Co|Corp)$/.test(words.text[last - 1]!)
  )
    last++;
  const confidence = shortForms.has(words.text[i]!) && !quoted ? 0.6 : 0.92;
  found.push(propose(reading, first, last, 'ORG', confidence, stage));
}

function learn(words: Words, memory: Memory, document: DocumentContext): void {
  for (let i = 0; i < words.count; i++) {
    if (
      (words.kind[i]! & Kind.capital) === 0 ||
      !legalForms.has(words.text[i]!) ||
      shortForms.has(words.text[i]!)
    )
      continue;
    const span = formSpan(words, i);
    if (span === undefined) continue;
    const { nameFirst, nameLast } = span;
    if (nameLast - nameFirst < 1 || nameLast - nameFirst > 5) continue;
    const name: string[] = [];
    for (let j = nameFirst; j < nameLast; j++) name.push(words.text[j]!);
    remember(memory, name, document);
  }
}

function remember(memory: Memory, name: readonly string[], document: DocumentContext): void {
  const first = name[0]!;
  if (!/^\p{Lu}/u.test(first) || first.length < 3 || legalForms.has(first)) return;
  if (name.length === 1) {
    const word = first.toLowerCase();
    if (openers.has(word) || heads.has(word) || (document.profile.wordCounts.get(word) ?? 0) > 0) return;
  }
  const names = memory.names.get(first) ?? [];
  if (names.length >= 16 || names.some((n) => n.length === name.length && n.every((w, k) => w === name[k])))
    return;
  names.push([...name]);
  names.sort((a, b) => b.length - a.length);
  memory.names.set(first, names);
}

function byMemory(
  reading: Reading,
  i: number,
  learnt: readonly string[][],
  stage: string,
  found: Proposal[],
): void {
  const { words, known } = reading;
  for (const name of learnt) {
    if (i + name.length > words.count) continue;
    if (!name.every((w, k) => words.text[i + k] === w)) continue;
    if (name.length === 1 && (known[i]! & (Known.place | Known.people)) !== 0) return;
    found.push(propose(reading, i, i + name.length, 'ORG', 0.75, stage));
    return;
  }
}

// --- small-letter heads --------------------------------------------------------------------------------------------------

/** `holding "Amkodor"` and `Amkodor holding`. */
function bySmallHead(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words, lower, known } = reading;
  if (adjacent(words, i) && (words.kind[i + 1]! & Kind.quote) !== 0) {
    const last = followQuote(reading, i + 1);
    if (last !== undefined && (words.kind[i + 2]! & Kind.capital) !== 0) {
      found.push(propose(reading, i + 2, last - 1, 'ORG', 0.78, stage));
    }
    return;
  }
  if (i === 0 || words.sentenceStart[i] === 1 || !adjacent(words, i - 1)) return;
  if ((words.kind[i - 1]! & Kind.quote) !== 0) {
    for (let j = i - 2; j >= 0 && j > i - 8; j--) {
      if ((words.kind[j]! & Kind.quote) !== 0) {
        if (j + 1 < i - 1 && (words.kind[j + 1]! & Kind.capital) !== 0)
          found.push(propose(reading, j + 1, i - 1, 'ORG', 0.72, stage));
        return;
      }
    }
    return;
  }
  if ((words.kind[i - 1]! & Kind.capital) === 0 || (words.kind[i - 1]! & Kind.initial) !== 0) return;
  const first = runStart(reading, i - 1);
  for (let j = first; j < i; j++) if ((known[j]! & (Known.people | Known.place | Known.amount)) !== 0) return;
  if (
    openers.has(lower[i - 1]!) ||
    isOrdinary(reading, first) ||
    isTopic(reading, i - 1) ||
    titles.has(lower[i - 1]!)
  )
    return;
  found.push(propose(reading, first, i, 'ORG', 0.6, stage));
}

/** A place, some small-letter words of a trade, a head: `Minsk tractor plant`, `1st Minsk poultry farm`, `Gomel regional executive committee`. */
function byPlace(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words, known } = reading;
  const committee = words.text[i]!.startsWith('committee');
  let j = i - 1;
  let modifiers = 0;
  let seenExecutive = false;
  while (j >= 0 && adjacent(words, j) && words.sentenceStart[j + 1] !== 1 && modifiers < 5) {
    const text = words.text[j]!;
    if (executive.has(text)) seenExecutive = true;
    else if (
      !(
        siteModifiers.has(text) ||
        text === 'and' ||
        text === '-' ||
        text === 'city' ||
        text === 'district' ||
        text === 'oblast'
      )
    )
      break;
    modifiers++;
    j--;
  }
  if (j < 0 || (modifiers === 0 && words.text[j + 2] !== 'of') || !adjacent(words, j)) return;
  if (committee && !seenExecutive) return;
  if ((words.kind[j]! & Kind.capital) === 0) return;
  if ((known[j]! & Known.people) !== 0) return;
  const isPlace = (known[j]! & Known.place) !== 0;
  if (!isPlace && isOrdinary(reading, j)) return;
  if (modifiers === 0 && !isPlace) return;
  let last = i + 1;
  if (!committee && words.text[last] === 'of' && modifiers === 0) {
    // "Borisov plant of medical products"
    let k = last + 1;
    while (
      k < words.count &&
      adjacent(words, k - 1) &&
      (siteModifiers.has(words.text[k]!) || products.has(words.text[k]!) || words.text[k] === 'and')
    )
      k++;
    if (k === last + 1) return;
    last = k;
  }
  let first = runStart(reading, j);
  if (first >= 2 && /^(?:st|nd|rd|th)$/.test(words.text[first - 1]!) && isGlued(words, first - 1)) first -= 2;
  found.push(propose(reading, first, last, 'ORG', isPlace ? 0.66 : 0.5, stage));
}

const products = links(
  'products machinery machines equipment components instruments tools goods vehicles tractors engines motors structures preparations materials fibre fiber tyres tires',
);

/** `government of Stavropol Krai`, `Shenyang administration`, `legislative assembly of the Omsk Region`. */
function bySmallGovernment(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words, known, lower } = reading;
  let first = i;
  if (words.text[i] === 'assembly') {
    if (i === 0 || words.text[i - 1] !== 'legislative') return;
    first = i - 1;
  }
  if (words.text[i + 1] === 'of') {
    let j = i + 2;
    if (lower[j] === 'the') j++;
    if (j >= words.count || (known[j]! & Known.place) === 0) return;
    const end = placeEnd(reading, j);
    // Of a region: "the government of Belarus" is a description.
    if (end - j < 2 || words.text[i] === 'municipality') return;
    if (lower[j] === 'republic') return;
    found.push(propose(reading, first, end, 'ORG', 0.62, stage));
  } else if (
    i > 0 &&
    adjacent(words, i - 1) &&
    (known[i - 1]! & Known.place) !== 0 &&
    words.text[i] !== 'assembly'
  ) {
    found.push(propose(reading, runStart(reading, i - 1), i + 1, 'ORG', 0.62, stage));
  }
}

function placeEnd(reading: Reading, j: number): number {
  const { words, known } = reading;
  let end = runEnd(reading, j);
  while (end < words.count && adjacent(words, end - 1) && (known[end]! & Known.place) !== 0) end++;
  return end;
}

// --- shapes --------------------------------------------------------------------------------------------------------------

/** `Gomelstroytrest`, `BelAvtoTrans`: company names by their making. */
function byShape(reading: Reading, i: number, camelCase: number, stage: string, found: Proposal[]): void {
  const { words, known } = reading;
  const text = words.text[i]!;
  if (text.length < 6 || known[i] !== 0 || !isCapitalised(words, i)) return;
  const kind = words.kind[i]!;
  if ((kind & Kind.camel) !== 0) {
    if (camelCase > 0 && !scots.test(text) && /^\p{L}+$/u.test(text))
      found.push(propose(reading, i, i + 1, 'ORG', camelCase, stage));
    return;
  }
  if ((kind & Kind.upper) !== 0) return;
  const word = reading.lower[i]!;
  if ((reading.counts.get(word) ?? 0) > 0 || heads.has(word)) return;
  if (syllables.test(text)) {
    const syllabic = text.length >= 9 || syllabicStart.test(text);
    if (syllabic) found.push(propose(reading, i, i + 1, 'ORG', syllabicStart.test(text) ? 0.72 : 0.6, stage));
  } else if (
    /^(?:Bel|Gos|Ros)[a-z]{6,}/.test(text) &&
    !/^(?:Belarus|Belorus|Belarusi|Belgrad|Belgium|Belgian|Belgorod|Rostov|Rosario|Rossi)/.test(text) &&
    !notCompanies.test(text)
  ) {
    found.push(propose(reading, i, i + 1, 'ORG', 0.5, stage));
  }
}

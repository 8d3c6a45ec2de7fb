import type { DocumentContext, Proposal, Recogniser, TokenisedFlow } from '../pipeline/contract.ts';
import { legalForms, openers, titles, topics } from './lexicon.ts';
import {
  ambiguousGiven,
  eastSurnames,
  givenNames,
  longInitials,
  particles,
  pinyinGiven,
  surnameEnding,
  weakSurnameEnding,
} from './person-lexicon.ts';
import {
  isGlued,
  isOrdinary,
  isTopic,
  isUsuallySmall,
  isYear,
  Known,
  propose,
  type Reading,
  read,
} from './phrase.ts';
import { adjacent, Kind, trigger, type Words, wordsOf } from './words.ts';

/**
 * People by the shape of their names:
 *
 *     V. Andreichenko, P.M. Masharov, Yu. V. Chizh        initials, surname
 *     Kondrashova, E.V.   Amirova E.A.                     surname, initials (bibliographies)
 *     Alexander Lukashenko, George W. Bush                 a given name and what follows it
 *     President Mirziyoyev, Mr. Smith                      an office or form of address, which stays out
 *     Minister of Foreign Affairs of Hungary Péter Szijjártó   … with the body it governs in between
 *     Xi Jinping, Nguyen Xuan Phuc, Moon Jae-in            surname first
 *     Mohammed bin Salman, Ludwig van Beethoven            particles inside
 *     Kairat Umarov, Semashko                              surnames by their endings
 *     (Brieber 2014; Hein et al., 2016)                    citations
 *     Andreichenko                                         a surname that the document joins to a given name or initials elsewhere
 */
export function createPersonRecogniser(): Recogniser {
  const name = 'person';
  const stage = `tag.${name}`;
  const memoryOf = (document: DocumentContext): Set<string> => {
    let memory = document.memory.get(name) as Set<string> | undefined;
    if (memory === undefined) {
      memory = new Set();
      document.memory.set(name, memory);
    }
    return memory;
  };

  return {
    name,
    prepare(flows, document) {
      const surnames = memoryOf(document);
      for (const flow of flows) learn(wordsOf(flow), surnames);
    },
    recognise(flow: TokenisedFlow, document: DocumentContext, earlier: readonly Proposal[]): Proposal[] {
      return new Search(read(flow, document, earlier), memoryOf(document), stage, flow.citation).run();
    },
  };
}

/** Offices that stand at once before a name and little else. */
const strongTitles = new Set(
  'president premier minister mr mrs ms dr prof professor sir king queen prince princess pope emperor empress tsar sultan emir sheikh ambassador governor senator sen academician chancellor secretary chairman speaker general gen colonel captain admiral lieutenant sergeant judge justice rabbi bishop archbishop cardinal patriarch saint rev reverend lord lady baron count duke congressman congresswoman mayor akim khokim deputy director rector commissioner spokesman spokeswoman spokesperson'.split(
    ' ',
  ),
);
const dotted = new Set('mr mrs ms dr prof gen col sen rep rev lt sgt maj capt hon st pvt gov'.split(' '));
const statePairs = new Set(['US', 'UK', 'UN', 'EU', 'USA', 'DC', 'UAE', 'USSR', 'NY', 'PRC', 'DPRK']);
const compass = new Set(['N', 'S', 'E', 'W']);
const notSurnames = new Set(
  'and or the university institute academy street avenue park airport region oblast district province plant factory ministry republic federation union council committee company bank island islands river lake mountain mountains sea hotel museum church cathedral school college prize award cup foundation center centre road square bridge station tower city county state house palace castle hospital theatre theater library stadium arena museum day war act law plan report january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday forum group press news times electronic shelf ice experience awards mysteries series show gallery medal cocktail advice love'.split(
    ' ',
  ),
);

/** Endings of Slavic, Turkic and Caucasian surnames, weak ones too. */
const surnameLike = new RegExp(
  `${surnameEnding.source}|${weakSurnameEnding.source}|(?:yi|y|o|a|ak|ik|ek|uk|ev|ov|in|yn|an|dze)$`,
);

const companyWords = new Set(
  'company companies corporation firm holding group plant factory bank brand concern enterprise university institute'.split(
    ' ',
  ),
);

const isTitleBit = trigger(titles);
const isParticle = trigger(particles);
const noSurname = trigger([...openers, ...notSurnames]);

/** Index after initials that begin at `i` (`V.`, `P.M.`, `Yu. V.`), or `i` if there are none. */
function initialsEnd(words: Words, i: number): number {
  let end = i;
  for (let n = 0; n < 4; n++) {
    if (end + 1 >= words.count || words.text[end + 1] !== '.' || !isGlued(words, end + 1)) break;
    if (n > 0 && !isGlued(words, end) && !adjacent(words, end - 1)) break;
    const kind = words.kind[end]!;
    if ((kind & Kind.initial) === 0 && !((kind & Kind.capital) !== 0 && longInitials.has(words.text[end]!)))
      break;
    end += 2;
    // J.-P. Sartre
    if (
      end + 2 < words.count &&
      words.text[end] === '-' &&
      isGlued(words, end) &&
      (words.kind[end + 1]! & Kind.initial) !== 0
    )
      end++;
  }
  return end > i && words.text[end - 1] === '-' ? end - 1 : end;
}

/** Whether word `i` can be a surname by its form. */
function isSurname(words: Words, i: number): boolean {
  if (i >= words.count) return false;
  const kind = words.kind[i]!;
  if ((kind & Kind.capital) === 0 || (kind & Kind.initial) !== 0) return false;
  const text = words.text[i]!;
  if ((kind & Kind.upper) !== 0 && (text.length < 4 || legalForms.has(text))) return false;
  return (words.triggers[i]! & noSurname) === 0;
}

/** Index after the surname that begins at `i`: `Bailey-Ross`, `van der Berg`, `al-Assad`; `i` if there is none. */
function surnameEnd(words: Words, i: number): number {
  let j = i;
  for (
    let n = 0;
    n < 3 &&
    j + 1 < words.count &&
    (words.triggers[j]! & isParticle) !== 0 &&
    (words.kind[j]! & Kind.word) !== 0;
    n++
  ) {
    if (words.text[j + 1] === '-' && isGlued(words, j + 1)) j += 2;
    else if (adjacent(words, j)) j++;
    else break;
  }
  if (!isSurname(words, j)) {
    // `Al Thani` is a particle that was no particle.
    return i;
  }
  j++;
  while (
    j + 1 < Math.min(words.count, i + 12) &&
    words.text[j] === '-' &&
    isGlued(words, j) &&
    isGlued(words, j + 1) &&
    (words.kind[j + 1]! & Kind.capital) !== 0
  )
    j += 2;
  return j;
}

/** Surnames that stand beside initials, collected before the chunk is read. */
function learn(words: Words, surnames: Set<string>): void {
  for (let i = 0; i < words.count; i++) {
    if ((words.kind[i]! & Kind.capital) === 0 || words.text[i + 1] !== '.') continue;
    const end = initialsEnd(words, i);
    if (end === i) continue;
    if (
      end < words.count &&
      adjacent(words, end - 1) &&
      words.sentenceStart[end] !== 1 &&
      isSurname(words, end) &&
      !isAbbreviatedState(words, i, end)
    ) {
      if (words.text[end]!.length > 3 && i > 0 && words.text[i - 1] !== ',') surnames.add(words.text[end]!);
    }
    if (i > 1 && words.text[i - 1] === ',' && isSurname(words, i - 2) && entryStart(words, i - 2) > 0)
      surnames.add(words.text[i - 2]!);
    i = end - 1;
  }
}

function isAbbreviatedState(words: Words, from: number, to: number): boolean {
  let letters = '';
  for (let i = from; i < to; i += 2) letters += words.text[i]!;
  return letters.length > 1 && statePairs.has(letters);
}

/** How well a bibliographic entry can begin at word `i`: 2 at a flow's head, behind a number or one of `; : / •`, 1 at a sentence's. */
function entryStart(words: Words, i: number): number {
  if (i === 0 || (words.kind[i - 1]! & Kind.number) !== 0) return 2;
  const before = words.text[i - 1]!;
  if (before === '.' && i > 1 && (words.kind[i - 2]! & Kind.number) !== 0) return 2;
  if (entryMark.test(before)) return 2;
  return words.sentenceStart[i]!;
}

/** Any sign but those that stand inside sentences; raised digits are signs too. */
const entryMark = /^[^\p{L}\p{Nd},.'"“”«»()&–—-]+$/u;

class Search {
  readonly #reading: Reading;
  readonly #words: Words;
  readonly #surnames: Set<string>;
  readonly #stage: string;
  readonly #citation: boolean;
  readonly #found: Proposal[] = [];
  /** Words up to here are in a span already. */
  #done = 0;
  /** Last office or form of address in the clause, or -1. */
  #office = -1;

  constructor(reading: Reading, surnames: Set<string>, stage: string, citation: boolean) {
    this.#reading = reading;
    this.#words = reading.words;
    this.#surnames = surnames;
    this.#stage = stage;
    this.#citation = citation;
  }

  run(): Proposal[] {
    const words = this.#words;
    for (let i = 0; i < words.count; i++) {
      if (words.sentenceStart[i] === 1) this.#office = -1;
      const kind = words.kind[i]!;
      // Most words are small and no titles.
      if ((kind & (Kind.word | Kind.capital)) === Kind.word && (words.triggers[i]! & isTitleBit) === 0)
        continue;
      if ((kind & Kind.word) === 0) {
        const text = words.text[i]!;
        if (text === ',' || text === ';' || text === '(' || text === ':') this.#office = -1;
        continue;
      }
      const isTitle = (words.triggers[i]! & isTitleBit) !== 0;
      if (isTitle) this.#office = i;
      if ((kind & Kind.capital) === 0 || i < this.#done) continue;
      const end =
        this.#surnameFirst(i) ||
        this.#initialsFirst(i) ||
        this.#given(i) ||
        this.#east(i) ||
        this.#afterOffice(i, isTitle) ||
        this.#cited(i) ||
        this.#attributed(i) ||
        this.#byEnding(i) ||
        this.#again(i) ||
        this.#guess(i);
      if (end > 0) {
        this.#done = end;
        i = Math.max(i, end - 1);
      }
    }
    return this.#found;
  }

  #add(first: number, last: number, confidence: number): number {
    this.#found.push(propose(this.#reading, first, last, 'PERSON', confidence, this.#stage));
    return last;
  }

  #remember(i: number): void {
    const text = this.#words.text[i]!;
    const { known } = this.#reading;
    if (
      text.length > 3 &&
      (known[i]! & (Known.place | Known.people)) === 0 &&
      !isUsuallySmall(this.#reading, i)
    )
      this.#surnames.add(text);
  }

  /** `Kondrashova, E.V.`, `Amirova E.A.` */
  #surnameFirst(i: number): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    if (!isSurname(words, i)) return 0;
    const surname = surnameEnd(words, i);
    if (surname === i || surname >= words.count) return 0;
    const comma = words.text[surname] === ',';
    const from = comma ? surname + 1 : surname;
    if (from + 1 >= words.count || words.text[from + 1] !== '.' || !adjacent(words, from - 1)) return 0;
    const end = initialsEnd(words, from);
    if (end === from) return 0;
    const count = (end - from) >> 1;
    const strength = entryStart(words, i);
    const entry = strength > 0;
    const learnt = this.#surnames.has(words.text[i]!);
    const listed =
      i > 0 &&
      this.#done === i - 1 &&
      (words.text[i - 1] === ',' || words.text[i - 1] === 'and' || words.text[i - 1] === '&');
    if (titles.has(lower[i]!)) return 0;
    // "K. Gusev, B. Zalessky. Gusev, B. Zalessky. -": the initials are the next one's.
    if (
      comma &&
      strength < 2 &&
      count === 1 &&
      end < words.count &&
      adjacent(words, end - 1) &&
      isSurname(words, end) &&
      words.text[end + 1] === '.'
    )
      return 0;
    if (
      comma &&
      strength < 2 &&
      end < words.count &&
      adjacent(words, end - 1) &&
      this.#surnames.has(words.text[end]!)
    )
      return 0;
    if (isGlued(words, end) && end < words.count && (words.kind[end]! & Kind.word) !== 0 && !comma) return 0;
    if (comma) {
      if (!entry && !listed && !(learnt && !(isSurname(words, end) && adjacent(words, end - 1))) && count < 2)
        return 0;
      if ((known[i]! & (Known.place | Known.people)) !== 0 && !(entry && count > 1) && !(learnt && entry))
        return 0;
      if (
        !entry &&
        isSurname(words, end) &&
        adjacent(words, end - 1) &&
        words.sentenceStart[end] !== 1 &&
        !this.#citation
      )
        return 0;
    } else {
      const followed = isSurname(words, end) && adjacent(words, end - 1) && words.sentenceStart[end] !== 1;
      if (known[i] !== 0 || isTopic(this.#reading, i) || givenNames.has(words.text[i]!)) return 0;
      if (followed && !(entry && this.#citation && count > 1)) return 0;
      if (count < 2 && !(learnt || listed || (entry && this.#citation))) return 0;
      if (
        i > 0 &&
        adjacent(words, i - 1) &&
        (words.kind[i - 1]! & Kind.capital) !== 0 &&
        words.sentenceStart[i] !== 1
      )
        return 0;
    }
    this.#remember(i);
    return this.#add(i, end, comma ? (entry || learnt ? 0.94 : 0.8) : 0.76);
  }

  /** `V. Andreichenko`, `P.M. Masharov` */
  #initialsFirst(i: number): number {
    const words = this.#words;
    const { known } = this.#reading;
    const from = initialsEnd(words, i);
    if (from === i || from >= words.count || !adjacent(words, from - 1)) return 0;
    if (isAbbreviatedState(words, i, from)) return 0;
    const end = surnameEnd(words, from);
    if (end === from) return 0;
    const count = (from - i) >> 1;
    // The tokeniser may see a sentence end after an initial; a surname that the document knows outweighs it.
    if (words.sentenceStart[from] === 1 && count < 2 && !this.#surnames.has(words.text[from]!)) return 0;
    const last = end - 1;
    if ((known[last]! & (Known.place | Known.people)) !== 0 && (count < 2 || compass.has(words.text[i]!))) {
      if (compass.has(words.text[i]!) || !this.#surnames.has(words.text[last]!)) return 0;
    }
    if (i > 0 && words.text[i - 1] === '.' && isGlued(words, i - 1) && isGlued(words, i)) return 0;
    let first = i;
    // `George W. Bush`: a given name before.
    if (i > 0 && adjacent(words, i - 1) && words.sentenceStart[i] !== 1) {
      const before = words.text[i - 1]!;
      if (givenNames.has(before) && !titles.has(before.toLowerCase())) first = i - 1;
      else if (
        this.#citation === false &&
        count === 1 &&
        i > 1 &&
        isSurname(words, i - 1) &&
        known[i - 1] === 0 &&
        !titles.has(before.toLowerCase()) &&
        !isTopic(this.#reading, i - 1) &&
        !isOrdinary(this.#reading, i - 1) &&
        !(isSurname(words, i - 2) || words.text[i - 2] === 'of' || words.text[i - 2] === 'the')
      )
        first = i - 1;
    }
    if (!isTopic(this.#reading, last)) this.#remember(last);
    return this.#add(first, this.#suffix(end), 0.93);
  }

  /** A generation or a number that belongs to the name: `Jr.`, `III`. */
  #suffix(end: number): number {
    const words = this.#words;
    if (end >= words.count) return end;
    const text = words.text[end]!;
    if (/^(?:Jr|Sr)$/.test(text)) return words.text[end + 1] === '.' ? end + 2 : end + 1;
    if (text === ',' && /^(?:Jr|Sr)$/.test(words.text[end + 1] ?? ''))
      return words.text[end + 2] === '.' ? end + 3 : end + 2;
    if (/^(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XVII)$/.test(text) && adjacent(words, end - 1))
      return end + 1;
    return end;
  }

  /** `Alexander Lukashenko`, `Kassym-Jomart Kemelevich Tokayev`, `Mohammed bin Salman` */
  #given(i: number): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    const text = words.text[i]!;
    if (!givenNames.has(text)) return 0;
    // "Roman" is a name only before a surname.
    if (
      (known[i]! & Known.people) !== 0 &&
      !(isSurname(words, i + 1) && surnameLike.test(words.text[i + 1]!) && known[i + 1] === 0)
    )
      return 0;
    if (
      i > 0 &&
      isGlued(words, i) &&
      ((words.kind[i - 1]! & (Kind.word | Kind.number)) !== 0 || /^[-.@/'’&]$/.test(words.text[i - 1]!))
    )
      return 0;
    let end = i + 1;
    if (
      end + 1 < words.count &&
      words.text[end] === '-' &&
      isGlued(words, end) &&
      (words.kind[end + 1]! & Kind.capital) !== 0
    )
      end += 2;
    let names = 0;
    while (end < words.count && names < 3 && adjacent(words, end - 1) && words.sentenceStart[end] !== 1) {
      const initials = initialsEnd(words, end);
      if (initials > end) {
        if (!isSurname(words, initials) || !adjacent(words, initials - 1)) break;
        end = initials;
        continue;
      }
      if ((words.kind[end]! & Kind.initial) !== 0 && isSurname(words, end + 1) && adjacent(words, end)) {
        end++;
        continue;
      }
      const next = surnameEnd(words, end);
      if (next === end) break;
      if (isGlued(words, end)) break;
      const last = next - 1;
      if (legalForms.has(words.text[last]!)) break;
      // A place or nation ends the name, unless it is all the surname there is and looks like one.
      const bits = known[last]! & (Known.place | Known.people | Known.organisation);
      if (bits !== 0 && (names > 0 || (bits & Known.people) !== 0) && !surnameEnding.test(words.text[last]!))
        break;
      if (titles.has(lower[last]!) && names > 0) break;
      if (names > 0 && isTopic(this.#reading, last) && !givenNames.has(words.text[last]!)) break;
      end = next;
      names++;
    }
    if (names === 0) {
      const suffix = this.#suffix(end);
      if (suffix > end) return this.#add(i, suffix, 0.7);
      return this.#givenAlone(i, end);
    }
    // "Ali Power company"
    if (end < words.count && adjacent(words, end - 1) && companyWords.has(words.text[end]!)) return 0;
    if (
      end < words.count &&
      adjacent(words, end - 1) &&
      (words.kind[end]! & Kind.capital) !== 0 &&
      words.sentenceStart[end] !== 1 &&
      notSurnames.has(lower[end]!)
    )
      return 0;
    const ambiguous = ambiguousGiven.has(text) || known[i] !== 0;
    const last = end - 1;
    if (ambiguous && words.sentenceStart[i] === 1 && isTopic(this.#reading, last)) return 0;
    this.#remember(last);
    return this.#add(this.#extendLeft(i), this.#suffix(end), ambiguous ? 0.74 : 0.86);
  }

  /** `Odette Elliott Brown`: a rare given name before a common one. */
  #extendLeft(i: number): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    const j = i - 1;
    if (j < 0 || j < this.#done || words.sentenceStart[i] === 1 || !adjacent(words, j) || isGlued(words, i))
      return i;
    if (!isSurname(words, j) || known[j] !== 0 || (words.kind[j]! & (Kind.upper | Kind.camel)) !== 0)
      return i;
    if (titles.has(lower[j]!) || isTopic(this.#reading, j) || isUsuallySmall(this.#reading, j)) return i;
    if (
      j > 0 &&
      adjacent(words, j - 1) &&
      words.sentenceStart[j] !== 1 &&
      (words.kind[j - 1]! & Kind.capital) !== 0
    )
      return i;
    return this.#citation || this.#reading.flow.kind === 'heading' ? i : j;
  }

  /** `Jerome`: a given name alone, if it cannot be anything else and the document has it more than once. */
  #givenAlone(i: number, end: number): number {
    const words = this.#words;
    const { known, counts } = this.#reading;
    const text = words.text[i]!;
    if (
      ambiguousGiven.has(text) ||
      known[i] !== 0 ||
      this.#reading.weakPlace[i] === 1 ||
      isUsuallySmall(this.#reading, i)
    )
      return 0;
    if (
      end < words.count &&
      adjacent(words, end - 1) &&
      ((words.kind[end]! & Kind.capital) !== 0 || companyWords.has(words.text[end]!))
    )
      return 0;
    if (
      i > 0 &&
      adjacent(words, i - 1) &&
      (words.kind[i - 1]! & Kind.capital) !== 0 &&
      words.sentenceStart[i] !== 1
    )
      return 0;
    const often = (counts.get(text) ?? 0) > 1;
    return this.#add(i, end, often ? 0.6 : 0.45);
  }

  /** `Xi Jinping`, `Nguyen Xuan Phuc`, `Moon Jae-in` */
  #east(i: number): number {
    const words = this.#words;
    const { known } = this.#reading;
    if (!eastSurnames.has(words.text[i]!) || i + 1 >= words.count || !adjacent(words, i) || isGlued(words, i))
      return 0;
    let end = i + 1;
    if (!isSurname(words, end) || words.sentenceStart[end] === 1 || isGlued(words, end)) return 0;
    if ((known[end]! & (Known.place | Known.people)) !== 0) return 0;
    const text = words.text[end]!;
    if (
      end + 2 < words.count &&
      words.text[end + 1] === '-' &&
      isGlued(words, end + 1) &&
      isGlued(words, end + 2) &&
      /^[A-Za-z]{2,5}$/.test(words.text[end + 2]!)
    ) {
      return this.#add(i, end + 3, 0.85);
    }
    if (!pinyinGiven.test(text) || text.length < 2) return 0;
    end++;
    if (
      end < words.count &&
      adjacent(words, end - 1) &&
      isSurname(words, end) &&
      words.text[end]!.length <= 6 &&
      pinyinGiven.test(words.text[end]!) &&
      known[end] === 0 &&
      words.sentenceStart[end] !== 1
    )
      end++;
    if (isUsuallySmall(this.#reading, i + 1)) return 0;
    return this.#add(i, end, 0.8);
  }

  /** `President Mirziyoyev`, `Chairman of the Majilis of Kazakhstan Nurlan Nigmatulin` */
  #afterOffice(i: number, isTitle: boolean): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    if (
      this.#office < 0 ||
      isTitle ||
      i - this.#office > 24 ||
      words.sentenceStart[i] === 1 ||
      !isSurname(words, i)
    )
      return 0;
    if (known[i]! & (Known.place | Known.people | Known.organisation) || isTopic(this.#reading, i)) return 0;
    const office = lower[this.#office]!;
    const dot = words.text[this.#office + 1] === '.' && dotted.has(office) ? 1 : 0;
    const direct = i - this.#office === 1 + dot;
    if (!direct) {
      // Behind the body or the place that the office governs.
      if (!adjacent(words, i - 1) || (known[i - 1]! & (Known.place | Known.organisation)) === 0) return 0;
    } else if (!dot && !adjacent(words, i - 1)) return 0;
    let end = i;
    let names = 0;
    while (
      end < words.count &&
      names < 4 &&
      (end === i || adjacent(words, end - 1)) &&
      (end === i || words.sentenceStart[end] !== 1)
    ) {
      const next = surnameEnd(words, end);
      if (next === end) {
        const initials = initialsEnd(words, end);
        if (initials > end && end > i && isSurname(words, initials)) {
          end = initials;
          continue;
        }
        break;
      }
      const last = next - 1;
      if (
        known[last]! & (Known.place | Known.people | Known.organisation) ||
        legalForms.has(words.text[last]!) ||
        isTopic(this.#reading, last) ||
        titles.has(lower[last]!)
      )
        break;
      end = next;
      names++;
    }
    if (names === 0) return 0;
    // A head word behind it makes it something else: "President Hotel", "Minister Lukyanov Street".
    if (
      end < words.count &&
      adjacent(words, end - 1) &&
      (words.kind[end]! & Kind.capital) !== 0 &&
      notSurnames.has(lower[end]!)
    )
      return 0;
    const strong = strongTitles.has(office);
    const capitalTitle = (words.kind[this.#office]! & Kind.capital) !== 0;
    if (names === 1 && !direct) return 0;
    if (
      !strong &&
      names === 1 &&
      !surnameEnding.test(words.text[end - 1]!) &&
      !weakSurnameEnding.test(words.text[end - 1]!)
    )
      return 0;
    if (
      !strong &&
      !direct &&
      !surnameEnding.test(words.text[end - 1]!) &&
      !weakSurnameEnding.test(words.text[end - 1]!)
    )
      return 0;
    this.#remember(end - 1);
    return this.#add(i, this.#suffix(end), strong ? (direct ? 0.85 : 0.72) : capitalTitle ? 0.66 : 0.6);
  }

  /** `(Brieber 2014; Hein, Reich & Grigorenko, 2016)`, `Leclair et al.`, `Smith (2010)` */
  #cited(i: number): number {
    const words = this.#words;
    const { known, lower, counts } = this.#reading;
    const before = words.text[i - 1];
    const end = this.#citedName(i);
    if (end === i) return 0;
    const isSomethingElse = (known[i]! & (Known.place | Known.people | Known.organisation)) !== 0;
    if (words.text[end] === 'et' && words.text[end + 1] === 'al' && !isSomethingElse) {
      this.#remember(end - 1);
      return this.#add(i, end, 0.88);
    }
    // In brackets: names, joined by commas and "and", up to a year.
    if (
      before === '(' ||
      before === ';' ||
      before === '.,' ||
      (before === '.' && words.text[i - 2] === 'g')
    ) {
      const names: [number, number][] = [[i, end]];
      let j = end;
      for (let n = 0; n < 12; n++) {
        while (j < words.count && (words.text[j] === ',' || words.text[j] === '&' || words.text[j] === 'and'))
          j++;
        if (isYear(words, j) || (words.text[j] === 'et' && words.text[j + 1] === 'al')) {
          for (const [first, last] of names) {
            this.#remember(last - 1);
            this.#add(first, last, isSomethingElse && names.length === 1 ? 0.6 : 0.97);
          }
          return names[names.length - 1]![1];
        }
        const next = this.#citedName(j);
        if (next === j || j === end) break;
        names.push([j, next]);
        j = next;
      }
    }
    if (isSomethingElse || !counts.has('al')) return 0;
    if (
      words.text[end] === '(' &&
      isYear(words, end + 1) &&
      words.text[end + 2] === ')' &&
      !isTopic(this.#reading, i) &&
      !isOrdinary(this.#reading, i) &&
      lower[i]!.length > 3
    ) {
      if (i > 0 && (words.kind[i - 1]! & Kind.capital) !== 0 && words.sentenceStart[i] !== 1) return 0;
      return this.#add(i, end, 0.6);
    }
    return 0;
  }

  /** Index after a name in a citation: one surname, or two words of one. */
  #citedName(i: number): number {
    const words = this.#words;
    if (!isSurname(words, i) || (this.#reading.known[i]! & Known.amount) !== 0) return i;
    const end = surnameEnd(words, i);
    if (end > i && adjacent(words, end - 1) && isSurname(words, end) && !isGlued(words, end)) return end + 1;
    return end;
  }

  /** Who said it, in the title of a news item: `… in demand abroad - Nigmatulin [Electronic resource]`, `12 Sivak: exports will grow`. */
  #attributed(i: number): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    if (
      i === 0 ||
      !isSurname(words, i) ||
      known[i] !== 0 ||
      titles.has(lower[i]!) ||
      (words.kind[i]! & (Kind.upper | Kind.camel)) !== 0
    )
      return 0;
    if (words.text[i]!.length < 4 || topics.has(lower[i]!) || isUsuallySmall(this.#reading, i)) return 0;
    const next = words.text[i + 1];
    const dash = /^[-–—]$/.test(words.text[i - 1]!) && !isGlued(words, i);
    if (dash && (next === '[' || next === '/' || (words.text[i + 2] === '/' && i + 2 < words.count)))
      return this.#add(i, i + 1, 0.66);
    if (next === ':' && entryStart(words, i) === 2 && surnameLike.test(words.text[i]!))
      return this.#add(i, i + 1, 0.6);
    return 0;
  }

  /** `Kairat Umarov`, `Semashko`: by the endings of surnames. */
  #byEnding(i: number): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    if (!isSurname(words, i) || known[i] !== 0 || titles.has(lower[i]!) || isTopic(this.#reading, i))
      return 0;
    if (
      (words.kind[i]! & (Kind.upper | Kind.camel)) !== 0 ||
      (isGlued(words, i) && words.text[i - 1] === '-')
    )
      return 0;
    if (words.text[i + 1] === '-' && isGlued(words, i + 1)) return 0;
    if (
      i > 0 &&
      adjacent(words, i - 1) &&
      (words.kind[i - 1]! & Kind.capital) !== 0 &&
      words.sentenceStart[i] !== 1 &&
      !titles.has(lower[i - 1]!)
    )
      return 0;
    let end = i + 1;
    while (
      end < words.count &&
      end < i + 4 &&
      adjacent(words, end - 1) &&
      words.sentenceStart[end] !== 1 &&
      isSurname(words, end) &&
      known[end] === 0
    )
      end++;
    // A capitalised run goes on: a longer name of another kind.
    if (
      end < words.count &&
      adjacent(words, end - 1) &&
      (words.kind[end]! & Kind.capital) !== 0 &&
      words.sentenceStart[end] !== 1
    )
      return 0;
    const last = end - 1;
    const surname = words.text[last]!;
    if (isTopic(this.#reading, last) || titles.has(lower[last]!) || surname.length < 5) return 0;
    if (isUsuallySmall(this.#reading, last)) return 0;
    const strong = surnameEnding.test(surname);
    if (last > i) {
      if (last - i > 2 || isOrdinary(this.#reading, i)) return 0;
      if (!strong && !weakSurnameEnding.test(surname)) return 0;
      if (
        /(?:sk|tsk)(?:y|iy|aya)$/.test(words.text[i]!) ||
        (last > i + 1 && !surnameEnding.test(words.text[i + 1]!))
      )
        return 0;
      return this.#add(i, end, strong ? 0.6 : 0.42);
    }
    if (!strong || /(?:ian|ina|nen|son|ssen|aya|skaia|sky|skiy|skii|skyi|ski)$/.test(surname)) return 0;
    return this.#add(i, end, words.sentenceStart[i] === 1 ? 0.42 : 0.5);
  }

  /** A surname learnt elsewhere in the document. */
  #again(i: number): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    const text = words.text[i]!;
    if (!this.#surnames.has(text) || known[i]! & (Known.place | Known.people | Known.organisation)) return 0;
    if (isUsuallySmall(this.#reading, i) || openers.has(lower[i]!)) return 0;
    if (isGlued(words, i) && words.text[i - 1] === '-') return 0;
    return this.#add(i, i + 1, 0.72);
  }

  /** `Elisha Cuthbert`: two or three words in mid-sentence that nothing explains are a person more often than anything else. */
  #guess(i: number): number {
    const words = this.#words;
    const { known, lower } = this.#reading;
    if (i === 0 || words.sentenceStart[i] === 1 || this.#citation || this.#reading.flow.kind === 'heading')
      return 0;
    if (isGlued(words, i) && words.text[i - 1] !== '(') return 0;
    // An article makes it a thing: "the Second Circuit".
    if (/^(?:the|a|an)$/i.test(words.text[i - 1]!)) return 0;
    // A capital before it: part of something longer.
    if ((words.kind[i - 1]! & (Kind.capital | Kind.quote | Kind.number)) !== 0) return 0;
    let end = i;
    while (
      end < words.count &&
      end < i + 4 &&
      (end === i || adjacent(words, end - 1)) &&
      (end === i || words.sentenceStart[end] !== 1)
    ) {
      if (!isSurname(words, end) || known[end] !== 0 || (words.kind[end]! & (Kind.upper | Kind.camel)) !== 0)
        break;
      if (
        isTopic(this.#reading, end) ||
        isUsuallySmall(this.#reading, end) ||
        titles.has(lower[end]!) ||
        words.text[end]!.length < 3
      )
        break;
      end++;
    }
    if (end - i < 2 || end - i > 3) return 0;
    if (end < words.count) {
      const kind = words.kind[end]!;
      if (
        adjacent(words, end - 1) &&
        ((kind & (Kind.capital | Kind.number)) !== 0 ||
          companyWords.has(words.text[end]!) ||
          words.text[end] === '-')
      )
        return 0;
      if (words.text[end] === 'of' || words.text[end] === '&') return 0;
    }
    return this.#add(i, end, 0.4);
  }
}

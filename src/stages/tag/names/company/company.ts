import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { legalForms, openers, titles, topics } from '../engine/lexicon.ts';
import {
  isOrdinary,
  isTopic,
  isUsuallySmall,
  Known,
  type NameContext,
  propose,
} from '../engine/name-context.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { followQuote, runEnd, runStart } from '../engine/run.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, capitalFollows, isCapitalised, isYear, Kind, trigger, wordsOf } from '../engine/words.ts';
import { learn, matchKnownCompany } from './learnt-names.ts';
import { form, matchDottedForm, matchLegalForm } from './legal-form.ts';
import type { CompanyOptions } from './options.ts';
import { type Syllables, syllablesOf } from './syllables.ts';

/** Lowercase heads next to which a name stands. */
const lowercaseHeads = wordList('company/lowercase-heads');
/** Those that a bare name may follow: "the Indian company Alfa Agritech". */
const leading = wordList('company/heads-before-name');
/** Confidence of names in camel case without other evidence. */
const camelCase = 0.5;
const scots = /^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])/;

const small = trigger([...lowercaseHeads, 'venture']);

/**
 * Companies by what stands next to their names and how they are made:
 *
 *     OJSC "Lidselmash", Kamvol OJSC, LLC Trade House Alfa       legal form before or after
 *     company "Amkodor", Amkodor holding, company Alfa Invest    a lowercase head: the name alone
 *     BelAvtoTrans, and Brestmash in regions that are asked for  camel-cased and syllabic names
 *     Minsk: Nauka, 2018                                         publishers in imprints
 *     Lidselmash                                                 a name that stood with a legal form elsewhere in the document
 */
export function createCompanyRecogniser({ regions }: CompanyOptions): Recogniser {
  const syllables = syllablesOf(regions);
  return nameRecogniser({
    prepare(contexts, document) {
      for (const context of contexts) learn(wordsOf(context), document);
    },
    matchFlow: matchNeighbours,
    rules: [
      // holding "Amkodor", the Indian company Alfa Agritech
      { at: small, written: 'lowercase', match: matchLowercaseHead },
      // OJSC "Lidselmash", Kamvol OJSC; S.A. Delhaize; Gomelstroytrest, BelAvtoTrans
      { written: 'capitalised', match: (names, i, found) => matchFormOrShape(names, i, found, syllables) },
      // Minsk: Nauka, 2018
      { written: 'capitalised', match: matchPublisher },
      // a name that stood with a legal form elsewhere in the document
      { written: 'capitalised', match: matchKnownCompany },
    ],
  });
}

function matchFormOrShape(names: NameContext, i: number, found: Draft[], syllables: Syllables): void {
  const { words } = names;
  if ((words.triggers[i]! & form) !== 0 && legalForms.has(words.text[i]!)) matchLegalForm(names, i, found);
  else if (words.text[i] === 'S' && words.text[i + 1] === '.') matchDottedForm(names, i, found);
  else matchShape(names, i, found, syllables);
}

/** What stands in a list of organisations is one: `BelAZ, MAZ, Integral and Amkodor`. */
function matchNeighbours(names: NameContext, found: Draft[]): void {
  const { words, known, lower } = names;
  let bodies = 0;
  for (let i = 0; i < words.count; i++) {
    const kind = words.kind[i]!;
    const text = words.text[i]!;
    if ((kind & Kind.capital) === 0) {
      if (text !== ',' && text !== 'and') bodies = 0;
      continue;
    }
    if ((known[i]! & Known.organisation) !== 0) {
      bodies++;
      continue;
    }
    const listed = i > 0 && (words.text[i - 1] === ',' || words.text[i - 1] === 'and');
    const end = runEnd(names, i);
    const next = words.text[end];
    const nextBody =
      (next === ',' || next === 'and') &&
      end + 1 < words.count &&
      (known[end + 1]! & Known.organisation) !== 0;
    let unknown = end - i <= 3 && words.sentenceStart[i] !== 1;
    for (let j = i; unknown && j < end; j++) {
      if (
        known[j] !== 0 ||
        openers.has(lower[j]!) ||
        titles.has(lower[j]!) ||
        isTopic(names, j) ||
        (words.kind[j]! & Kind.initial) !== 0
      )
        unknown = false;
    }
    if (
      unknown &&
      ((listed && bodies > 0) || (nextBody && (listed || words.text[i - 1] === '('))) &&
      !isUsuallySmall(names, i)
    ) {
      found.push(propose(names, i, end, 'ORG', 0.52));
      bodies++;
    } else bodies = 0;
    i = end - 1;
  }
}

/** After the place in an imprint, before the year: `Minsk: Zarechye, 2018`, `M. : Nauka, 2009`. */
function isPublisher({ words, known }: NameContext, i: number): boolean {
  if (i < 2 || words.text[i - 1] !== ':') return false;
  const before = words.text[i - 2]!;
  // A place that no gazetteer knows stands after the dash or full stop of the entry.
  const after = i > 2 && (words.kind[i - 2]! & Kind.capital) !== 0 && /^[-–—.]$/.test(words.text[i - 3]!);
  return (
    after ||
    (known[i - 2]! & Known.place) !== 0 ||
    (before === '.' && i > 2 && (words.kind[i - 3]! & Kind.initial) !== 0)
  );
}

function matchPublisher(names: NameContext, i: number, found: Draft[]): void {
  if (!isPublisher(names, i)) return;
  const { words } = names;
  const end = runEnd(names, i);
  const mark = words.text[end];
  if ((mark === ',' || mark === ';') && isYear(words, end + 1))
    found.push(propose(names, i, end, 'ORG', 0.84));
}

// --- lowercase heads ---

/** `holding "Amkodor"` and `Amkodor holding`. */
function matchLowercaseHead(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  if (adjacent(words, i) && (words.kind[i + 1]! & Kind.quote) !== 0) {
    const last = followQuote(names, i + 1);
    if (last !== undefined && (words.kind[i + 2]! & Kind.capital) !== 0) {
      found.push(propose(names, i + 2, last - 1, 'ORG', 0.96));
    }
    return;
  }
  // `the Indian company Alfa Agritech`
  if (leading.has(words.text[i]!) && capitalFollows(words, i)) {
    if (words.text[i] === 'venture' && words.text[i - 1] !== 'joint') return;
    if (
      (known[i + 1]! & (Known.nationality | Known.person | Known.amount)) === 0 &&
      !isTopic(names, i + 1) &&
      !titles.has(lower[i + 1]!) &&
      !openers.has(lower[i + 1]!)
    ) {
      const end = runEnd(names, i + 1);
      if ((known[i + 1]! & Known.place) === 0 || end > i + 2)
        found.push(propose(names, i + 1, end, 'ORG', 0.7));
    }
    return;
  }
  if (words.text[i] === 'venture') return;
  if (i === 0 || words.sentenceStart[i] === 1 || !adjacent(words, i - 1)) return;
  if ((words.kind[i - 1]! & Kind.quote) !== 0) {
    for (let j = i - 2; j >= 0 && j > i - 8; j--) {
      if ((words.kind[j]! & Kind.quote) !== 0) {
        if (j + 1 < i - 1 && (words.kind[j + 1]! & Kind.capital) !== 0)
          found.push(propose(names, j + 1, i - 1, 'ORG', 0.72));
        return;
      }
    }
    return;
  }
  if ((words.kind[i - 1]! & Kind.capital) === 0 || (words.kind[i - 1]! & Kind.initial) !== 0) return;
  const first = runStart(names, i - 1);
  for (let j = first; j < i; j++)
    if ((known[j]! & (Known.nationality | Known.place | Known.amount)) !== 0) return;
  if (
    openers.has(lower[i - 1]!) ||
    isOrdinary(names, first) ||
    isTopic(names, i - 1) ||
    titles.has(lower[i - 1]!)
  )
    return;
  found.push(propose(names, first, i, 'ORG', 0.6));
}

// --- shapes --------------------------------------------------------------------------------------------------------------

/** `Gomelstroytrest`, `BelAvtoTrans`: company names by their making. */
function matchShape(names: NameContext, i: number, found: Draft[], syllables: Syllables): void {
  const { words, known } = names;
  const text = words.text[i]!;
  if (text.length < 5 || known[i] !== 0 || !isCapitalised(words, i)) return;
  const kind = words.kind[i]!;
  if ((kind & Kind.camel) !== 0) {
    if (
      !scots.test(text) &&
      words.text[i - 1] !== '#' &&
      !/(?:[eo]r|ist)s$/.test(text) &&
      /^\p{L}+$/u.test(text)
    )
      found.push(propose(names, i, i + 1, 'ORG', camelCase));
    return;
  }
  if ((kind & Kind.upper) !== 0) return;
  const word = names.lower[i]!;
  if (isUsuallySmall(names, i) || topics.has(word)) return;
  const confidence = syllables(text);
  if (confidence > 0) found.push(propose(names, i, i + 1, 'ORG', confidence));
}

export const component = defineComponent({
  name: 'tag.company',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'companies by legal forms, neighbours and the making of their names',
  after: ['tag.organisation'],
  options: () => import('./options.ts'),
  create: (options: CompanyOptions) => createCompanyRecogniser(options),
});

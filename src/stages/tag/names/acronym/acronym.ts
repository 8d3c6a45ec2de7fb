import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext, FlowContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import type { EntityType } from '../../../../record/schema.ts';
import { legalForms } from '../engine/lexicon.ts';
import type { NameContext } from '../engine/name-context.ts';
import { propose } from '../engine/name-context.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { wordList } from '../engine/word-lists.ts';
import { Kind, type Words } from '../engine/words.ts';

/** What an acronym stands for in the document; `term` for what is no name. */
const acronyms: MemoryKey<DocumentContext, Map<string, EntityType | 'term'>> = {
  name: 'acronym.types',
  create: () => new Map(),
};

/** The names proposed so far, by the view position of their end. */
const namesByEnd: MemoryKey<FlowContext, ReadonlyMap<number, Proposal>> = {
  name: 'acronym.names',
  create: ({ earlier }) => endsOf(earlier),
};

/** Confidence of acronyms that the document never introduces. */
const unintroduced = 0.42;

/**
 * Acronyms, by what the document says of them. Runs after the recognisers of full names:
 *
 *     Belarusian Universal Commodity Exchange (BUCE)     introduced in brackets after a name: its type
 *     BUCE                                               alone, later in the document
 *     … the MPEI … the MPEI                              never introduced, but used again and again: an organisation, with little confidence
 */
export function createAcronymRecogniser(): Recogniser {
  return nameRecogniser({ rules: [{ written: 'capitalised', match: matchAcronym }] });
}

function matchAcronym(names: NameContext, i: number, found: Draft[], context: FlowContext): void {
  const { words } = names;
  const kind = words.kind[i]!;
  const text = words.text[i]!;
  if (text.length > 10 || ((kind & Kind.upper) === 0 && ((kind & Kind.camel) === 0 || text.length > 6)))
    return;
  const memory = context.document.memory(acronyms);
  if (i > 1 && words.text[i - 1] === '(' && isClosed(words, i + 1)) {
    const full = context.memory(namesByEnd).get(words.end[i - 2]!);
    if (full !== undefined && stands(text, context.flow.view.text.slice(full.start, full.end))) {
      memory.set(text, full.type);
      found.push(propose(names, i, i + 1, full.type, 0.9));
      return;
    }
    // Introduced after what is no name: "sea surface salinity (SSS)".
    if (!memory.has(text)) memory.set(text, 'term');
  }
  const type = memory.get(text);
  if (type === 'term') return;
  if (type !== undefined) found.push(propose(names, i, i + 1, type, 0.84));
  else if (isUsedAsName(names, i)) found.push(propose(names, i, i + 1, 'ORG', unintroduced));
}

/** Whether an acronym that nothing introduces is spoken of as a body: with "the", or again and again. */
function isUsedAsName({ words, known, counts }: NameContext, i: number): boolean {
  const text = words.text[i]!;
  if ((words.kind[i]! & Kind.upper) === 0 || known[i] !== 0 || text.length < 3 || text.length > 7)
    return false;
  if (ordinaryAcronyms.has(text) || legalForms.has(text)) return false;
  const isSpokenOf = i > 0 && words.text[i - 1] === 'the';
  return (
    ((counts.get(text) ?? 0) >= 2 || isSpokenOf) &&
    !isShouted(words, i) &&
    !isModel(words, i) &&
    /^\p{Lu}+$/u.test(text)
  );
}

/** Acronyms of things, not of bodies. */
export const ordinaryAcronyms = wordList('acronym/ordinary-acronyms');

function isClosed(words: Words, i: number): boolean {
  const text = words.text[i];
  return text === ')' || text === ',' || text === ';' || (i + 1 < words.count && words.text[i + 1] === ')');
}

function endsOf(proposals: readonly Proposal[]): Map<number, Proposal> {
  const ends = new Map<number, Proposal>();
  for (const p of proposals) {
    if (
      p.type === 'DATE' ||
      p.type === 'MONEY' ||
      p.type === 'PERCENT' ||
      p.type === 'QUANTITY' ||
      p.type === 'NORP'
    )
      continue;
    const other = ends.get(p.end);
    if (other === undefined || p.end - p.start > other.end - other.start) ends.set(p.end, p);
  }
  return ends;
}

/** Whether an acronym can stand for a name: its first letter begins one of the first words, and it is shorter. */
function stands(acronym: string, full: string): boolean {
  if (full.length <= acronym.length) return false;
  const first = acronym[0]!.toUpperCase();
  return full.split(/[\s-]+/, 4).some((word) => word[0]?.toUpperCase() === first);
}

/** `KZS-10`, `T 34`: a product. */
function isModel({ kind, text, count }: Words, i: number): boolean {
  const near = (j: number) => j >= 0 && j < count && (kind[j]! & Kind.number) !== 0;
  return near(i + 1) || near(i - 1) || (text[i + 1] === '-' && near(i + 2)) || text[i - 1] === '-';
}

/** Inside a line of capitals nothing is an acronym. */
function isShouted({ kind, count }: Words, i: number): boolean {
  const left = i > 0 && (kind[i - 1]! & Kind.upper) !== 0;
  const right = i + 1 < count && (kind[i + 1]! & Kind.upper) !== 0;
  return left || right;
}

export const component = defineComponent({
  name: 'tag.acronym',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'acronyms, by their definition in brackets or alone',
  after: ['tag.gazetteer', 'tag.organisation', 'tag.law', 'tag.event', 'tag.facility'],
  create: () => createAcronymRecogniser(),
});

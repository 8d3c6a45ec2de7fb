import type { DocumentContext, FlowContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import { legalForms, openers, topics } from '../engine/lexicon.ts';
import { Known, type NameContext, propose } from '../engine/name-context.ts';
import { Kind, type Words } from '../engine/words.ts';
import { form, formSpan, shortForms } from './legal-form.ts';

/** First word of a learnt name -> the names, as words. */
type Companies = Map<string, string[][]>;

const companies: MemoryKey<DocumentContext, Companies> = { name: 'company.names', create: () => new Map() };

/** Learns the names that stand with a legal form in a flow. */
export function learn(words: Words, document: DocumentContext): void {
  const memory = document.memory(companies);
  for (let i = 0; i < words.count; i++) {
    if (
      (words.triggers[i]! & form) === 0 ||
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

function remember(memory: Companies, name: readonly string[], document: DocumentContext): void {
  const first = name[0]!;
  if (!/^\p{Lu}/u.test(first) || first.length < 3 || legalForms.has(first)) return;
  if (name.length === 1) {
    const word = first.toLowerCase();
    if (
      openers.has(word) ||
      topics.has(word) ||
      (document.profile.wordCounts.get(word) ?? 0) >= (document.profile.wordCounts.get(first) ?? 1)
    )
      return;
  }
  const names = memory.get(first) ?? [];
  if (names.length >= 16 || names.some((n) => n.length === name.length && n.every((w, k) => w === name[k])))
    return;
  names.push([...name]);
  names.sort((a, b) => b.length - a.length);
  memory.set(first, names);
}

/** A name that stood with a legal form elsewhere in the document. */
export function matchKnownCompany(
  names: NameContext,
  i: number,
  found: Draft[],
  { document }: FlowContext,
): void {
  const { words, known } = names;
  const learnt = document.memory(companies).get(words.text[i]!) ?? [];
  for (const name of learnt) {
    if (i + name.length > words.count) continue;
    if (!name.every((w, k) => words.text[i + k] === w)) continue;
    if (name.length === 1 && (known[i]! & (Known.place | Known.nationality)) !== 0) return;
    found.push(propose(names, i, i + name.length, 'ORG', 0.75));
    return;
  }
}

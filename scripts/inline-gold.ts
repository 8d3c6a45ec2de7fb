/**
 * Turns texts with inline mark-up into gold: `node scripts/inline-gold.ts FILE… --out FOLDER`. A file holds many texts; a line
 * `=== id` begins one. A mention is written `{P Ada Lovelace}`: P PERSON, N NORP, G GPE, L LOC, F FAC, O ORG, E EVENT, W LAW,
 * D DATE, M MONEY, C PERCENT, Q QUANTITY. Amounts and dates that are not marked are taken as the recognisers read them.
 *
 * Says what a reader should look at: a name with two types in one text, a capitalised word marked in one place and bare in another.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createDocumentContext } from '../src/contract/context.ts';
import { createMerge } from '../src/stages/tag/merge/merge.ts';
import { createTagger } from '../src/stages/tag/tagger.ts';
import { goldCorpus } from '../src/train/corpus.ts';
import { openEvidence } from '../src/train/evidence.ts';

const letters: Readonly<Record<string, string>> = {
  P: 'PERSON',
  N: 'NORP',
  G: 'GPE',
  L: 'LOC',
  F: 'FAC',
  O: 'ORG',
  E: 'EVENT',
  W: 'LAW',
  D: 'DATE',
  M: 'MONEY',
  C: 'PERCENT',
  Q: 'QUANTITY',
};

interface Mention {
  start: number;
  end: number;
  type: string;
  text: string;
  value: string;
}

interface Marked {
  id: string;
  text: string;
  mentions: Mention[];
}

const { values: flags, positionals } = parseArgs({
  options: { out: { type: 'string' }, check: { type: 'boolean', default: false } },
  allowPositionals: true,
});

function readMarked(id: string, marked: string): Marked {
  let text = '';
  const mentions: Mention[] = [];
  let from = 0;
  for (const match of marked.matchAll(/\{([PNGLFOEWDMCQ]) ([^{}]+)\}/g)) {
    text += marked.slice(from, match.index);
    const name = match[2]!;
    const start = [...text].length;
    mentions.push({
      start,
      end: start + [...name].length,
      type: letters[match[1]!]!,
      text: name,
      value: '',
    });
    text += name;
    from = match.index + match[0].length;
  }
  text += marked.slice(from);
  if (/[{}]/.test(text)) throw new Error(`${id}: a bracket is left: ${/.{0,30}[{}].{0,30}/.exec(text)?.[0]}`);
  return { id, text, mentions };
}

/** Amounts and dates where nothing is marked. */
async function withValues(texts: readonly Marked[]): Promise<Marked[]> {
  const { recognisers } = await openEvidence('rules');
  const tagger = createTagger({ recognisers, merge: createMerge({ minimumConfidence: 0.3 }) });
  const valued = ['DATE', 'MONEY', 'PERCENT', 'QUANTITY'];
  const documents = goldCorpus(texts, 'own', false);
  const filled: Marked[] = [];
  for (const [i, { id, text, mentions }] of texts.entries()) {
    const { flows, profile } = documents[i]!;
    const tagged = await tagger.tag(flows, createDocumentContext(profile));
    const points = (units: number): number => [...text.slice(0, units)].length;
    const found = tagged
      .flatMap((flow) => flow.mentions)
      .filter(({ type }) => valued.includes(type))
      .map(({ type, start, end }) => ({
        start: points(start),
        end: points(end),
        type,
        text: text.slice(start, end),
        value: '',
      }))
      .filter((m) => mentions.every((own) => own.end <= m.start || own.start >= m.end));
    filled.push({ id, text, mentions: [...mentions, ...found].sort((a, b) => a.start - b.start) });
  }
  return filled;
}

/** What may be a slip, a line each. */
function doubtsOf({ text, mentions }: Marked): string[] {
  const doubts: string[] = [];
  const typesOf = new Map<string, Set<string>>();
  for (const { type, text: name } of mentions) typesOf.set(name, (typesOf.get(name) ?? new Set()).add(type));
  for (const [name, types] of typesOf) if (types.size > 1) doubts.push(`${name}: ${[...types].join(', ')}`);
  const points = [...text];
  const covered = new Uint8Array(points.length);
  for (const { start, end } of mentions) covered.fill(1, start, end);
  const bare = points.map((point, i) => (covered[i] === 1 ? '\u0001' : point)).join('');
  for (const name of typesOf.keys()) {
    if (
      name.length > 2 &&
      new RegExp(
        `(?<![\\p{L}\u0001])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\u0001])`,
        'u',
      ).test(bare)
    )
      doubts.push(`bare: ${name}`);
  }
  const capitals = [...bare.matchAll(/(?<=[\p{Ll},;:)] )\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*)*/gu)].map(
    ([word]) => word,
  );
  if (capitals.length > 0) doubts.push(`unmarked: ${capitals.join(' | ')}`);
  return doubts;
}

const marked: Marked[] = [];
for (const file of positionals) {
  const [, ...parts] = readFileSync(file, 'utf8').split(/^=== (.+)\n/mu);
  for (let i = 0; i + 1 < parts.length; i += 2)
    marked.push(readMarked(parts[i]!.trim(), `${parts[i + 1]!.trim()}\n`));
}
for (const text of marked) {
  const doubts = doubtsOf(text);
  if (doubts.length > 0) process.stdout.write(`${text.id}\n  ${doubts.join('\n  ')}\n`);
}
if (flags.out !== undefined) {
  mkdirSync(flags.out, { recursive: true });
  for (const { id, text, mentions } of await withValues(marked)) {
    writeFileSync(path.join(flags.out, `${id}.txt`), text);
    const lines = mentions.map((mention) => JSON.stringify(mention)).join(',\n');
    writeFileSync(
      path.join(flags.out, `${id}.json`),
      `{\n"text_file": "${id}.txt",\n"mentions": [\n${lines}\n]\n}\n`,
    );
  }
}
process.stdout.write(
  `${marked.length} texts, ${marked.reduce((n, { mentions }) => n + mentions.length, 0)} names\n`,
);

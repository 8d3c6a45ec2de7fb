import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';
import type { DocumentRecord } from '../../src/record/schema.ts';
import type { Pipeline } from '../../src/run/create-pipeline.ts';

/** Publications of the fixtures in other formats than text; `README.md` there says how they were made. */
export const formattedFolder = path.join(packageRoot, 'fixtures', 'formats', 'publications');
const folder = path.join(packageRoot, 'fixtures');

/** Mentions as they can be compared over formats: type and words, and how often. */
type Mentions = Map<string, number>;

export interface Agreement {
  right: number;
  found: number;
  gold: number;
}

export function f1({ right, found, gold }: Agreement): number {
  return (2 * right) / (found + gold);
}

/** The names of the publications that are there in all formats. */
export function publicationNames(): string[] {
  const names = readdirSync(formattedFolder).filter((file) => file.endsWith('.docx'));
  return names.map((file) => file.replace(/\.docx$/, '')).sort();
}

/** A publication's file of an extension; `text` is the fixture itself. */
export function publicationFile(name: string, extension: string): string {
  if (extension !== 'text') return path.join(formattedFolder, `${name}.${extension}`);
  const file = readdirSync(path.join(folder, 'publications')).find((own) => path.parse(own).name === name);
  return path.join(folder, 'publications', file!);
}

/**
 * Compares what is found in the publications of an extension with their gold: mentions of the same type and words, as often. The text
 * of each format has positions of its own, so that those are not compared.
 */
export async function agreementOf(pipeline: Pipeline, extension: string): Promise<Agreement> {
  const sum: Agreement = { right: 0, found: 0, gold: 0 };
  for (const name of publicationNames()) {
    const gold = goldMentions(name);
    for await (const record of pipeline.extract([publicationFile(name, extension)])) {
      const found = foundMentions(record);
      for (const [mention, count] of found) sum.right += Math.min(count, gold.get(mention) ?? 0);
      sum.found += total(found);
    }
    sum.gold += total(gold);
  }
  return sum;
}

function total(mentions: Mentions): number {
  return [...mentions.values()].reduce((sum, count) => sum + count, 0);
}

/** Marks of Markdown and entities are none of the words, nor is how lines end. */
function add(mentions: Mentions, type: string, words: string): void {
  const key = `${type} ${words.replaceAll('\\', '').replaceAll('&amp;', '&').replace(/\s+/g, ' ')}`;
  mentions.set(key, (mentions.get(key) ?? 0) + 1);
}

function goldMentions(name: string): Mentions {
  const file = path.join(folder, 'gold', `${name}.json`);
  const gold = JSON.parse(readFileSync(file, 'utf8')) as { mentions: { type: string; text: string }[] };
  const mentions: Mentions = new Map();
  for (const { type, text } of gold.mentions) add(mentions, type, text);
  return mentions;
}

function foundMentions({ annotations }: DocumentRecord): Mentions {
  const mentions: Mentions = new Map();
  for (const { entityType, target } of annotations) add(mentions, entityType, target.selector[2].exact);
  return mentions;
}

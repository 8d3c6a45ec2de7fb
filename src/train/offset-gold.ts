import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../errors/onomast-error.ts';
import type { GoldDocument, GoldMention } from '../records/audit/gold.ts';
import { joinTokens } from './tagged-corpus.ts';

/** A document annotated without its text, as a line of the file. */
interface OffsetLine {
  document: string;
  /** Its sentences, by their places in a set that does not say which document a sentence is of: first and end, exclusive. */
  sentences?: [first: number, end: number];
  /** Sentences that have nothing to do with each other, by their places in the set: each is a document of its own. */
  apart?: number[];
  /** Of the sentences joined by an empty line. */
  sha256: string;
  /** Sentence, start and end in code points of the sentence, type. */
  mentions: [sentence: number, start: number, end: number, type: string][];
}

const between = '\n\n';

/** A sentence of a set; one without `text` is put together from its tokens. */
interface SetLine {
  doc?: string;
  text?: string;
  tokens: string[];
}

/**
 * Reads annotations that are kept without their text, and takes the text from the sentences of a tokenised set. Each sentence becomes
 * a paragraph, since the set does not say where paragraphs end.
 *
 * @param offsets the annotations, a document a line, or many sentences that are documents of their own
 * @param set the set: a file (`doc`, `text`, `tokens` a line), its sentences in the order of the document, or a folder of JSON files
 * that each hold a list of sentences, read in the order of the numbers in their names
 * @throws OnomastError `audit.gold-invalid` where the set lacks a document or holds another text of it
 */
export function readOffsetGold(offsets: string, set: string): GoldDocument[] {
  const { all, byDocument } = sentencesOf(set);
  return linesOf<OffsetLine>(offsets).flatMap(({ document, sentences, apart, sha256, mentions }, i) => {
    const own =
      apart?.map((place) => all[place] ?? '') ??
      (sentences === undefined ? (byDocument.get(document) ?? []) : all.slice(...sentences));
    const text = own.join(between);
    if (createHash('sha256').update(text).digest('hex') !== sha256) {
      throw new OnomastError('audit.gold-invalid', `${set} holds another text of ${document}, or none`, {
        file: offsets,
        line: i + 1,
      });
    }
    if (apart === undefined) return [{ id: document, text, mentions: inDocument(mentions, own) }];
    const bySentence = Map.groupBy(mentions, ([sentence]) => sentence);
    return own.map((sentence, k) => ({
      id: `${document}-${apart[k]}`,
      text: sentence,
      mentions: inDocument(
        (bySentence.get(k) ?? []).map(([, ...mention]) => [0, ...mention]),
        [sentence],
      ),
    }));
  });
}

function inDocument(mentions: OffsetLine['mentions'], sentences: readonly string[]): GoldMention[] {
  const starts: number[] = [];
  let at = 0;
  for (const sentence of sentences) {
    starts.push(at);
    at += [...sentence].length + between.length;
  }
  return mentions.map(([sentence, start, end, type]) => ({
    start: starts[sentence]! + start,
    end: starts[sentence]! + end,
    type,
    text: [...sentences[sentence]!].slice(start, end).join(''),
    value: '',
  }));
}

function sentencesOf(set: string): { all: string[]; byDocument: Map<string, string[]> } {
  const byDocument = new Map<string, string[]>();
  if (statSync(set).isDirectory()) return { all: listsOf(set).flat(), byDocument };
  const all: string[] = [];
  for (const { doc, text: given, tokens } of linesOf<SetLine>(set)) {
    const text = given ?? joinTokens(tokens).text;
    all.push(text);
    if (doc === undefined) continue;
    const own = byDocument.get(doc);
    if (own === undefined) byDocument.set(doc, [text]);
    else own.push(text);
  }
  return { all, byDocument };
}

function listsOf(folder: string): string[][] {
  const numbered = new Intl.Collator('en', { numeric: true });
  return readdirSync(folder)
    .sort(numbered.compare)
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as string[]);
}

function linesOf<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

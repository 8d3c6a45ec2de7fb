import path from 'node:path';
import { codePointIndex } from '../align/code-points.ts';
import type { GoldDocument, GoldMention } from '../gold-document.ts';
import {
  type GoldFormat,
  idOf,
  type Mismatch,
  placeMentions,
  type RawMention,
  readText,
  type TagScheme,
  textNextTo,
} from './format.ts';
import { decodeTags, detectScheme, encodeTags, type TokenSpan } from './tag-schemes.ts';

/**
 * CoNLL columns (Tjong Kim Sang and De Meulder 2003): a token a line, its tag in the last column, sentences apart by an empty
 * line, documents by `-DOCSTART-`. IOB1, IOB2 and BILOU (BIOES) are told apart by their tags. With `<id>.txt` next to it, tokens
 * are found in that text one after the other; without, the text is made of the tokens with single spaces.
 */
export const conll: GoldFormat = {
  name: 'conll',
  holdsValues: false,
  holdsOverlaps: false,
  isOwn: (name) =>
    ['.conll', '.conll03', '.iob', '.iob1', '.iob2', '.bio', '.bilou'].includes(path.extname(name)),
  async read(file) {
    const mismatches: Mismatch[] = [];
    const parts = parse(await readText(file));
    const scheme = detectScheme(
      parts.flatMap(({ sentences }) => sentences.map((s) => s.map(({ tag }) => tag))),
    );
    const textFile = await textNextTo(file);
    // One text next to the file is the text of all of it.
    const documents =
      textFile === undefined ? parts : [{ sentences: parts.flatMap(({ sentences }) => sentences) }];
    const read = documents.map((part, d): GoldDocument => {
      const placed =
        textFile === undefined
          ? joined(part.sentences)
          : { text: textFile.text, positions: found(part.sentences, textFile.text, file, mismatches) };
      const raws: [string, RawMention][] = [];
      part.sentences.forEach((sentence, s) => {
        const spans = decodeTags(
          sentence.map(({ tag }) => tag),
          scheme,
          (i, reason) => mismatches.push({ file, at: `line ${sentence[i]!.line}`, reason }),
        );
        for (const span of spans) {
          const [first, last] = [placed.positions[s]![span.start], placed.positions[s]![span.end - 1]];
          // A token that was not found has been named already.
          if (first === undefined || last === undefined) continue;
          raws.push([
            `line ${sentence[span.start]!.line}`,
            { start: first[0], end: last[1], type: span.type },
          ]);
        }
      });
      return {
        id: documents.length > 1 ? `${idOf(file)}-${d + 1}` : idOf(file),
        ...(textFile !== undefined && { path: textFile.path }),
        text: placed.text,
        mentions: placeMentions(placed.text, raws, file, mismatches),
      };
    });
    return { documents: read, mismatches };
  },
  write: (documents, { scheme = 'iob2' }) =>
    documents.flatMap((document) => [
      { name: `${document.id}.txt`, content: document.text },
      { name: `${document.id}.conll`, content: columns(document, scheme) },
    ]),
};

interface Token {
  text: string;
  tag: string;
  /** Line of the file, from 1. */
  line: number;
}

function parse(content: string): { sentences: Token[][] }[] {
  const documents: { sentences: Token[][] }[] = [{ sentences: [] }];
  let sentence: Token[] = [];
  const endSentence = () => {
    if (sentence.length > 0) documents.at(-1)!.sentences.push(sentence);
    sentence = [];
  };
  content.split(/\r?\n/).forEach((line, i) => {
    if (line.startsWith('-DOCSTART-')) {
      endSentence();
      if (documents.at(-1)!.sentences.length > 0) documents.push({ sentences: [] });
    } else if (line.trim() === '') endSentence();
    else {
      const cells = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
      // A comment has no tag; a token "#" has one.
      if (line.startsWith('# ') && !/^(O|[BILUES]-\S+)$/.test(cells.at(-1)!)) return;
      sentence.push({ text: cells[0]!, tag: cells.at(-1)!.trim(), line: i + 1 });
    }
  });
  endSentence();
  return documents;
}

type Positions = ([start: number, end: number] | undefined)[][];

/** The text that the tokens make up, and their places in it in code points. */
function joined(sentences: readonly Token[][]): { text: string; positions: Positions } {
  let at = 0;
  const lines: string[] = [];
  const positions = sentences.map((sentence) => {
    lines.push(sentence.map(({ text }) => text).join(' '));
    return sentence.map(({ text }): [number, number] => {
      const start = at;
      at += [...text].length + 1;
      return [start, at - 1];
    });
  });
  return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, positions };
}

/** Places of the tokens in a text that has them in order, white space between them left out of account. */
function found(sentences: readonly Token[][], text: string, file: string, mismatches: Mismatch[]): Positions {
  const index = codePointIndex(text);
  let at = 0;
  return sentences.map((sentence) =>
    sentence.map((token) => {
      while (at < text.length && /\s/.test(text[at]!)) at++;
      let start = at;
      if (!text.startsWith(token.text, at)) {
        // Go on after the next place that has it, if that is near: one damaged token is one mismatch, not all that follow.
        start = text.slice(at, at + 200 + token.text.length).indexOf(token.text);
        mismatches.push({
          file,
          at: `line ${token.line}`,
          reason: `the text goes on with ${JSON.stringify(text.slice(at, at + 20))}, not with the token ${JSON.stringify(token.text)}`,
        });
        if (start === -1) return undefined;
        start += at;
      }
      at = start + token.text.length;
      return [index.toPoints(start), index.toPoints(at)];
    }),
  );
}

/** Tokens: words with what joins them, every other sign alone; cut wherever a mention begins or ends. */
const tokenPattern = /[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{M}\p{N}]+)*|\S/gu;

function columns(document: GoldDocument, scheme: TagScheme): string {
  const index = codePointIndex(document.text);
  const units = withoutOverlaps(document.mentions).map(({ start, end, type }) => ({
    start: index.toUnits(start),
    end: index.toUnits(end),
    type,
  }));
  const cuts = units.flatMap(({ start, end }) => [start, end]);
  const lines: string[] = [];
  let sentence: { text: string; start: number }[] = [];
  let mention = 0;
  const endSentence = () => {
    if (sentence.length === 0) return;
    const spans: TokenSpan[] = [];
    sentence.forEach(({ start }, i) => {
      while (mention < units.length && units[mention]!.end <= start) mention++;
      const unit = units[mention];
      if (unit === undefined || start < unit.start) return;
      if (start === unit.start) spans.push({ type: unit.type, start: i, end: i + 1 });
      else spans.at(-1)!.end = i + 1;
    });
    const tags = encodeTags(spans, sentence.length, scheme);
    lines.push(...sentence.map(({ text }, i) => `${text}\t${tags[i]}`), '');
    sentence = [];
  };
  let cut = 0;
  let from = 0;
  for (const piece of pieces(document.text, units)) {
    from = piece.start;
    while (from < piece.end) {
      while (cut < cuts.length && cuts[cut]! <= from) cut++;
      const to = Math.min(piece.end, cuts[cut] ?? piece.end);
      for (const { 0: text, index: offset } of document.text.slice(from, to).matchAll(tokenPattern)) {
        sentence.push({ text, start: from + offset });
      }
      from = to;
    }
    endSentence();
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Parts of the text between empty lines; never cut inside a mention. */
function pieces(
  text: string,
  units: readonly { start: number; end: number }[],
): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  let from = 0;
  let mention = 0;
  for (const { index, 0: gap } of text.matchAll(/\n[^\S\n]*\n/g)) {
    while (mention < units.length && units[mention]!.end <= index) mention++;
    if (mention < units.length && units[mention]!.start < index) continue;
    result.push({ start: from, end: index });
    from = index + gap.length;
  }
  result.push({ start: from, end: text.length });
  return result;
}

/** Of mentions that overlap, the longest: columns have one tag a token. */
export function withoutOverlaps(mentions: readonly GoldMention[]): GoldMention[] {
  const kept: GoldMention[] = [];
  for (const mention of [...mentions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || mention.start >= last.end) kept.push(mention);
    else if (mention.end - mention.start > last.end - last.start) kept[kept.length - 1] = mention;
  }
  return kept;
}

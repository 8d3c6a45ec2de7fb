import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mention, TaggedFlow } from '../../src/contract/mention.ts';
import type { EntityType } from '../../src/record/schema.ts';
import { ViewBuilder } from '../../src/text/view.ts';

/** A mention of a gold file; positions in code units. */
export interface GoldMention {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  readonly surface: string;
  readonly value: string;
}

/** A gold excerpt. */
export interface GoldDocument {
  readonly name: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

/** The excerpts of a folder of gold files, in name order; each is a document of its own. */
export function* goldDocuments(folder: string): Generator<GoldDocument> {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const gold = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      text_file: string;
      mentions: { start: number; end: number; type: EntityType; value: string }[];
    };
    const text = readFileSync(path.join(folder, gold.text_file), 'utf8');
    const units = codeUnitsOf(text);
    const mentions = gold.mentions
      .map(({ start, end, type, value }) => ({
        start: units(start),
        end: units(end),
        type,
        value: value ?? '',
        surface: text.slice(units(start), units(end)).replace(/\s+/g, ' '),
      }))
      .sort((a, b) => a.start - b.start);
    yield { name: file.slice(0, -'.json'.length), text, mentions };
  }
}

/** A toponym of GeoVirus with its coordinates in degrees. */
interface Toponym {
  readonly text: string;
  readonly lat: number;
  readonly lon: number;
}

/** An article of GeoVirus: its paragraphs in order. */
export interface ToponymDocument {
  readonly name: string;
  readonly parts: {
    readonly text: string;
    readonly mentions: readonly GoldMention[];
    readonly toponyms: readonly Toponym[];
  }[];
}

/** The articles of GeoVirus; lines of one source are one article. */
export function toponymDocuments(file: string): ToponymDocument[] {
  const documents = new Map<string, ToponymDocument>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { source, text, toponyms } = JSON.parse(line) as {
      source: string;
      text: string;
      toponyms: { start: number; end: number; text: string; lat: number; lon: number }[];
    };
    const units = codeUnitsOf(text);
    const name = source.slice(source.lastIndexOf('/') + 1);
    const document = documents.get(name) ?? { name, parts: [] };
    documents.set(name, document);
    const sorted = [...toponyms].sort((a, b) => a.start - b.start);
    document.parts.push({
      text,
      toponyms: sorted,
      mentions: sorted.map(({ start, end }) => ({
        start: units(start),
        end: units(end),
        type: 'GPE',
        value: '',
        surface: text.slice(units(start), units(end)).replace(/\s+/g, ' '),
      })),
    });
  }
  return [...documents.values()];
}

/** Code units of a text by code points. */
function codeUnitsOf(text: string): (codePoint: number) => number {
  const starts: number[] = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) starts.push(i);
  starts.push(text.length);
  return (codePoint) => starts[codePoint]!;
}

/** A text with its mentions as the tagger would hand it on: a flow per paragraph, line breaks shown as spaces. */
export function toTagged(text: string, mentions: readonly GoldMention[]): TaggedFlow[] {
  const flows: TaggedFlow[] = [];
  let from = 0;
  let m = 0;
  while (from < text.length) {
    let to = paragraphEnd(text, from);
    // a name over a page break keeps its paragraphs together
    while (mentions.some(({ start, end }) => start < to && end > to)) to = paragraphEnd(text, to);
    const viewText = text.slice(from, to).replace(/\s/g, ' ');
    const view = new ViewBuilder(text).show(from, to, viewText).build();
    const own: Mention[] = [];
    const viewSpans: { start: number; end: number }[] = [];
    for (; m < mentions.length && mentions[m]!.start < to; m++) {
      const { type, start, end, surface } = mentions[m]!;
      own.push({ type, start, end, confidence: 1, stages: ['gold'], surface });
      viewSpans.push({ start: start - from, end: end - from });
    }
    const tokens = {
      count: 0,
      text: [],
      start: new Uint32Array(),
      end: new Uint32Array(),
      sentences: new Uint32Array(1),
    };
    flows.push({
      flow: { kind: 'paragraph', view, blocked: [], citation: false, tokens },
      mentions: own,
      viewSpans,
    });
    from = to;
  }
  return flows;
}

function paragraphEnd(text: string, from: number): number {
  const pattern = /\n[ \t\r]*\n\s*/g;
  pattern.lastIndex = from;
  return pattern.exec(text) === null ? text.length : pattern.lastIndex;
}

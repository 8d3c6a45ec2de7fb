import type { Chunk, CleanChunk, DocumentProfile, Flow, PassageSpan } from '../pipeline/contract.ts';
import { type Block, BlockReader } from './blocks.ts';
import { arrange, buildFlow, type Edit, type FlowDraft, type Range } from './edits.ts';
import { findHyphens } from './hyphens.ts';
import { joinBlocks } from './joins.ts';
import type { Line } from './lines.ts';
import { type FootnoteBodies, MarkFinder } from './marks.ts';
import { findMarkup } from './markup.ts';
import { type CleanOptions, defaultCleanOptions } from './options.ts';
import { findRepeats } from './repeats.ts';
import { cellsOf } from './tables.ts';
import { findUrls } from './urls.ts';

export type { CleanOptions } from './options.ts';

/** The stage `clean`. */
export interface Cleaner {
  clean(chunk: Chunk): CleanChunk;
}

/**
 * Makes a cleaner for one document. It edits nothing: it says what each part of a chunk is (passages, which cover the chunk in
 * order), and gives views of the running text, of the footnotes and of all else that names may stand in (flows).
 */
export function createCleaner(options: Partial<CleanOptions>, profile: DocumentProfile): Cleaner {
  const all: CleanOptions = { ...defaultCleanOptions, ...options };
  return { clean: (chunk) => clean(chunk, all, profile) };
}

function clean(chunk: Chunk, options: CleanOptions, profile: DocumentProfile): CleanChunk {
  const { text } = chunk;
  const reader = new BlockReader(text, profile, options);
  const blocks = reader.read();
  const marks = new MarkFinder(footnoteBodies(blocks), profile);
  const flows: { at: number; flow: Flow }[] = [];
  const add = (draft: FlowDraft): void => {
    const flow = buildFlow(text, draft);
    if (flow !== undefined) flows.push({ at: flow.view.sourceStart(0), flow });
  };
  for (const { blocks: members, parts } of joinBlocks(text, blocks, profile, options.joins)) {
    const { kind, citation } = members[0]!;
    const edits: Edit[] = [];
    const blocked: Range[] = [];
    const copies: Range[] = [];
    for (const { start, end } of parts) {
      const words = text.slice(start, end);
      const found: Edit[] = options.markup ? findMarkup(words) : [];
      // the target of a Markdown link is not shown at all
      const urls = options.urls
        ? outside(
            findUrls(words),
            found.filter(({ start, end }) => end - start > 8),
          )
        : [];
      if (options.footnoteMarks && kind !== 'footnote' && kind !== 'contents')
        found.push(...marks.find(words, start));
      if (options.hyphens) found.push(...findHyphens(words, profile));
      for (const edit of outside(found, urls)) edits.push(shift(edit, start));
      for (const url of urls) blocked.push(shift(url, start));
      for (const url of urls) edits.push(...breaksIn(words, url).map((edit) => shift(edit, start)));
      if (options.repeats && kind === 'paragraph') {
        for (const copy of findRepeats(words)) copies.push(shift(copy, start));
      }
    }
    if (kind === 'table') {
      for (const cell of cellsOf(text, parts[0]!))
        add({ kind, citation, parts: [cell], edits: within(edits, cell), blocked });
      continue;
    }
    const hidden = copies.map(({ start, end }) => ({ start, end, shown: ' ' }));
    add({ kind, citation, parts, edits: [...edits, ...hidden], blocked });
    for (const copy of copies)
      add({ kind, citation, parts: [copy], edits: within(edits, copy), blocked: within(blocked, copy) });
  }
  flows.sort((a, b) => a.at - b.at);
  return { chunk, passages: passagesOf(text, blocks, reader.lines), flows: flows.map(({ flow }) => flow) };
}

/** Blocks as passages, each up to the next, so that they cover the chunk. */
function passagesOf(text: string, blocks: readonly Block[], lines: readonly Line[]): PassageSpan[] {
  if (text === '') return [];
  if (blocks.length === 0) return [{ kind: 'paragraph', start: 0, end: text.length }];
  return blocks.map(({ kind, first }, b) => ({
    kind,
    start: b === 0 ? 0 : lines[first]!.start,
    end: b + 1 < blocks.length ? lines[blocks[b + 1]!.first]!.start : text.length,
  }));
}

function footnoteBodies(blocks: readonly Block[]): FootnoteBodies {
  const bodies = new Map<number, number[]>();
  for (const { footnote, from } of blocks) {
    if (footnote <= 0) continue;
    const places = bodies.get(footnote);
    if (places === undefined) bodies.set(footnote, [from]);
    else places.push(from);
  }
  return bodies;
}

function shift<T extends Range>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

function within<T extends Range>(ranges: readonly T[], outer: Range): T[] {
  return ranges.filter(({ start, end }) => start >= outer.start && end <= outer.end);
}

/** Those that touch none of `ranges`. */
function outside<T extends Range>(edits: readonly T[], ranges: readonly Range[]): T[] {
  if (ranges.length === 0) return [...edits];
  const ordered = arrange(ranges);
  const kept: T[] = [];
  let next = 0;
  for (const edit of arrange(edits)) {
    while (next < ordered.length && ordered[next]!.end <= edit.start) next++;
    if (next >= ordered.length || ordered[next]!.start >= edit.end) kept.push(edit);
  }
  return kept;
}

/** Line breaks inside a URL are not shown at all. */
function breaksIn(words: string, url: Range): Edit[] {
  const edits: Edit[] = [];
  for (const match of words.slice(url.start, url.end).matchAll(/\s*[\r\n]\s*/g)) {
    edits.push({ start: url.start + match.index, end: url.start + match.index + match[0].length, shown: '' });
  }
  return edits;
}

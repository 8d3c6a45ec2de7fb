import { type Cleaner, defineComponent, type PassageMarker } from '../../contract/component.ts';
import type { DocumentProfile, PassageSpan } from '../../contract/document.ts';
import type { CleanChunk, Flow } from '../../contract/flow.ts';
import type { FormattedChunk } from '../../contract/format.ts';
import type { Line } from '../../text/lines.ts';
import type { Block } from './block-lines.ts';
import { BlockReader } from './blocks.ts';
import { type CleanOptions, defaultCleanOptions } from './detectors.ts';
import { type FootnoteBodies, MarkFinder } from './footnote-marks.ts';
import { FormattedBlockReader } from './formatted-blocks.ts';
import { RunningLines } from './furniture.ts';
import { findInline } from './inline.ts';
import { joinBlocks } from './joined-passages.ts';
import { raisedMarks } from './line-runs.ts';
import { PassageLanguages } from './passage-language.ts';
import { cellsOf } from './tables.ts';
import { buildFlow, type FlowDraft, type Part, type Range } from './view-edits.ts';

/**
 * Makes a cleaner for one document. It edits nothing: it says what each part of a chunk is (passages, which cover the chunk in
 * order), and gives views of the running text, of the footnotes and of all else that names may stand in (flows).
 * Chunks are given in order: what one shows of the running titles is known in the next.
 */
export function createCleaner(
  options: Partial<CleanOptions>,
  profile: DocumentProfile,
  markers: readonly PassageMarker[] = [],
): Cleaner {
  const all: CleanOptions = { ...defaultCleanOptions, ...options };
  const running = new RunningLines(profile);
  const marks = (chunk: FormattedChunk) => markers.flatMap((marker) => [...marker.mark(chunk, profile)]);
  return { clean: (chunk) => clean(chunk, all, { profile, running, marks: marks(chunk) }) };
}

/** What is known besides the text of a chunk. */
interface Known {
  readonly profile: DocumentProfile;
  readonly running: RunningLines;
  /** What plug-ins say of ranges of the chunk. */
  readonly marks: readonly PassageSpan[];
}

function clean(
  chunk: FormattedChunk,
  options: CleanOptions,
  { profile, running, marks: said }: Known,
): CleanChunk {
  const { text } = chunk;
  const reader = readerOf(chunk, running, options);
  const blocks = marked(reader.read(), said);
  const marks = new MarkFinder(footnoteBodies(blocks), profile);
  const drafts: FlowDraft[] = [];
  const languages = new PassageLanguages(profile);
  const { runs = [] } = chunk;
  const raised =
    runs.length === 0 ? undefined : (parts: readonly Part[]) => raisedMarks(text, chunk.start, runs, parts);
  let row = -1;
  for (const joined of joinBlocks(text, blocks, profile, joinsOf(chunk, options))) {
    const { blocks: members, parts } = joined;
    const { kind } = members[0]!;
    const foreign = languages.look(text, joined) && options.language !== 'any';
    const citation = members.some((member) => member.citation);
    const { edits, blocked, copies } = findInline(text, parts, kind, { options, profile, marks, raised });
    row++;
    if (kind === 'table') {
      for (const cell of cellsOf(text, parts[0]!, raised === undefined ? '|' : '\t')) {
        drafts.push({
          kind,
          cell: { row, column: cell.column },
          citation,
          foreign,
          parts: [cell],
          edits: within(edits, cell),
          blocked: within(blocked, cell),
        });
      }
      continue;
    }
    const hidden = copies.map(({ start, end }) => ({ start, end, shown: ' ' }));
    drafts.push({ kind, citation, foreign, parts, edits: edits.concat(hidden), blocked });
    // a stuttered clause is no part of the sentence, but names may stand in it
    for (const copy of copies) {
      drafts.push({
        kind,
        citation,
        foreign,
        parts: [copy],
        edits: within(edits, copy),
        blocked: within(blocked, copy),
      });
    }
  }
  return { chunk, passages: passagesOf(text, blocks, reader.lines, languages), flows: flowsOf(text, drafts) };
}

/** Reads what a format says of the chunk, or finds out by its text. */
function readerOf({ text, start, runs = [] }: FormattedChunk, running: RunningLines, options: CleanOptions) {
  return runs.length > 0
    ? new FormattedBlockReader(text, start, runs, options)
    : new BlockReader(text, running, options);
}

/** Marked up text has no paragraphs cut by blank lines; pages and plain text have. */
function joinsOf({ runs = [] }: FormattedChunk, { joins }: CleanOptions) {
  if (!joins) return 'never';
  return runs.length === 0 || runs[0]!.box !== undefined ? 'over-blank-lines' : 'over-blocks';
}

/** Blocks under the kinds that plug-ins give them: a block takes the kind of the range that holds its beginning. */
function marked(blocks: Block[], marks: readonly PassageSpan[]): Block[] {
  if (marks.length === 0) return blocks;
  return blocks.map((block) => {
    const mark = marks.find(({ start, end }) => start <= block.from && block.from < end);
    return mark === undefined ? block : { ...block, kind: mark.kind };
  });
}

/** Flows of the drafts that show anything, in order of their first source position. */
function flowsOf(text: string, drafts: readonly FlowDraft[]): Flow[] {
  const flows: { at: number; flow: Flow }[] = [];
  for (const draft of drafts) {
    const flow = buildFlow(text, draft);
    if (flow !== undefined) flows.push({ at: flow.view.sourceStart(0), flow });
  }
  return flows.sort((a, b) => a.at - b.at).map(({ flow }) => flow);
}

/** Blocks as passages, each up to the next, so that they cover the chunk. */
function passagesOf(
  text: string,
  blocks: readonly Block[],
  lines: readonly Line[],
  languages: PassageLanguages,
): PassageSpan[] {
  if (text === '') return [];
  if (blocks.length === 0) return [{ kind: 'paragraph', start: 0, end: text.length }];
  return blocks.map((block, b) => ({
    kind: block.kind,
    start: b === 0 ? 0 : lines[block.first]!.start,
    end: b + 1 < blocks.length ? lines[blocks[b + 1]!.first]!.start : text.length,
    language: languages.of(block),
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

function within<T extends Range>(ranges: readonly T[], outer: Range): T[] {
  return ranges.filter(({ start, end }) => start >= outer.start && end <= outer.end);
}

export const component = defineComponent({
  name: 'clean',
  stage: 'clean',
  summary: 'marks what is not running text',
  options: () => import('./options.ts'),
  create: (options: CleanOptions) => (profile: DocumentProfile, markers: readonly PassageMarker[]) =>
    createCleaner(options, profile, markers),
});

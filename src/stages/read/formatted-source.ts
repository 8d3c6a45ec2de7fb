import { createHash } from 'node:crypto';
import type { Format, FormatOptions, FormattedText, Original, TextRun } from '../../contract/format.ts';
import { PositionCursor } from '../../text/position-cursor.ts';
import { chunkTarget, cutPoint } from './chunker.ts';
import type { DocumentSource, FormattedFacts, SourceChunk, SourceFacts } from './source.ts';

/** A document that a format has read: its text in memory, cut into chunks with the runs that lie in each. */
export class FormattedSource implements DocumentSource {
  readonly facts: SourceFacts;
  readonly formatted: FormattedFacts;
  readonly #chunks: readonly SourceChunk[];

  private constructor(bytes: { sha256: string; byteLength: number }, read: FormattedText, reader: string) {
    // A lone surrogate has no bytes; what stands for it is as long.
    const text = read.text.toWellFormed();
    this.#chunks = chunksOf(text, read.runs);
    const last = this.#chunks.at(-1);
    const end =
      last === undefined ? { codePoint: 0, byte: 0 } : new PositionCursor(last).at(last.text.length);
    const length = end.codePoint;
    this.facts = { ...bytes, length };
    this.formatted = {
      original: originalOf(text, read),
      reader,
      file: { id: '#text', sha256: sha256Of(text), byteLength: end.byte, length },
      metadata: read.metadata ?? {},
      warnings: read.warnings ?? [],
    };
  }

  /**
   * Reads a document of a format.
   * @throws OnomastError of kind `input`, as the format gives it
   * @throws Error where the format hands over what cannot be (a defect of the format)
   */
  static async open(bytes: Uint8Array, format: Format, options: FormatOptions): Promise<FormattedSource> {
    const identity = { sha256: sha256Of(bytes), byteLength: bytes.length };
    const read = await format.open(bytes, options);
    checkRead(read, format.name);
    return new FormattedSource(identity, read, format.reader);
  }

  chunks(): readonly SourceChunk[] {
    return this.#chunks;
  }
}

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** @throws Error where ranges leave the text, overlap, or name pages and parts that are not there */
function checkRead({ text, runs, pages = [], parts = [] }: FormattedText, format: string): void {
  const fail = (what: string, i: number) => {
    throw new Error(`the format ${format} gives ${what} ${i} that cannot be: ${JSON.stringify({ what })}`);
  };
  let reached = 0;
  for (const [i, run] of runs.entries()) {
    if (run.start < reached || run.end <= run.start || run.end > text.length) fail('a run', i);
    if (run.page !== undefined && pages[run.page] === undefined) fail('a run', i);
    if (run.part !== undefined && parts[run.part] === undefined) fail('a run', i);
    reached = run.end;
  }
  for (const [what, ranges] of [
    ['a page', pages],
    ['a part', parts],
  ] as const)
    for (const [i, { start, end }] of ranges.entries())
      if (start < 0 || end < start || end > text.length) fail(what, i);
}

function chunksOf(text: string, runs: readonly TextRun[]): SourceChunk[] {
  const chunks: SourceChunk[] = [];
  let at = { codePoint: 0, byte: 0 };
  let first = 0;
  for (let start = 0; start < text.length; ) {
    const ahead = text.slice(start, start + 2 * chunkTarget);
    const end = start + (ahead.length < 2 * chunkTarget ? ahead.length : cutPoint(ahead, chunkTarget));
    while (first < runs.length && runs[first]!.end <= start) first++;
    let last = first;
    while (last < runs.length && runs[last]!.start < end) last++;
    const chunk: SourceChunk = {
      text: text.slice(start, end),
      start,
      index: chunks.length,
      startCodePoint: at.codePoint,
      startByte: at.byte,
      widths: 'utf-8',
      oddAt: [],
      oddBytes: [],
      runs: runs.slice(first, last),
    };
    chunks.push(chunk);
    at = new PositionCursor(chunk).at(end - start);
    start = end;
  }
  return chunks;
}

/** Pages and parts with their places in code points. */
function originalOf(text: string, { pages = [], parts = [] }: FormattedText): Original {
  const units = new Set([...pages, ...parts].flatMap(({ start, end }) => [start, end]));
  const whole = { text, startCodePoint: 0, startByte: 0, widths: 'utf-8', oddAt: [], oddBytes: [] } as const;
  const cursor = new PositionCursor(whole);
  const places = new Map<number, number>();
  for (const unit of Float64Array.from(units).sort()) places.set(unit, cursor.at(unit).codePoint);
  const place = ({ start, end }: { start: number; end: number }) => ({
    start: places.get(start)!,
    end: places.get(end)!,
  });
  return {
    text,
    pages: pages.map(({ number, label, width, height, ocr, ...range }) => ({
      number,
      ...(label !== undefined && label !== '' && { label }),
      ...place(range),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      ...(ocr !== undefined && { ocr }),
    })),
    parts: parts.map(({ path, mediaType, sha256, ...range }, i) => ({
      id: `#part-${i + 1}`,
      path,
      mediaType,
      sha256,
      ...place(range),
    })),
  };
}

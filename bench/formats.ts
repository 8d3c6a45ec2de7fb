/**
 * Formats next to plain text: whether the same publications give the same mentions, how many mentions lead back to the bytes, what
 * reading costs next to the pipeline on the same text, and how far boxes of PDF are from Poppler's (`pdftotext`, if it is installed). Times
 * are CPU time of this process, in turns, the medians as shares of each other.
 *
 *     node bench/formats.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, packageRoot } from '../src/paths.ts';
import { createPipeline, type Pipeline } from '../src/run/create-pipeline.ts';
import type { DocumentTask } from '../src/run/task.ts';
import { loadLibrary, openPdf } from '../src/stages/read/formats/pdf/library.ts';
import { followBytes } from '../test/support/origins.ts';
import { agreementOf, f1, publicationFile, publicationNames } from '../test/support/same-publication.ts';
import { compareEdges, type EdgeDistances, popplerWords } from './support/boxes.ts';
import { packers } from './support/packed-text.ts';
import { countWords, realTexts } from './support/texts.ts';

const rounds = 3;
const longestText = 200_000;
const pipeline = await createPipeline();
const known = new Set(pipeline.formats.flatMap(({ extensions }) => extensions));
const isKnown = (format: string) => known.has(`.${format}`);
const formats = ['pdf', 'html', 'epub', 'docx', 'odt', 'rtf'].filter((format) => {
  if (!isKnown(format)) console.log(`${format}: skipped, no format reads it`);
  return isKnown(format);
});

await tellAgreement();
await tellSpeed();
const pdfs = pdfFiles();
await tellPdfCost(pdfs);
await tellBoxes(pdfs);

/** One document, from bytes to record. */
async function run(name: string, bytes: Uint8Array, mediaType = 'text/plain', own: Pipeline = pipeline) {
  const task: DocumentTask = { path: name, mediaType, input: { bytes }, output: { to: 'object' } };
  const outcome = await own.run(task);
  return outcome.status === 'written' ? outcome.record! : undefined;
}

async function tellAgreement(): Promise<void> {
  const ofText = f1(await agreementOf(pipeline, 'text'));
  console.log(`${publicationNames().length} publications, strict F1: text ${ofText.toFixed(4)}`);
  for (const format of formats) {
    const agreement = f1(await agreementOf(pipeline, format));
    let [mentions, inOneNode, astray] = [0, 0, 0];
    for (const name of publicationNames()) {
      const bytes = readFileSync(publicationFile(name, format));
      const record = await run(`a.${format}`, bytes);
      const way = followBytes(record!, bytes);
      mentions += way.mentions;
      inOneNode += way.inOneNode;
      astray += way.astray.length;
    }
    const back =
      format === 'pdf'
        ? ''
        : `; ${percent(inOneNode, mentions)} in one text node, ${percent(inOneNode - astray, inOneNode)} of them read back from its bytes`;
    console.log(`${format.padEnd(6)}${agreement.toFixed(4)} (${signed(agreement - ofText)})${back}`);
  }
}

/** Words a second of formats as shares of plain text's, on one text. */
async function tellSpeed(): Promise<void> {
  const { origin, texts } = realTexts();
  const text = texts
    .map((one) => one.text)
    .join('\n\n')
    .slice(0, longestText);
  const candidates = new Map<string, Uint8Array>([['text', Buffer.from(plainOf(text))]]);
  for (const format of formats) if (packers[format]) candidates.set(format, packers[format](text));
  const rates = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [format, bytes] of candidates) {
      const seconds = await cpuOf(() => run(format === 'text' ? 'a.txt' : `a.${format}`, bytes));
      // the first round warms up
      if (round > 0) rates.set(format, [...(rates.get(format) ?? []), countWords(text) / seconds]);
    }
  }
  console.log(`\n${origin}, ${countWords(text)} words: words per second of CPU time`);
  for (const [format, own] of rates)
    console.log(
      `${format.padEnd(6)}${Math.round(median(own)).toLocaleString('en').padStart(8)}  x ${(median(own) / median(rates.get('text')!)).toFixed(2)}`,
    );
}

function plainOf(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((own) => own.replace(/\s+/g, ' ').trim())
    .join('\n\n');
}

/** The files of the fixtures, and those of other projects where they lie. */
function pdfFiles(): string[] {
  const fixtures = path.join(packageRoot, 'fixtures', 'formats');
  const folders = [
    path.join(fixtures, 'publications'),
    path.join(fixtures, 'pdf'),
    path.join(dataFolder, 'formats', 'pdf'),
  ];
  return folders.flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter((file) => file.endsWith('.pdf'))
        .map((file) => path.join(folder, file));
    } catch {
      console.log(`${folder}: skipped, not there`);
      return [];
    }
  });
}

/** `extract` of PDF next to what pdf.js needs to give its text, and the pipeline on that text. */
async function tellPdfCost(files: readonly string[]): Promise<void> {
  await loadLibrary();
  const sums: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    let [extract, library, text] = [0, 0, 0];
    for (const file of files) {
      const bytes = readFileSync(file);
      let record: Awaited<ReturnType<typeof run>>;
      const whole = await cpuOf(async () => {
        record = await run('a.pdf', bytes);
      });
      if (record === undefined) continue;
      const decoded = record.passages.map((passage) => passage.text).join('');
      extract += whole;
      library += await cpuOf(() => textByLibrary(bytes, file));
      text += await cpuOf(() => run('a.txt', Buffer.from(decoded)));
    }
    if (round > 0) sums.push(extract / (library + text));
  }
  console.log(
    `\n${files.length} PDF files: extract takes ${median(sums).toFixed(2)} times the CPU of pdf.js' own text and the pipeline on it`,
  );
}

async function textByLibrary(bytes: Uint8Array, name: string): Promise<void> {
  const { document, close } = await openPdf(bytes, { name });
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      await page.getTextContent().catch(() => undefined);
      page.cleanup();
    }
  } finally {
    await close();
  }
}

async function tellBoxes(files: readonly string[]): Promise<void> {
  const distances: EdgeDistances = { left: [], right: [], unplaced: 0 };
  let compared = 0;
  for (const file of files) {
    const words = popplerWords(file);
    const record = words && (await run('a.pdf', readFileSync(file)));
    if (words === undefined || record === undefined) continue;
    const before = distances.left.length;
    compareEdges(record, words, distances);
    if (distances.left.length > before) compared++;
  }
  if (compared === 0) {
    console.log('boxes: skipped, no pdftotext (poppler-utils)');
    return;
  }
  const near = (list: readonly number[]) => percent(list.filter((one) => one <= 3).length, list.length);
  console.log(
    `boxes of mentions in ${compared} files next to pdftotext -bbox: left edges within 3 points ${near(distances.left)} of ${distances.left.length}, right ${near(distances.right)} of ${distances.right.length}; ${distances.unplaced} without a word of Poppler's at their place`,
  );
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}

function signed(value: number): string {
  return (value < 0 ? '' : '+') + value.toFixed(4);
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../../src/paths.ts';
import { countWords } from './texts.ts';

/** Texts that a process meets for the first time. */
export interface FreshCase {
  readonly key: string;
  readonly title: string;
  readonly files: readonly string[];
  readonly words: number;
}

const sentence =
  'On 3 May 2019 the Ministry of Energy in Astana paid 4.5 million US dollars to Kazatomprom, said Nurlan Karimov.\n';
const articleWords = 2000;
/** Bytes of a document that is put together from lines of test data. */
const documentBytes = 50_000;
const sentencesInParagraph = 8;

/** Folders of texts as they are, and files of lines whose texts are put together: all that is readable, each text once. */
const textFolders = [
  'corpus',
  'gold/train',
  'gold/dev',
  'gold/general',
  'gold/elsewhere/train',
  'gold/elsewhere/dev',
];
const lineFiles = [
  'ner/gmb_news',
  'ner/gum_dev',
  'ner/gum_train_nonNC',
  'ner/uner_ewt_dev',
  'ner/wikigold',
  'ner/wnut17_dev',
  'toponyms/geovirus',
  'money/duckling_en',
  'money/quantulum3_quantities',
  'money/recognizers_dimension',
  'money/recognizers_percent',
];

interface Line {
  readonly text?: string;
  readonly input?: string;
  readonly tokens?: readonly string[];
}

/** Documents of about {@link documentBytes} out of a file of lines: articles as they stand, sentences in paragraphs. */
function documentsOf(file: string): string[] {
  const texts = readFileSync(path.join(dataFolder, 'bench', `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .map(({ text, input, tokens }) => text ?? input ?? tokens!.join(' ').replace(/ (?=[.,;:!?)])/g, ''));
  const documents: string[] = [];
  let document = '';
  texts.forEach((text, i) => {
    const isArticle = text.length > 500;
    document += text + (isArticle || i % sentencesInParagraph === sentencesInParagraph - 1 ? '\n\n' : ' ');
    if (document.length < documentBytes && i < texts.length - 1) return;
    documents.push(document);
    document = '';
  });
  return documents;
}

/** The first paragraphs of a text, up to a number of words. */
function beginning(text: string, words: number): string {
  const paragraphs: string[] = [];
  let count = 0;
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (count >= words) break;
    paragraphs.push(paragraph);
    count += countWords(paragraph);
  }
  return `${paragraphs.join('\n\n')}\n`;
}

/** Lays the cases out in a folder: a sentence, an article, the longest book, all books, everything readable. */
export function layOutCases(folder: string): FreshCase[] {
  const texts = textFolders.flatMap((name) =>
    readdirSync(path.join(dataFolder, name))
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => ({ name, text: readFileSync(path.join(dataFolder, name, file), 'utf8') })),
  );
  const books = texts.filter(({ name }) => name === 'corpus').map(({ text }) => text);
  const longest = books.reduce((a, b) => (b.length > a.length ? b : a));
  const all = [...texts.map(({ text }) => text), ...lineFiles.flatMap(documentsOf)];
  const cases: [string, string, readonly string[]][] = [
    ['a', 'one sentence', [sentence]],
    ['b', 'one article', [beginning(books[0]!, articleWords)]],
    ['c', 'the longest book', [longest]],
    ['d', 'all books', books],
    ['e', 'everything readable', all],
  ];
  return cases.map(([key, title, contents]) => {
    const target = path.join(folder, key);
    mkdirSync(target, { recursive: true });
    const files = contents.map((content, i) => {
      const file = path.join(target, `${String(i).padStart(4, '0')}.txt`);
      writeFileSync(file, content);
      return file;
    });
    return { key, title, files, words: contents.reduce((sum, text) => sum + countWords(text), 0) };
  });
}

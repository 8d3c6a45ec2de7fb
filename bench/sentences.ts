/**
 * Exact-sentence F1 on paragraphs of English web text (EWT) and mixed genres (GUM), next to wink-nlp alone:
 * a sentence counts when it begins and ends where the gold one does. URLs and addresses are blocked as in a pipeline.
 *
 *     node bench/sentences.ts [--misses]
 */
import { readFileSync } from 'node:fs';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { findUrls } from '../src/stages/clean/urls.ts';
import { createTokeniser } from '../src/stages/tokenise/tokenise.ts';
import { View } from '../src/text/view.ts';
import { outsideData } from './support/outside-data.ts';

interface Paragraph {
  input: string;
  sentences: string[];
}

const tokeniser = createTokeniser();
const wink = winkNLP(model, ['sbd']);

/** Places `sentences` in `input` one after the other: `start-end` in code units. */
function place(input: string, sentences: readonly string[]): string[] {
  let from = 0;
  return sentences.map((sentence) => {
    const start = input.indexOf(sentence.trim(), from);
    if (start < 0) return `lost-${from}`;
    from = start + sentence.trim().length;
    return `${start}-${from}`;
  });
}

const splitters: Record<string, (input: string) => string[]> = {
  'wink-nlp': (input) => place(input, wink.readDoc(input).sentences().out()),
  onomast: (input) => {
    const { start, end, sentences } = tokeniser.tokenise({
      kind: 'paragraph',
      view: View.identity(input),
      blocked: findUrls(input),
      citation: false,
    }).tokens;
    const spans: string[] = [];
    for (let s = 0; s + 1 < sentences.length; s++) {
      spans.push(`${start[sentences[s]!]}-${end[sentences[s + 1]! - 1]}`);
    }
    return spans;
  },
};

for (const file of ['ewt_paragraphs_dev.jsonl', 'gum_paragraphs_dev.jsonl']) {
  const lines = readFileSync(outsideData('bench', 'sentences', file), 'utf8')
    .trim()
    .split('\n');
  const paragraphs = lines.map((line) => JSON.parse(line) as Paragraph);
  for (const [name, split] of Object.entries(splitters)) {
    let correct = 0;
    let found = 0;
    let expected = 0;
    for (const { input, sentences } of paragraphs) {
      const gold = new Set(place(input, sentences));
      const spans = split(input);
      correct += spans.filter((span) => gold.has(span)).length;
      found += spans.length;
      expected += gold.size;
      if (name === 'onomast' && process.argv.includes('--misses')) {
        const wrong = spans.filter((span) => !gold.has(span));
        if (wrong.length > 0) {
          console.log(JSON.stringify(sentences));
          for (const span of wrong) {
            const [start, end] = span.split('-').map(Number);
            console.log('   ', input.slice(start, end));
          }
        }
      }
    }
    const precision = correct / found;
    const recall = correct / expected;
    const f1 = (2 * precision * recall) / (precision + recall);
    console.log(
      `${file}  ${name.padEnd(9)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${expected} sentences)`,
    );
  }
}

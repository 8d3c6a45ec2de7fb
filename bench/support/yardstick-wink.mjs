// wink-nlp's full pipeline over files. Plain JavaScript, so that no type is stripped.
import { readFileSync } from 'node:fs';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const wink = winkNLP(model);
for (const file of process.argv.slice(2)) wink.readDoc(readFileSync(file, 'utf8')).tokens().out();

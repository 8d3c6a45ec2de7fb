// compromise over files, paragraph by paragraph: people, places, organisations, money. Plain JavaScript, so that no type is stripped.
import { readFileSync } from 'node:fs';
import compromise from 'compromise';

for (const file of process.argv.slice(2)) {
  for (const paragraph of readFileSync(file, 'utf8').split(/\n\s*\n/)) {
    const doc = compromise(paragraph);
    doc.people().out('array');
    doc.places().out('array');
    doc.organizations().out('array');
    doc.match('#Money+').out('array');
  }
}

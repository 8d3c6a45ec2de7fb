import { entityTypes } from '../../../record/entity-types.ts';
import { codePointIndex } from '../align/code-points.ts';
import type { GoldDocument, GoldMention } from '../gold-document.ts';
import {
  type GoldFormat,
  idOf,
  type Mismatch,
  placeMentions,
  type RawMention,
  readText,
  textNextTo,
} from './format.ts';

/**
 * brat standoff (https://brat.nlplab.org/standoff.html): `<id>.txt` next to `<id>.ann`, whose text-bound lines are
 * `T1<TAB>GPE 0 7<TAB>Belarus`, in code points. A mention over a line end is written as brat does, in fragments (`0 5;6 9`);
 * fragments with more than white space between them have no counterpart here. Values are kept as annotators' notes.
 */
export const brat: GoldFormat = {
  name: 'brat',
  holdsValues: true,
  holdsOverlaps: true,
  isOwn: (name) => name.endsWith('.ann'),
  async read(file) {
    const mismatches: Mismatch[] = [];
    const textFile = await textNextTo(file);
    if (textFile === undefined) {
      return {
        documents: [],
        mismatches: [{ file, at: 'file', reason: 'there is no text file next to it' }],
      };
    }
    const lines = (await readText(file)).split(/\r?\n/);
    const notes = notesOf(lines);
    const index = codePointIndex(textFile.text);
    const raws: [string, RawMention][] = [];
    lines.forEach((line, i) => {
      if (!line.startsWith('T')) return;
      const [name = '', place = '', surface] = line.split('\t');
      const at = `${name} (line ${i + 1})`;
      const found = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(place);
      if (!found) {
        mismatches.push({ file, at, reason: 'it is not "ID<TAB>TYPE START END<TAB>TEXT"' });
        return;
      }
      const fragments = found[2]!.split(';').map((part) => part.split(' ').map(Number) as [number, number]);
      const gap = fragments.slice(1).some(([start], f) => {
        const between = index.slice(fragments[f]![1], start);
        return start < fragments[f]![1] || between.trim() !== '';
      });
      if (gap) {
        mismatches.push({ file, at, reason: 'its fragments have other words between them' });
        return;
      }
      const [start, end] = [fragments[0]![0], fragments.at(-1)![1]];
      const value = notes.get(name) ?? '';
      raws.push([at, { start, end, type: found[1], value, ...(surface !== undefined && { text: surface }) }]);
    });
    const mentions = placeMentions(textFile.text, raws, file, mismatches);
    return {
      documents: [{ id: idOf(file), path: textFile.path, text: textFile.text, mentions }],
      mismatches,
    };
  },
  write: (documents) => [
    { name: 'annotation.conf', content: configuration(documents) },
    ...documents.flatMap(({ id, text, mentions }: GoldDocument) => [
      { name: `${id}.txt`, content: text },
      { name: `${id}.ann`, content: mentions.map(linesOf).join('') },
    ]),
  ],
};

/** What brat asks of a collection before it shows it (https://brat.nlplab.org/configuration.html): every type, and no relations. */
function configuration(documents: readonly GoldDocument[]): string {
  const used = new Set(documents.flatMap(({ mentions }) => mentions.map(({ type }) => type)));
  const own = [...used].filter((type) => !(entityTypes as readonly string[]).includes(type)).sort();
  return `[entities]\n${[...entityTypes, ...own].join('\n')}\n\n[relations]\n\n[events]\n\n[attributes]\n`;
}

function notesOf(lines: readonly string[]): Map<string, string> {
  const notes = new Map<string, string>();
  for (const line of lines) {
    const found = /^#\S*\tAnnotatorNotes (\S+)\t(.*)$/.exec(line);
    if (found) notes.set(found[1]!, found[2]!);
  }
  return notes;
}

function linesOf(mention: GoldMention, i: number): string {
  const fragments: string[] = [];
  let at = mention.start;
  for (const part of mention.text.split(/(\s*[\r\n]\s*)/)) {
    const length = [...part].length;
    if (part.trim() !== '') fragments.push(`${at} ${at + length}`);
    at += length;
  }
  const surface = mention.text.replace(/\s*[\r\n]\s*/g, ' ').replace(/\t/g, ' ');
  const line = `T${i + 1}\t${mention.type} ${fragments.join(';')}\t${surface}\n`;
  return mention.value === '' ? line : `${line}#${i + 1}\tAnnotatorNotes T${i + 1}\t${mention.value}\n`;
}

import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { documentOutputError } from '../../files/output-error.ts';
import { nameError } from '../../files/safe-name.ts';
import { WholeFile } from '../../files/whole-file.ts';
import { readNodes } from '../read/read.ts';
import { isIri } from '../things/own-thing.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';

/**
 * brat standoff (https://brat.nlplab.org/standoff.html): for each document a `.txt` and an `.ann`, named after its
 * path. Places count code points of the
 * text, which is put together from the passages; what stands between two passages is white space. A mention over a line end is
 * written in fragments; identifiers are normalisations, values annotators' notes.
 */
export class BratExporter implements Exporter {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(record: ExportedRecord): void {
    const { head } = record;
    const error = nameError(head.source.path);
    if (error !== undefined) throw error;
    const base = path.join(this.#folder, head.source.path);
    try {
      this.#write(record, base);
    } catch (cause) {
      throw documentOutputError(cause, base);
    }
  }

  #write({ reference, thingOf }: ExportedRecord, base: string): void {
    const text = new WholeFile(`${base}.txt`);
    const notes = wholeOrNeither(text, `${base}.ann`);
    let at = 0;
    let number = 0;
    let normalisations = 0;
    const things = new Map<string, string>();
    try {
      for (const item of readNodes(reference)) {
        if (item.list === 'entities') things.set(item.node.id, thingOf(item.node));
        else if (item.list === 'passages') {
          const { start, end, text: passage } = item.node;
          if (passage === undefined)
            throw new OnomastError('record.invalid', 'the record leaves out the text of its passages', {
              file: reference.file,
            });
          text.write('\n'.repeat(start - at) + passage);
          at = end;
        } else {
          const { entityType, body, target } = item.node;
          const [{ start }, , { exact }] = target.selector;
          const name = `T${++number}`;
          const surface = exact.replace(/\s*[\r\n]\s*/g, ' ').replaceAll('\t', ' ');
          notes.write(`${name}\t${entityType} ${fragments(exact, start)}\t${surface}\n`);
          if (typeof body === 'string') {
            const thing = things.get(body) ?? body;
            if (isIri(thing))
              notes.write(`N${++normalisations}\tReference ${name} IRI:${thing}\t${surface}\n`);
          } else {
            const { id: _, type: __, ...value } = body;
            if (Object.keys(value).length > 0)
              notes.write(`#${number}\tAnnotatorNotes ${name}\t${JSON.stringify(value)}\n`);
          }
        }
      }
      text.finish();
      notes.finish();
      text.place();
      notes.place();
    } catch (error) {
      text.abandon();
      notes.abandon();
      throw error;
    }
  }

  end(): void {}
  abandon(): void {}
}

/** The second file of a pair; where it cannot be made the first is none. */
function wholeOrNeither(first: WholeFile, second: string): WholeFile {
  try {
    return new WholeFile(second);
  } catch (error) {
    first.abandon();
    throw error;
  }
}

/** The places of a mention's parts between line ends: `0 5;6 9`. */
function fragments(exact: string, start: number): string {
  const places: string[] = [];
  let at = start;
  for (const part of exact.split(/(\s*[\r\n]\s*)/)) {
    const length = [...part].length;
    if (part.trim() !== '') places.push(`${at} ${at + length}`);
    at += length;
  }
  return places.join(';');
}

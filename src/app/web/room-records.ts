import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { findRecords } from '../../records/read/find.ts';
import { readHead } from '../../records/read/read.ts';
import { type RecordReference, wholeFile } from '../../records/read/reference.ts';
import { recordPath } from '../../run/output-folder.ts';

/** Finds the record of one document among many, as often as a correction asks for it. */
export class RecordFinder {
  readonly #place: string;
  #lines: Map<string, RecordReference> | undefined;

  /** @param place the folder or file of records */
  constructor(place: string) {
    this.#place = place;
  }

  /** The record of a document; undefined where it is gone. */
  of(document: string): RecordReference | undefined {
    return this.#ownFile(document) ?? this.#line(document);
  }

  /** A file of its own, by its name. */
  #ownFile(document: string): RecordReference | undefined {
    const file = path.resolve(this.#place, recordPath(document));
    const inside = file.startsWith(path.resolve(this.#place) + path.sep);
    if (!inside || !existsSync(file) || !statSync(file).isFile()) return undefined;
    return matching(wholeFile(file), document);
  }

  /** A line of a common file; all are listed at the first question. */
  #line(document: string): RecordReference | undefined {
    this.#lines ??= this.#list();
    const known = this.#lines.get(document);
    return known === undefined ? undefined : matching(known, document);
  }

  #list(): Map<string, RecordReference> {
    const lines = new Map<string, RecordReference>();
    for (const found of findRecords([this.#place]))
      if (!('error' in found) && found.fleeting !== true) {
        const document = pathOf(found);
        if (document !== undefined) lines.set(document, found);
      }
    return lines;
  }
}

function pathOf(reference: RecordReference): string | undefined {
  try {
    return readHead(reference).source.path;
  } catch (error) {
    if (error instanceof OnomastError) return undefined;
    throw error;
  }
}

function matching(reference: RecordReference, document: string): RecordReference | undefined {
  return pathOf(reference) === document ? reference : undefined;
}

import { unzipSync } from 'fflate';
import type { Annotation, DocumentRecord } from '../../src/record/schema.ts';
import type { Origin } from '../../src/record/selector-schema.ts';
import { isZip } from '../../src/stages/read/formats/packages/signs.ts';

/** How the mentions of a document lead back to its original. */
export interface WayBack {
  readonly mentions: number;
  /** Those that lie in one text node, and whose bytes are told. */
  readonly inOneNode: number;
  /** Mentions whose bytes are not what they say: what was found there instead. */
  readonly astray: readonly string[];
}

/** Follows the bytes of all mentions of a record. @param bytes of the original */
export function followBytes({ annotations, parts = [] }: DocumentRecord, bytes: Uint8Array): WayBack {
  const files = isZip(bytes) ? unzipSync(bytes) : {};
  const fileOf = (source: string) =>
    source === '' ? bytes : files[parts.find(({ id }) => id === source)?.path ?? ''];
  let inOneNode = 0;
  const astray: string[] = [];
  for (const annotation of annotations) {
    const [origin, ...others] = annotation.origin ?? [];
    const range = origin && rangeOf(origin);
    if (origin === undefined || others.length > 0 || range === undefined) continue;
    const exact = exactOf(annotation);
    const found = decoded(fileOf(origin.source)!.subarray(range.start, range.end));
    // part of it may stand elsewhere, in what has no bytes
    if (found.every((text) => text.length < exact.length)) continue;
    inOneNode++;
    if (!found.includes(exact)) astray.push(`${exact}: ${found[0]}`);
  }
  return { mentions: annotations.length, inOneNode, astray };
}

function rangeOf({ selector }: Origin): { start: number; end: number } | undefined {
  return [selector].flat().find((one) => one.type === 'DataPositionSelector');
}

/** Bytes as text in the encodings that files of today have, white space as one space. */
function decoded(bytes: Uint8Array): string[] {
  return ['utf-8', 'utf-16le', 'windows-1252'].map((encoding) =>
    spaced(new TextDecoder(encoding).decode(bytes)),
  );
}

function exactOf({ target }: Annotation): string {
  return spaced(target.selector[2].exact);
}

function spaced(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ');
}

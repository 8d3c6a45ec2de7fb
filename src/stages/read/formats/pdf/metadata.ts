import type { Metadata } from '../../../../contract/format.ts';
import { metadataOfFile, textOf } from '../file-metadata.ts';

/** The XMP packet as pdf.js reads it: a map by prefixed names. */
export interface Xmp {
  get(name: string): unknown;
}

/** What a PDF says of itself: XMP first, then the info dictionary. */
export function metadataOf(info: Readonly<Record<string, unknown>>, xmp: Xmp | null): Metadata {
  const first = (name: string) => [xmp?.get(name)].flat()[0];
  const xmpCreators = [xmp?.get('dc:creator')].flat();
  const fields = {
    title: [first('dc:title'), info['Title']],
    date: ['prism:publicationdate', 'prism:coverdate', 'dc:date'].map(first),
    made: [first('xmp:createdate'), info['CreationDate']],
    language: [info['Language'], first('dc:language')],
    publisher: [first('dc:publisher')],
    rights: [first('dc:rights')],
    identifier: identifiers(xmp, info),
  };
  const { creator } = metadataOfFile({ creator: xmpCreators });
  return metadataOfFile({ ...fields, creator: creator ?? [info['Author']].flat() });
}

function identifiers(xmp: Xmp | null, info: Readonly<Record<string, unknown>>) {
  const custom = (info['Custom'] ?? {}) as Record<string, unknown>;
  return [
    ...['prism:doi', 'dc:identifier', 'pdfx:doi', 'prism:isbn', 'prism:issn', 'prism:url'].flatMap((name) =>
      [xmp?.get(name)].flat().map((value) => ({ name, value })),
    ),
    ...Object.entries(custom)
      .filter(([name]) => /^(?:doi|isbn|issn)$/i.test(name))
      .map(([name, value]) => ({ name, value })),
    { name: 'subject', value: /\bdoi:\s?(10\.\d{4,9}\/\S+)/i.exec(textOf(info['Subject']) ?? '')?.[1] },
  ];
}

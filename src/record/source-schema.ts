import { type Static, Type } from 'typebox';
import { Confidence, closed, PartId, Position, Sha256 } from './shapes.ts';

/** What a record says of the file it was made from. */

const Words = Type.String({ minLength: 1 });

/** The text that was read out of another format; positions count in it. */
export const TextFileSchema = Type.Object(
  {
    id: Type.Literal('#text'),
    /** Next to the record: `a/report.pdf.onomast.txt`. UTF-8, line feeds. */
    path: Words,
    sha256: Sha256,
    byteLength: Position,
    length: Position,
  },
  closed,
);

export const SourceSchema = Type.Object(
  {
    path: Words,
    mediaType: Type.String(),
    /** Of a source that is text itself. */
    encoding: Type.Optional(Type.String()),
    sha256: Sha256,
    byteLength: Position,
    /** Code points of the text that positions count in. */
    length: Position,
    /** EDTF. */
    date: Type.Optional(Words),
    /** BCP 47. */
    language: Type.Optional(Words),
    languageConfidence: Type.Optional(Confidence),
    /** `read.pdf, pdfjs-dist 6.5.438` */
    reader: Type.Optional(Words),
    text: Type.Optional(TextFileSchema),
    /** SHA-256 of what the user said of the document: the bytes of its `.meta.json`, or the fields of its line. */
    metadataSha256: Type.Optional(Sha256),
  },
  closed,
);

export const GeneratorSchema = Type.Object(
  {
    software: Type.String(),
    pipeline: Type.String(),
    pipelineHash: Sha256,
    recordVersion: Type.Literal(2),
  },
  closed,
);

export const MetadataSchema = Type.Object(
  {
    title: Type.Optional(Words),
    creator: Type.Optional(Type.Array(Words, { minItems: 1 })),
    date: Type.Optional(Words),
    language: Type.Optional(Words),
    publisher: Type.Optional(Words),
    identifier: Type.Optional(Type.Array(Words, { minItems: 1 })),
    rights: Type.Optional(Words),
    /** Fields of the user's that are none of these. */
    own: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', minProperties: 1 })),
  },
  closed,
);

export const PageSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    label: Type.Optional(Words),
    start: Position,
    end: Position,
    /** Points; absent where the original has pages by their numbers alone. */
    width: Type.Optional(Type.Number({ minimum: 0 })),
    height: Type.Optional(Type.Number({ minimum: 0 })),
    ocr: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const PartSchema = Type.Object(
  { id: PartId, path: Words, mediaType: Type.String(), sha256: Sha256, start: Position, end: Position },
  closed,
);

export type Source = Static<typeof SourceSchema>;
export type TextFile = Static<typeof TextFileSchema>;
export type Generator = Static<typeof GeneratorSchema>;
export type RecordMetadata = Static<typeof MetadataSchema>;
export type RecordPage = Static<typeof PageSchema>;
export type RecordPart = Static<typeof PartSchema>;

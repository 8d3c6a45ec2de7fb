import { type Static, Type } from 'typebox';

/** Options of `read`. */
export const options = Type.Object(
  {
    encoding: Type.Optional(
      Type.String({
        description:
          'encoding of files without a byte order mark (a WHATWG label); of text UTF-8, if not given',
      }),
    ),
    encodingErrors: Type.Enum(['fatal', 'replace'], { default: 'fatal' }),
    date: Type.Optional(
      Type.String({
        description: 'date (EDTF) of the documents, where no metadata next to one says another',
      }),
    ),
    maxPages: Type.Integer({ default: 20_000, minimum: 1, description: 'pages of a document' }),
    maxUnpackedBytes: Type.Integer({
      default: 1 << 30,
      minimum: 1,
      description: 'bytes that a package may unfold to in all',
    }),
    maxDepth: Type.Integer({ default: 1000, minimum: 1, description: 'elements inside elements' }),
    ocr: Type.Boolean({ default: false, description: 'whether pages without a text layer are recognised' }),
  },
  { additionalProperties: false },
);

export type ReadOptions = Static<typeof options>;

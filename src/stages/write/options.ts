import { type Static, Type } from 'typebox';

/** Options of `write`. */
export const options = Type.Object(
  {
    passageText: Type.Boolean({ default: true, description: 'whether passages carry their text' }),
    sentences: Type.Boolean({ default: true, description: 'whether annotations say their sentence' }),
    compact: Type.Boolean({
      default: false,
      description: 'the context by its IRI, no text around mentions and of passages',
    }),
    baseIri: Type.Optional(
      Type.String({ description: 'documents are named below it by their path, not by their content' }),
    ),
  },
  { additionalProperties: false },
);

export type WriteOptions = Static<typeof options>;

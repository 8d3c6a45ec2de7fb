import { type Static, Type } from 'typebox';

/** Options of `tag.date`. */
export const options = Type.Object(
  {
    numericOrder: Type.Enum(['document', 'dmy', 'mdy'], {
      default: 'document',
      description: 'how 04/05/2019 is read: by the document’s other dates and its country, or always so',
    }),
  },
  { additionalProperties: false },
);

export type DateOptions = Static<typeof options>;

import { type Static, Type } from 'typebox';

/** Options of `tag.date`. */
export const options = Type.Object(
  {
    numericOrder: Type.Enum(['dmy', 'mdy'], { default: 'dmy', description: 'how 04/05/2019 is read' }),
  },
  { additionalProperties: false },
);

export type DateOptions = Static<typeof options>;

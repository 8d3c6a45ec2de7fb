import { type Static, Type } from 'typebox';

/** Options of `write`. */
export const options = Type.Object(
  { passageText: Type.Boolean({ default: true, description: 'whether passages carry their text' }) },
  { additionalProperties: false },
);

export type WriteOptions = Static<typeof options>;

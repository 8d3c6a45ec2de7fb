import { type Static, Type } from 'typebox';

/** Options of `tokenise`. */
export const options = Type.Object(
  { pos: Type.Boolean({ default: false, description: 'part-of-speech tags' }) },
  { additionalProperties: false },
);

export type TokeniserOptions = Static<typeof options>;

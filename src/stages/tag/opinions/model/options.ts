import { type Static, Type } from 'typebox';

/** Options of `tag.model`. */
export const options = Type.Object(
  {
    model: Type.String({ description: 'a shipped model, or the path of one' }),
    minimumConfidence: Type.Number({ minimum: 0, maximum: 1, default: 0 }),
  },
  { additionalProperties: false },
);

export type ModelOptions = Static<typeof options>;

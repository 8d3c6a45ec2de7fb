import { type Static, Type } from 'typebox';

/** Options of `tag.gazetteer`. */
export const options = Type.Object(
  {
    minimumConfidence: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.3,
      description: 'less likely names are not proposed',
    }),
  },
  { additionalProperties: false },
);

export type GazetteerOptions = Static<typeof options>;

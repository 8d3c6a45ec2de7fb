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
    decides: Type.Array(Type.String(), {
      default: [],
      description:
        'gazetteers of the pipeline, by name, whose names decide: no other component says otherwise of the same words. The others advise',
    }),
  },
  { additionalProperties: false },
);

export type GazetteerOptions = Static<typeof options>;

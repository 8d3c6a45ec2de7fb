import { type Static, Type } from 'typebox';

/** Options of `tag.merge`. */
export const options = Type.Object(
  {
    weights: Type.Record(Type.String(), Type.Number({ minimum: 0 }), {
      default: {},
      description:
        'how much an opinion counts, by component (`tag.model`) or by group (`names`); 1 where nothing is said',
    }),
    gaps: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 1,
      description:
        'from this confidence on, opinions without weight stand where no other overlaps them, six tenths as sure as they say; 1 for none',
    }),
    minimumConfidence: Type.Number({ minimum: 0, maximum: 1, default: 0.3 }),
  },
  { additionalProperties: false },
);

export type MergeOptions = Static<typeof options>;

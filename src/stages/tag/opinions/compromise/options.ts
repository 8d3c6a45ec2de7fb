import { type Static, Type } from 'typebox';

/** Options of `tag.compromise`. */
export const options = Type.Object(
  {
    when: Type.Enum(['always', 'undecided'], {
      default: 'undecided',
      description: 'ask it about every sentence, or only where a capitalised word stands in no proposal',
    }),
    confidence: Type.Number({ minimum: 0, maximum: 1, default: 0.45 }),
  },
  { additionalProperties: false },
);

export type CompromiseOptions = Static<typeof options>;

import { type Static, Type } from 'typebox';

/** Options of `tag.company`. */
export const options = Type.Object(
  {
    regions: Type.Array(Type.String(), {
      default: [],
      description:
        'regions whose companies are also told by the syllables of their names: folders of `data/regions`',
    }),
  },
  { additionalProperties: false },
);

export type CompanyOptions = Static<typeof options>;

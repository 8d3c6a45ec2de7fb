import { type Static, Type } from 'typebox';

const weight = Type.Optional(Type.Number({ minimum: 0 }));

/** Options of `resolve`. */
export const options = Type.Object(
  {
    places: Type.Object(
      {
        population: weight,
        passage: weight,
        document: weight,
        region: weight,
        vicinity: weight,
        container: weight,
        list: weight,
        form: weight,
        distance: weight,
        before: weight,
        unknown: weight,
        sharpness: weight,
      },
      {
        default: {},
        additionalProperties: false,
        description:
          'weights of the signals by which a place is chosen; those not named keep their usual value',
      },
    ),
  },
  { additionalProperties: false },
);

export type ResolveOptions = Static<typeof options>;

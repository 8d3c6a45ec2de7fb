import { type Static, Type } from 'typebox';

/** Options of `tag.money`. */
export const options = Type.Object(
  {
    defaultCurrencies: Type.Optional(
      Type.Record(Type.String(), Type.String({ pattern: '^[A-Z]{3}$' }), {
        description: 'currency of a bare name that nothing else decides: { "ruble": "RUB" }',
      }),
    ),
  },
  { additionalProperties: false },
);

export type MoneyOptions = Static<typeof options>;

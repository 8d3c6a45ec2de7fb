import { type Static, Type } from 'typebox';

/** What clients of the reconciliation service may send, and how much of it: one request must not keep others waiting. */

/** Queries of one batch, and ids of one extension. */
export const mostQueries = 1000;
/** Properties of one query, or of one extension; values of one property. */
const mostProperties = 50;
/** Characters of a name or a value. */
const longest = 1000;

const Words = Type.String({ maxLength: longest });
const Value = Type.Union([Words, Type.Number(), Type.Boolean(), Type.Object({ id: Words }), Type.Null()]);

export const QuerySchema = Type.Object({
  query: Type.String(),
  type: Type.Optional(Type.Union([Words, Type.Array(Words, { maxItems: mostProperties })])),
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
  properties: Type.Optional(
    Type.Array(
      Type.Object({ pid: Words, v: Type.Union([Value, Type.Array(Value, { maxItems: mostProperties })]) }),
      { maxItems: mostProperties },
    ),
  ),
});

/** `{"q0": {"query": "Arden"}, …}` */
export const BatchSchema = Type.Record(Type.String(), QuerySchema, { maxProperties: mostQueries });

/** `{"ids": […], "properties": [{"id": "country"}]}` */
export const ExtendSchema = Type.Object({
  ids: Type.Array(Words, { maxItems: mostQueries }),
  properties: Type.Array(Type.Object({ id: Words }), { maxItems: mostProperties }),
});

export type BatchRequest = Static<typeof BatchSchema>;
export type ExtendRequest = Static<typeof ExtendSchema>;

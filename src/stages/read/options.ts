import { type Static, Type } from 'typebox';

/** Options of `read`. */
export const options = Type.Object(
  {
    encoding: Type.String({
      default: 'utf-8',
      description: 'encoding of files without a byte order mark (a WHATWG label)',
    }),
    encodingErrors: Type.Enum(['fatal', 'replace'], { default: 'fatal' }),
  },
  { additionalProperties: false },
);

export type ReadOptions = Static<typeof options>;

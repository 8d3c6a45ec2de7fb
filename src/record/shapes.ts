import { Type } from 'typebox';

/** Shapes that several schemas are made of. */

export const closed = { additionalProperties: false } as const;

export const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/** Code points or bytes. */
export const Position = Type.Integer({ minimum: 0 });
export const Confidence = Type.Number({ minimum: 0, maximum: 1 });
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** RFC 6920 (`ni:///sha-256;…`), or what `--base-iri` makes of the path. */
export const DocumentId = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s#]+$' });
/** A part of the original that has a name of its own: a file in a package. */
export const PartId = Type.String({ pattern: '^#part-[0-9]+$' });
/** `[left, top, width, height]` in points from the top left corner of the page as shown. */
export const BoxSchema = Type.Unsafe<[left: number, top: number, width: number, height: number]>({
  type: 'array',
  items: { type: 'number' },
  minItems: 4,
  maxItems: 4,
});

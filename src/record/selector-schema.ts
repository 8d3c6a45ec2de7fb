import { type Static, Type } from 'typebox';
import { closed, PartId, Position } from './shapes.ts';
import { pdfFragments } from './terms.ts';

/** Where a mention stands: in the text that positions count in, and in the original. */

const PositionSelector = <const T extends string>(type: T) =>
  Type.Object({ type: Type.Literal(type), start: Position, end: Position }, closed);

const TextPositionSelector = PositionSelector('TextPositionSelector');
const DataPositionSelector = PositionSelector('DataPositionSelector');
const TextQuoteSelector = Type.Object(
  {
    type: Type.Literal('TextQuoteSelector'),
    exact: Type.String({ minLength: 1 }),
    /** Absent in the compact form. */
    prefix: Type.Optional(Type.String()),
    suffix: Type.Optional(Type.String()),
  },
  closed,
);

/** Code points of the text, its bytes, and the words themselves, in this order. */
export type Selectors = [
  Static<typeof TextPositionSelector>,
  Static<typeof DataPositionSelector>,
  Static<typeof TextQuoteSelector>,
];
// Written out, since TypeBox's tuples are those of an older draft.
const SelectorsSchema = Type.Unsafe<Selectors>({
  type: 'array',
  prefixItems: [TextPositionSelector, DataPositionSelector, TextQuoteSelector],
  items: false,
  minItems: 3,
  maxItems: 3,
});

export const TargetSchema = Type.Object(
  {
    /** Relative to the document: itself, or the text that was read out of it. */
    source: Type.Union([Type.Literal(''), Type.Literal('#text')]),
    selector: SelectorsSchema,
  },
  closed,
);

const FragmentSelector = Type.Object(
  {
    type: Type.Literal('FragmentSelector'),
    conformsTo: Type.Literal(pdfFragments),
    /** `page=37&viewrect=72,101.2,58.7,9.3`, or the page alone. */
    value: Type.String({ pattern: '^page=[0-9]+(&viewrect=-?[0-9.]+(,-?[0-9.]+){3})?$' }),
  },
  closed,
);

const XPathSelector = Type.Object(
  {
    type: Type.Literal('XPathSelector'),
    value: Type.String({ minLength: 1 }),
    /** Code points of the element's text. */
    refinedBy: Type.Optional(TextPositionSelector),
  },
  closed,
);

const OriginSelector = Type.Union([FragmentSelector, XPathSelector, DataPositionSelector]);

/** A place in the original: one line box, or one element of a part. */
export const OriginSchema = Type.Object(
  {
    /** The file itself, or one of its parts. */
    source: Type.Union([Type.Literal(''), PartId]),
    selector: Type.Union([OriginSelector, Type.Array(OriginSelector, { minItems: 2, maxItems: 2 })]),
  },
  closed,
);

export type Target = Static<typeof TargetSchema>;
export type Origin = Static<typeof OriginSchema>;

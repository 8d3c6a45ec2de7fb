/** Words of the record that run-time code needs as well as its schemas: who needs them alone loads no schema. */

export const passageKinds = [
  'heading',
  'paragraph',
  'list',
  'table',
  'footnote',
  'contents',
  'furniture',
] as const;
export type PassageKind = (typeof passageKinds)[number];

export const qualifiers = ['approximately', 'moreThan', 'atLeast', 'lessThan', 'atMost'] as const;
export type Qualifier = (typeof qualifiers)[number];

/** What an amount or date left open and the text around it said. */
export const inferences = ['currency', 'scale', 'unit', 'year'] as const;
/** Where what was inferred stood. */
export const inferenceSources = ['sentence', 'heading', 'table', 'document', 'default'] as const;

/** What the W3C's table of fragment selectors names for PDF. */
export const pdfFragments = 'http://tools.ietf.org/rfc/rfc3778';

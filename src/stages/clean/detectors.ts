/** What `clean` looks for, by the option that switches it off. */
export const detectors = {
  furniture: 'watermarks, running titles, page numbers, drawn lines',
  contents: 'tables of contents',
  footnotes: 'footnote bodies, as flows of their own',
  footnoteMarks: 'footnote marks in running text',
  urls: 'URLs and e-mail addresses, in which nothing is tagged',
  hyphens: 'hyphens at line ends',
  spacing: 'spaces round marks, as tokenised text has them',
  markup: 'Markdown and HTML',
  repeats: 'clauses that a scan repeats',
  joins: 'sentences that a footnote or a page end cuts, joined',
} as const;

/** Options of the stage `clean`: each detector on or off, and the language of text in which rules and models look for names. */
export type CleanOptions = Readonly<Record<keyof typeof detectors, boolean>> & {
  readonly language: 'en' | 'any';
};

/** All of them on. */
export const defaultCleanOptions = {
  ...Object.fromEntries(Object.keys(detectors).map((name) => [name, true])),
  language: 'en',
} as CleanOptions;

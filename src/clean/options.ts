/** What `clean` looks for; all of it unless switched off. */
export interface CleanOptions {
  /** Watermarks, running titles, page numbers, rules. */
  readonly furniture: boolean;
  /** Tables of contents. */
  readonly contents: boolean;
  /** Footnote bodies, as flows of their own. */
  readonly footnotes: boolean;
  /** Footnote marks in running text. */
  readonly footnoteMarks: boolean;
  /** URLs and e-mail addresses, in which nothing is tagged. */
  readonly urls: boolean;
  /** Hyphens at line ends. */
  readonly hyphens: boolean;
  /** Markdown and HTML. */
  readonly markup: boolean;
  /** Clauses that a scan repeats. */
  readonly repeats: boolean;
  /** Sentences that a footnote or a page's end cuts, joined. */
  readonly joins: boolean;
}

export const defaultCleanOptions: CleanOptions = {
  furniture: true,
  contents: true,
  footnotes: true,
  footnoteMarks: true,
  urls: true,
  hyphens: true,
  markup: true,
  repeats: true,
  joins: true,
};

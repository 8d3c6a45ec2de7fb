import type { DocumentProfile } from '../../contract/document.ts';
import type { PassageKind } from '../../record/schema.ts';
import type { CleanOptions } from './detectors.ts';
import type { MarkFinder } from './footnote-marks.ts';
import { findHyphens } from './hyphens.ts';
import { findMarkup } from './markup.ts';
import { findRepeats } from './repeated-clauses.ts';
import { findSpacedMarks } from './spaced-marks.ts';
import { findUrls } from './urls.ts';
import { arrange, type Edit, type Part, type Range } from './view-edits.ts';

/** What stands inside the lines of a flow; chunk code units. */
export interface Inline {
  readonly edits: Edit[];
  readonly blocked: Range[];
  /** Second copies of stuttered clauses. */
  readonly copies: Range[];
}

/** What is known besides the words. */
export interface InlineContext {
  readonly options: CleanOptions;
  readonly profile: DocumentProfile;
  readonly marks: MarkFinder;
  /** Hides the footnote marks that the document's format says are raised. Absent in plain text, which alone may hold markup. */
  readonly raised?: ((parts: readonly Part[]) => Edit[]) | undefined;
}

/** Looks for URLs, markup, footnote marks, line-end hyphens, spaces round marks and stuttered clauses in the parts of a flow, in that order of precedence. */
export function findInline(
  text: string,
  parts: readonly Part[],
  kind: PassageKind,
  { options, profile, marks, raised }: InlineContext,
): Inline {
  const found: Inline = { edits: [], blocked: [], copies: [] };
  const running = kind !== 'footnote' && kind !== 'contents';
  for (const { start, end } of parts) {
    const words = text.slice(start, end);
    const edits: Edit[] = options.markup && raised === undefined ? findMarkup(words) : [];
    const urls = options.urls ? notHidden(findUrls(words), edits) : [];
    if (options.footnoteMarks && running) append(edits, marks.find(words, start));
    if (options.hyphens) append(edits, findHyphens(words, profile));
    if (options.spacing) append(edits, findSpacedMarks(words));
    append(found.edits, outside(edits, urls), start);
    append(found.blocked, urls, start);
    for (const url of urls) append(found.edits, breaksIn(words, url), start);
    if (options.repeats && kind === 'paragraph') append(found.copies, findRepeats(words), start);
  }
  if (raised !== undefined && options.footnoteMarks && running) append(found.edits, raised(parts));
  return found;
}

/** Adds `more` after `list`, moved by `by` code units. */
function append<T extends Range>(list: T[], more: readonly T[], by = 0): void {
  for (const range of more)
    list.push(by === 0 ? range : { ...range, start: range.start + by, end: range.end + by });
}

/** The URLs that no edit hides whole: the target of a Markdown link is not shown at all. */
function notHidden(urls: readonly Range[], edits: readonly Edit[]): readonly Range[] {
  if (urls.length === 0) return urls;
  const targets = arrange(edits.filter(({ start, end }) => end - start > 8));
  let next = 0;
  return urls.filter(({ start, end }) => {
    while (next < targets.length && targets[next]!.end <= start) next++;
    const target = targets[next];
    return target === undefined || target.start > start || target.end < end;
  });
}

/** The edits that touch none of the URLs, which are ordered and apart. */
function outside(edits: readonly Edit[], urls: readonly Range[]): readonly Edit[] {
  if (urls.length === 0) return edits;
  let next = 0;
  return arrange(edits).filter(({ start, end }) => {
    while (next < urls.length && urls[next]!.end <= start) next++;
    return next >= urls.length || urls[next]!.start >= end;
  });
}

/** Line breaks inside a URL are not shown at all. */
function breaksIn(words: string, url: Range): Edit[] {
  const edits: Edit[] = [];
  for (const match of words.slice(url.start, url.end).matchAll(/[\r\n]\s*/g)) {
    let start = url.start + match.index;
    const end = start + match[0].length;
    while (start > url.start && /[ \t]/.test(words[start - 1]!)) start--;
    edits.push({ start, end, shown: '' });
  }
  return edits;
}

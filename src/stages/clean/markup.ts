import { createRequire } from 'node:module';
import type * as Entities from 'entities';
import type { Edit } from './view-edits.ts';

const require = createRequire(import.meta.url);
/** Loaded for the first reference: most texts have none, and its tables take as long as a page. */
let decode: ((text: string) => string) | undefined;

/** HTML elements that are left out; those that part what stands on either side are shown as a space. */
const inline = new Set(
  'a abbr b big bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
const parting = new Set(
  'address article aside blockquote body br caption center col colgroup dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input label li link main meta nav ol option p pre script section select style summary table tbody td tfoot th thead title tr ul video'.split(
    ' ',
  ),
);

/** What is marked up in a passage's text: Markdown emphasis, escapes (`\$`) and links, HTML tags, comments and entities. */
export function findMarkup(text: string): Edit[] {
  const edits: Edit[] = [];
  const start = 0;
  const end = text.length;
  findEscapes(text, start, end, edits);
  findEmphasis(text, start, end, edits);
  findLinks(text, start, end, edits);
  findTags(text, start, end, edits);
  findEntities(text, start, end, edits);
  return edits;
}

function each(text: string, needle: string, start: number, end: number, take: (at: number) => number): void {
  let at = text.indexOf(needle, start);
  while (at >= 0 && at < end) at = text.indexOf(needle, Math.max(at + 1, take(at)));
}

function findEscapes(text: string, start: number, end: number, edits: Edit[]): void {
  each(text, '\\', start, end, (at) => {
    if (at + 1 < end && '$%&#_*{}~^[]()<>.!|+-`"\'\\'.includes(text[at + 1]!))
      edits.push({ start: at, end: at + 1, shown: '' });
    return at + 2;
  });
}

const wordLike = /[\p{L}\d"“”«»'’([)\].,;:!?%$]/u;

/** `**bold**`, `*italic*`, `_italic_`: markers that touch a word on one side; a single star is left alone (it may be a footnote). */
function findEmphasis(text: string, start: number, end: number, edits: Edit[]): void {
  each(text, '**', start, end, (at) => {
    let stop = at + 2;
    while (stop < end && text[stop] === '*') stop++;
    const before = at > start && wordLike.test(text[at - 1]!);
    const after = stop < end && wordLike.test(text[stop]!);
    if (stop - at <= 3 && (before || after)) edits.push({ start: at, end: stop, shown: '' });
    return stop;
  });
  for (const marker of ['*', '_']) {
    let open = -1;
    each(text, marker, start, end, (at) => {
      if (text[at + 1] === marker) {
        let stop = at + 1;
        while (stop < end && text[stop] === marker) stop++;
        return stop;
      }
      if (at > 0 && (text[at - 1] === marker || text[at - 1] === '\\')) return at + 1;
      const before = at > start && wordLike.test(text[at - 1]!);
      const after = at + 1 < end && wordLike.test(text[at + 1]!);
      if (open < 0 && after && !before) open = at;
      else if (open >= 0 && before && !(marker === '_' && after)) {
        edits.push({ start: open, end: open + 1, shown: '' }, { start: at, end: at + 1, shown: '' });
        open = -1;
      }
      return at + 1;
    });
  }
}

/** `[text](target)` and `![text](target)`: the text alone is shown. */
function findLinks(text: string, start: number, end: number, edits: Edit[]): void {
  each(text, '](', start, end, (at) => {
    const stop = Math.min(end, at + 1000);
    let close = at + 2;
    while (close < stop && text[close] !== ')' && text[close] !== '\n' && text[close] !== ']') close++;
    if (text[close] !== ')' || close >= stop) return at + 2;
    let open = at - 1;
    const least = Math.max(start, at - 400);
    while (open >= least && text[open] !== '[' && text[open] !== ']') open--;
    if (open < least || text[open] !== '[') return at + 2;
    const from = open > start && text[open - 1] === '!' ? open - 1 : open;
    edits.push({ start: from, end: open + 1, shown: '' }, { start: at, end: close + 1, shown: '' });
    return close + 1;
  });
}

const tag = /<\/?([A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]{0,400})?\/?>/y;

function findTags(text: string, start: number, end: number, edits: Edit[]): void {
  let close = 0;
  each(text, '<', start, end, (at) => {
    if (text.startsWith('<!--', at)) {
      if (close >= 0 && close < at + 4) close = text.indexOf('-->', at + 4);
      if (close < 0) return at + 4;
      edits.push({ start: at, end: close + 3, shown: ' ' });
      return close + 3;
    }
    tag.lastIndex = at;
    const match = tag.exec(text);
    if (match === null || tag.lastIndex > end) return at + 1;
    const name = match[1]!.toLowerCase();
    if (!inline.has(name) && !parting.has(name)) return at + 1;
    edits.push({ start: at, end: tag.lastIndex, shown: inline.has(name) ? '' : ' ' });
    return tag.lastIndex;
  });
}

const entity = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,30});/y;

function findEntities(text: string, start: number, end: number, edits: Edit[]): void {
  each(text, '&', start, end, (at) => {
    entity.lastIndex = at;
    const match = entity.exec(text);
    if (match === null || entity.lastIndex > end) return at + 1;
    decode ??= (require('entities') as typeof Entities).decodeHTMLStrict;
    const shown = decode(match[0]);
    if (shown === match[0]) return at + 1;
    edits.push({ start: at, end: entity.lastIndex, shown: shown === '\u00a0' ? ' ' : shown });
    return entity.lastIndex;
  });
}

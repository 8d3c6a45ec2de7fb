import type { TokenisedFlow } from '../../../contract/flow.ts';
import type { Proposal } from '../../../contract/proposal.ts';
import { anyOf } from '../../../gazetteer/data-table.ts';
import { type EntityType, traitsOf } from '../../../record/entity-types.ts';
import { isSpaceCode } from '../../../text/lines.ts';
import { overlaps, type Span } from '../../../text/span.ts';
import { wordList } from '../names/engine/word-lists.ts';

export function trimAll(flow: TokenisedFlow, proposals: readonly Proposal[]): Proposal[] {
  const kept: Proposal[] = [];
  let b = 0;
  const blocked = flow.blocked;
  const ordered = blocked.length > 0 ? [...proposals].sort((x, y) => x.start - y.start) : proposals;
  for (const proposal of ordered) {
    const span = trim(flow.view.text, proposal, proposal.type, proposal.learnt);
    if (span === undefined || (proposal.type === 'NORP' && isPost(flow.view.text, span.start))) continue;
    if (blocked.length > 0) {
      // Proposals come by untrimmed start, so a blocked range that ends before it is done with.
      while (b < blocked.length && blocked[b]!.end <= proposal.start) b++;
      if (touchesBlocked(blocked, b, span)) continue;
    }
    kept.push(
      span.start === proposal.start && span.end === proposal.end ? proposal : { ...proposal, ...span },
    );
  }
  return kept;
}

/** `post-Soviet` is nothing. */
function isPost(text: string, start: number): boolean {
  return start > 4 && /\bpost[-‑] ?$/i.test(text.slice(start - 6 < 0 ? 0 : start - 6, start));
}

function touchesBlocked(blocked: readonly Span[], from: number, span: Span): boolean {
  for (let b = from; b < blocked.length && blocked[b]!.start < span.end; b++) {
    if (overlaps(blocked[b]!, span)) return true;
  }
  return false;
}

const closingOf: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '”': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
  '‚': '‘’',
  '‹': '›',
};
const closers = new Set('"”“»’›\'');
const article = /^(?:the|an?)\s+/i;
const smallArticle = /^(?:[Tt]he|THE|an?)\s+/;
const possessive = /['’]s?$/;

/**
 * Cuts from the edges what the guideline leaves out; `undefined` if nothing is left.
 *
 * `the "Great Stone"` -> `Great Stone`; `UP "Alfa"` stays; `Minsk's` -> `Minsk`; `the end of 2018` stays, being a DATE.
 *
 * @param learnt whether the edges were learnt: then a place keeps its capital `The` (`The Hague`), a body its `'s` (`Lloyd's`)
 */
export function trim(text: string, span: Span, type: EntityType, learnt = false): Span | undefined {
  let { start, end } = span;
  for (;;) {
    const before = end - start;
    while (start < end && isEdge(text.charCodeAt(start))) start++;
    while (start < end && (isEdge(text.charCodeAt(end - 1)) || isTail(text.charCodeAt(end - 1)))) end--;
    if (start >= end) return undefined;
    // The grammar of figures knows its edges: the apostrophe of `CHF 1'234` and of `'98` opens no quotation.
    const isShortYear = type === 'DATE' && /^'\d\d(?!\d)/.test(text.slice(start, start + 4));
    if (isShortYear) return { start, end };
    if (traitsOf(type).body === 'value' && type !== 'DATE') {
      const the = article.exec(text.slice(start, Math.min(end, start + 5)));
      return { start: start + (the?.[0].length ?? 0), end };
    }

    const first = text[start]!;
    const closing = closingOf[first];
    const open = unclosed(text, start, end);
    if (open !== undefined && end < text.length && open.includes(text[end]!)) {
      // `FEZ "Vitebsk` and the mark that closes it
      return { start, end: end + 1 };
    }
    if (closing !== undefined) {
      const partner = indexOfAny(text, closing, start + 1, end);
      if (partner === -1 || partner === end - 1) start++;
      if (partner !== -1 && partner === end - 1) end--;
    } else if (closers.has(text[end - 1]!) && !hasOpener(text, start, end - 1)) {
      end--;
    } else if (text[end - 1] === ')' && text.lastIndexOf('(', end - 1) < start) {
      end--;
    } else if (first === '(' && indexOfAny(text, ')', start, end) === -1) {
      start++;
    } else if (type !== 'DATE') {
      const head = text.slice(start, Math.min(end, start + 5));
      // A capital "A" is an initial or a part of the name: "A Wade", "A Coruña".
      const the = (type === 'PERSON' || type === 'GPE' ? smallArticle : article).exec(head);
      const isOfName = learnt && type === 'GPE' && head.startsWith('T');
      if (the !== null && !isOfName && start + the[0].length < end) start += the[0].length;
      if (traitsOf(type).lowercaseHeadOut) end = withoutHead(text, start, end);
      const tail = possessive.exec(text.slice(Math.max(start, end - 2), end));
      const isOwner = tail !== null && !(learnt && (type === 'ORG' || type === 'FAC') && /s$/.test(tail[0]));
      if (isOwner && !hasOpener(text, start, end - tail[0].length)) end -= tail[0].length;
    }
    if (end - start === before) return { start, end };
  }
}

/** Lowercase head words that stay out after a capitalised name: `Belagro exhibition`, `Amkodor holding`. */
const smallHeads = [...wordList('merge/heads-outside')];
const smallHead = new RegExp(`(?<=[\\p{Lu}\\p{Ll}\\p{N}"”])\\s+${anyOf(smallHeads)}$`, 'u');

function withoutHead(text: string, start: number, end: number): number {
  const from = Math.max(start, end - 48);
  const tail = text.slice(from, end);
  // Few names end so; the expression would be tried from every character on.
  const head = smallHeads.some((word) => tail.endsWith(word)) ? smallHead.exec(tail) : null;
  if (head === null) return end;
  // Only after a capital: "Gomel milk company" keeps its head.
  const word = /[^\s"“”«»]+["”»]?$/u.exec(tail.slice(0, head.index))?.[0] ?? '';
  return /^\p{Lu}/u.test(word) ? from + head.index : end;
}

/** White space, Markdown markers and the backslash before them. */
function isEdge(code: number): boolean {
  return code === 0x2a || code === 0x5f || code === 0x5c || code === 0x7c || isSpaceCode(code);
}

/** `,` `;` `:`, and a dash left over at the end. */
function isTail(code: number): boolean {
  return (
    code === 0x2c || code === 0x3b || code === 0x3a || code === 0x2d || code === 0x2013 || code === 0x2014
  );
}

function indexOfAny(text: string, characters: string, start: number, end: number): number {
  for (let i = start; i < end; i++) if (characters.includes(text[i]!)) return i;
  return -1;
}

/** What would close the quotation mark that opens after the first word and is not closed. */
function unclosed(text: string, start: number, end: number): string | undefined {
  let closing: string | undefined;
  for (let i = start + 1; i < end; i++) {
    const c = text[i]!;
    if (closing?.includes(c) === true) closing = undefined;
    else if (closingOf[c] !== undefined && c !== "'" && /\s/.test(text[i - 1]!)) closing = closingOf[c];
  }
  return closing;
}

/** Whether an opening quotation mark stands inside, as in `UP "Alfa"`. A letter before an apostrophe makes it none. */
function hasOpener(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text[i]!;
    if (closingOf[c] !== undefined && (i === start || !/[\p{L}\p{N}]/u.test(text[i - 1]!))) return true;
  }
  return false;
}

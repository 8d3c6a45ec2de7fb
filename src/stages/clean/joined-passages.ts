import type { DocumentProfile } from '../../contract/document.ts';
import { anyOf } from '../../gazetteer/data-table.ts';
import type { Block } from './block-lines.ts';
import { keepsHyphen, wordAfter, wordBefore } from './hyphens.ts';
import { beginsSmall, endsOnFunctionWord, isTerminated, lastMark } from './layout.ts';
import { layoutWords } from './layout-words.ts';
import { isContentsEntry } from './table-of-contents.ts';
import type { Part } from './view-edits.ts';

/** Blocks that read as one, in order of their first. */
export interface JoinedBlocks {
  readonly blocks: Block[];
  readonly parts: Part[];
}

/** The farthest that the two halves of a sentence may stand apart, in code units. */
const farthest = 8_000;

/**
 * Joins the paragraphs that a footnote, a page's end or a blank line cuts in mid-sentence, and the footnotes that running text cuts;
 * each other block stands alone. Furniture is left out.
 * @param joins whether: never, where blank lines may stand in mid-sentence, or only where a footnote or furniture stands between
 */
export function joinBlocks(
  text: string,
  blocks: readonly Block[],
  profile: DocumentProfile,
  joins: 'never' | 'over-blank-lines' | 'over-blocks',
): JoinedBlocks[] {
  const joined: JoinedBlocks[] = [];
  let open: JoinedBlocks | undefined;
  let openFootnote: JoinedBlocks | undefined;
  let interrupted = false;
  for (const block of blocks) {
    if (block.kind === 'furniture') {
      interrupted = true;
      continue;
    }
    const alone: JoinedBlocks = { blocks: [block], parts: [{ start: block.from, end: block.to }] };
    if (block.kind === 'footnote') {
      if (
        joins !== 'never' &&
        block.footnote === 0 &&
        openFootnote !== undefined &&
        isNear(openFootnote, block)
      ) {
        append(text, openFootnote, block, profile);
      } else {
        joined.push(alone);
        openFootnote = alone;
      }
      interrupted = true;
      continue;
    }
    const mayJoin = joins === 'over-blank-lines' || (joins === 'over-blocks' && interrupted);
    if (
      block.kind === 'paragraph' &&
      mayJoin &&
      open !== undefined &&
      goesOn(text, open, block, interrupted)
    ) {
      append(text, open, block, profile);
      interrupted = false;
      continue;
    }
    joined.push(alone);
    interrupted = block.kind === 'table';
    if (block.kind === 'paragraph' || block.kind === 'list') open = alone;
    else if (block.kind !== 'table') open = undefined;
  }
  return joined;
}

function isNear(open: JoinedBlocks, block: Block): boolean {
  return block.from - open.parts[open.parts.length - 1]!.end < farthest;
}

/** Words that begin a sentence and no name. */
const newSentence = new RegExp(`^["“«([*_]*${anyOf(layoutWords('begins-sentence'))}\\s`);

const abbreviated = new RegExp(`(?:^|\\s)(?:${anyOf(layoutWords('before-name'))}|\\p{Lu})\\.$`, 'u');

/** Whether `block` continues the sentence in which `open` stops. */
function goesOn(text: string, open: JoinedBlocks, block: Block, interrupted: boolean): boolean {
  if (!isNear(open, block)) return false;
  const last = open.parts[open.parts.length - 1]!;
  const above = text.slice(Math.max(last.start, last.end - 200), last.end);
  const below = text.slice(block.from, Math.min(block.to, block.from + 200));
  if (isContentsEntry(below)) return false;
  // "in St. [page] Petersburg"
  if (isTerminated(above)) return interrupted && abbreviated.test(above) && /^\p{Lu}/u.test(below);
  const mark = lastMark(above);
  const small = beginsSmall(below) || /^\d{1,3}\p{Ll}{3}|^[⁰¹²³⁴-⁹\s]*[.,;:]\s/u.test(below);
  if (mark === ':' || mark === ';') return small && interrupted;
  if (small) return true;
  if (newSentence.test(below) || !/^[\d$\\€£"“«([*_\p{Lu}]/u.test(below)) return false;
  // a name or a number goes on: "such companies as the [page] Minsk Motor Plant", "in March [page] 2019 the"
  if (interrupted) return above.length >= 60 && block.to - block.from >= 50;
  // with nothing between but a blank line: only a long paragraph that cannot end so
  const prose =
    above.length === 200 && /[.!?]["”»)]?\s/.test(text.slice(last.start, last.end - 20).slice(-2000));
  return prose && (mark === ',' || endsOnFunctionWord(above) || /\s\p{Lu}[\p{L}]+$/u.test(above));
}

/** Sets `block` after `open`; a hyphen at the cut is dropped or kept as within a paragraph. */
function append(text: string, open: JoinedBlocks, block: Block, profile: DocumentProfile): void {
  const { parts } = open;
  const last = parts[parts.length - 1]!;
  if (/[\p{L}\d]-$/u.test(text.slice(last.end - 2, last.end)) && /[\p{L}\d]/u.test(text[block.from] ?? '')) {
    const left = wordBefore(text, last.end - 1, last.start);
    const keep = keepsHyphen(left, wordAfter(text, block.from, block.to), profile);
    parts[parts.length - 1] = { start: last.start, end: keep ? last.end : last.end - 1, glued: true };
  }
  parts.push({ start: block.from, end: block.to });
  open.blocks.push(block);
}

import { attributeOf, type MarkupElement } from '../markup/tree.ts';
import { isBlock, isLeftOut, isNamedContents } from './elements.ts';

/** How much text an element holds, in code units without white space. */
export interface Measures {
  text: number;
  /** In links. */
  linked: number;
  /** In links to places of the same publication, and how many these are. */
  inside: number;
  insideLinks: number;
  /** In blocks that read like prose: long, few links. */
  prose: number;
  /** Of the element's own lines, without blocks in it. */
  own: number;
  ownLinked: number;
}

/** Code units from which on a block may be prose; fewer where a character is a word or a syllable. */
const shortestProse = 80;
const shortestIdeographicProse = 25;
const ideographs = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** The measures of an element and of all elements in it that are seen. */
export function measure(root: MarkupElement): ReadonlyMap<MarkupElement, Measures> {
  const all = new Map<MarkupElement, Measures>();
  visit(root, 'none', all);
  return all;
}

type Link = 'none' | 'inside' | 'outside';

function visit(element: MarkupElement, link: Link, all: Map<MarkupElement, Measures>): Measures {
  const sum: Measures = { text: 0, linked: 0, inside: 0, insideLinks: 0, prose: 0, own: 0, ownLinked: 0 };
  let isIdeographic = false;
  const within = linkOf(element) ?? link;
  if (within === 'inside' && link === 'none') sum.insideLinks++;
  for (const child of element.children) {
    if (child.type === 'element') {
      if (isLeftOut(child)) continue;
      const inner = visit(child, within, all);
      for (const key of ['text', 'linked', 'inside', 'insideLinks', 'prose'] as const) sum[key] += inner[key];
      if (isBlock(child)) continue;
      sum.own += inner.own;
      sum.ownLinked += inner.ownLinked;
      continue;
    }
    const length = child.value.replace(/\s+/g, '').length;
    isIdeographic ||= ideographs.test(child.value);
    sum.text += length;
    sum.own += length;
    if (within === 'none') continue;
    sum.linked += length;
    sum.ownLinked += length;
    if (within === 'inside') sum.inside += length;
  }
  if (isBlock(element)) {
    const least = isIdeographic ? shortestIdeographicProse : shortestProse;
    if (sum.own >= least && sum.ownLinked < 0.3 * sum.own) sum.prose += sum.own;
  }
  all.set(element, sum);
  return sum;
}

function linkOf(element: MarkupElement): Link | undefined {
  if (element.name !== 'a') return undefined;
  const href = attributeOf(element, 'href');
  if (href === undefined) return undefined;
  // A file of the same package, or a place in this one.
  return href.startsWith('#') || /^(?![a-z][a-z\d+.-]*:|\/)[^?]*\.x?html?(?:#|$)/i.test(href)
    ? 'inside'
    : 'outside';
}

/** Whether an element is a table of contents: nearly all of it links to places of the publication. */
export function isContents(element: MarkupElement, { text, inside, insideLinks }: Measures): boolean {
  if (insideLinks < 3) return false;
  if (/^(?:nav|ul|ol|dl|table)$/.test(element.name)) return inside >= 0.7 * text;
  if (!/^(?:div|section)$/.test(element.name)) return false;
  return inside >= (isNamedContents(element) ? 0.6 : 0.9) * text;
}

import { attributeOf, childrenOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';
import type { Before, Role } from '../xml/writer.ts';

/** What elements of JATS, NLM and BITS are for a reader. */

const words = (list: string) => new Set(list.split(' '));

/** Facts for machines, and what stands for a picture. */
const leftOut = words(
  'journal-meta collection-meta article-id book-id book-part-id article-categories subj-group pub-date pub-history volume issue elocation-id fpage lpage history permissions self-uri related-article related-object counts custom-meta-group custom-meta award-group award-id contrib-id institution-id object-id alt-title graphic inline-graphic inline-media media inline-supplementary-material alt-text long-desc tex-math annotation annotation-xml processing-meta x floats-index price isbn issn index-term ext-link-set principal-award-recipient funding-source question-preamble conference product-id page-range',
);
const sections = words(
  'sec app ack ref-list glossary notes bio sub-article response book-part book-app index toc dedication preface foreword front-matter-part abstract trans-abstract app-group boxed-text',
);
const blocks = words(
  'p aff corresp disp-quote verse-group attrib disp-formula disp-formula-group statement speech preformat caption fig fig-group table-wrap table-wrap-group supplementary-material array chem-struct-wrap kwd-group funding-statement license-p contrib-group author-notes front body back floats-group article-meta book-meta title-group front-stub book-front book-body book-back named-book-part-body book-part-meta book-title-group fn-group table-wrap-foot def-list list event product sig-block sig on-behalf-of author-comment compound-kwd explanation question answer',
);
const styled = words('bold italic sc monospace underline overline strike roman sans-serif');
/** Parts of a reference or an address, which no text of its own parts. */
const structured = words(
  'element-citation nlm-citation citation-alternatives aff institution-wrap person-group collab mixed-citation citation',
);

/** Elements that are always the same. */
const fixed: Readonly<Record<string, Role>> = {
  contrib: { as: 'inline', apart: ', ' },
  'contrib-group': { as: 'block', apart: ', ' },
  ref: { as: 'block', kind: 'footnote' },
  fn: { as: 'block', kind: 'footnote' },
  'list-item': { as: 'block', kind: 'list', parted: 'line', apart: ' ' },
  'def-item': { as: 'block', kind: 'list', parted: 'line', apart: ' ' },
  'kwd-group': { as: 'block', apart: ', ' },
  'compound-kwd': { as: 'block', apart: ', ' },
  'verse-line': { as: 'block', parted: 'line' },
  speaker: { as: 'block', parted: 'line' },
  preformat: { as: 'block', space: 'keep' },
  code: { as: 'block', space: 'keep' },
  break: { as: 'break' },
  table: { as: 'table' },
  tgroup: { as: 'table' },
  sup: { as: 'inline', marks: { script: 'super' } },
  sub: { as: 'inline', marks: { script: 'sub' } },
};

export function roleOf(element: MarkupElement, before: Before): Role {
  const { name } = element;
  if (leftOut.has(name)) return { as: 'out' };
  if (Object.hasOwn(fixed, name)) return fixed[name]!;
  switch (name) {
    case 'article-title':
    case 'book-title':
      return isIn(element, 'title-group', 'book-title-group')
        ? { as: 'heading', level: 1 }
        : { as: 'inline' };
    case 'subtitle':
    case 'trans-title':
    case 'trans-subtitle':
      return isIn(element, 'title-group', 'book-title-group', 'trans-title-group')
        ? { as: 'block' }
        : { as: 'inline' };
    case 'title':
      return titleRole(element);
    case 'label':
      return { as: 'label', ...(isRaised(element) && { marks: { script: 'super' } }) };
    case 'name':
    case 'string-name':
      return nameRole(element);
    case 'role':
      // What each author did is told in a vocabulary of its own.
      return isIn(element, 'contrib') && attributeOf(element.parent!, 'contrib-type') === 'author'
        ? { as: 'out' }
        : { as: 'inline' };
    case 'xref':
      return crossReference(element, before);
    case 'alternatives':
      return { as: 'children', children: alternative(element) };
    case 'ext-link':
    case 'uri':
    case 'email':
      return { as: 'inline', marks: linkOf(element) };
  }
  if (sections.has(name)) return { as: 'section' };
  if (blocks.has(name)) return structured.has(name) ? { as: 'block', apart: ', ' } : { as: 'block' };
  if (structured.has(name)) return { as: 'inline', apart: ', ' };
  if (styled.has(name)) return { as: 'inline', marks: { style: name } };
  return { as: 'inline' };
}

function isIn(element: MarkupElement, ...names: readonly string[]): boolean {
  return element.parent !== undefined && names.includes(element.parent.name);
}

/** The title of a section is a heading; that of a figure, a table, a list or a theorem is a line of its text. */
function titleRole(element: MarkupElement): Role {
  const { parent } = element;
  return parent !== undefined && sections.has(parent.name) ? { as: 'heading' } : { as: 'block' };
}

/** `Wolf` and `Gernot` as `Gernot Wolf`, but for names that begin with the family. */
function nameRole(element: MarkupElement): Role {
  const part = (name: string) => childrenOf(element, name);
  const given = part('given-names');
  if (element.children.some((node) => node.type === 'text' && /\S/.test(node.value))) return { as: 'inline' };
  const isEastern = attributeOf(element, 'name-style') === 'eastern';
  const isReference = hasAncestor(element, 'ref');
  const surname = part('surname');
  const parts = isEastern || isReference ? [...surname, ...given] : [...given, ...surname];
  return { as: 'children', children: [...part('prefix'), ...parts, ...part('suffix')], apart: ' ' };
}

function hasAncestor(element: MarkupElement, name: string): boolean {
  for (let above = element.parent; above !== undefined; above = above.parent)
    if (above.name === name) return true;
  return false;
}

/** Signs of notes and sources are raised in print where nothing parts them from the word before. */
function crossReference(element: MarkupElement, { last }: Before): Role {
  const text = textContent(element).trim();
  const isSign = /^(?:\d{1,4}|[a-z]|[*∗†‡§¶#]{1,3})$/u.test(text);
  const toNote = /^(?:aff|fn|table-fn|author-notes|corresp|bibr|other)$/.test(
    attributeOf(element, 'ref-type') ?? '',
  );
  if (isIn(element, 'contrib')) return isSign ? { as: 'out' } : { as: 'inline' };
  const rid = attributeOf(element, 'rid');
  const href = rid === undefined || rid === '' ? {} : { href: `#${rid.split(/\s/)[0]}` };
  const isRaisedSign = isSign && toNote && /[\p{L}\p{N}.,;:!?)”"’»\]]/u.test(last);
  return { as: 'inline', marks: { ...href, ...(isRaisedSign && { script: 'super' as const }) } };
}

/** Whether the label of an address or a note is a raised sign. */
function isRaised(label: MarkupElement): boolean {
  return (
    isIn(label, 'aff', 'fn', 'corresp') &&
    /^\s*(?:\d{1,3}|[a-z]|[*∗†‡§¶#]{1,3})\s*$/u.test(textContent(label))
  );
}

/** Of several forms of the same, the first that has text. */
function alternative(element: MarkupElement): readonly MarkupElement[] {
  const forms = childrenOf(element).filter(({ name }) => !leftOut.has(name));
  return forms.slice(0, 1);
}

function linkOf(element: MarkupElement): { href?: string } {
  const href = attributeOf(element, 'href');
  return href === undefined ? {} : { href };
}

/** The first element of a name, at any depth. */
export function firstOf(element: MarkupElement, name: string): MarkupElement | undefined {
  for (const inner of elementsOf(element)) if (inner.name === name) return inner;
  return undefined;
}

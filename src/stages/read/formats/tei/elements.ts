import { attributeOf, childrenOf, type MarkupElement, textContent } from '../markup/tree.ts';
import type { Before, Role } from '../xml/writer.ts';

/** What elements of TEI are for a reader: an edition's text as its editors leave it. */

const words = (list: string) => new Set(list.split(' '));

const leftOut = words(
  'teiHeader facsimile sourceDoc standOff figDesc graphic media del surplus rdg rdgGrp fsdDecl interpGrp interp spanGrp span index cb gb milestone anchor certainty respons listChange teiFsd xenoData binaryObject',
);
const sections = words(
  'div div1 div2 div3 div4 div5 div6 div7 group floatingText listBibl argument castList',
);
const blocks = words(
  'p ab lg sp opener closer salute signed dateline byline address argument epigraph titlePage docTitle docImprint docAuthor docDate docEdition imprimatur postscript trailer stage figure text front body back TEI TEI.2 teiCorpus castGroup performance prologue epilogue set entry entryFree superEntry sense eg egXML cit listPerson listPlace listOrg listEvent list particDesc meeting',
);
/** Lines, each by itself. */
const lines = words('l addrLine castItem speaker titlePart docAuthor row');
const styled = words('hi emph title foreign term gloss mentioned soCalled distinct code ident');
/** Parts that no text of its own parts. */
const structured = words(
  'biblStruct analytic monogr series imprint address affiliation biblFull msDesc person place org event',
);
const names = words('persName placeName orgName name author editor respStmt');

export function roleOf(element: MarkupElement, before: Before): Role {
  const { name } = element;
  if (leftOut.has(name)) return { as: 'out' };
  switch (name) {
    case 'head':
      return isIn(element, 'figure', 'table', 'list', 'lg', 'castList') ? { as: 'block' } : { as: 'heading' };
    case 'titlePart':
      return isMain(element) ? { as: 'heading', level: 1 } : { as: 'block' };
    case 'note':
      return noteRole(element);
    case 'fw':
      return { as: 'block', kind: 'furniture' };
    case 'bibl':
    case 'biblStruct':
    case 'biblFull':
      return isIn(element, 'listBibl')
        ? { as: 'block', kind: 'footnote', apart: ', ' }
        : { as: 'inline', apart: ', ' };
    case 'item':
      return { as: 'block', kind: 'list', parted: 'line' };
    case 'label':
      return isIn(element, 'list') ? { as: 'label' } : { as: 'inline' };
    case 'table':
      return { as: 'table' };
    case 'pb':
      return { as: 'page', label: attributeOf(element, 'n') ?? '' };
    case 'lb':
      return attributeOf(element, 'break') === 'no' ? { as: 'out' } : { as: 'break' };
    case 'choice':
      return { as: 'children', children: choiceOf(element) };
    case 'app':
      return { as: 'children', children: childrenOf(element, 'lem') };
    case 'subst':
      return { as: 'children', children: childrenOf(element, 'add') };
    case 'quote':
    case 'q':
    case 'said':
    case 'cit':
      return childrenOf(element).some((child) => blocks.has(child.name) || lines.has(child.name))
        ? { as: 'block' }
        : { as: 'inline' };
    case 'hi':
      return { as: 'inline', marks: { ...raised(element), style: attributeOf(element, 'rend') ?? 'hi' } };
    case 'ref':
    case 'ptr':
      return referenceRole(element, before);
  }
  if (sections.has(name)) return { as: 'section' };
  if (lines.has(name)) return { as: 'block', parted: 'line' };
  if (blocks.has(name)) return structured.has(name) ? { as: 'block', apart: ', ' } : { as: 'block' };
  if (names.has(name)) return { as: 'inline', apart: ' ' };
  if (structured.has(name)) return { as: 'inline', apart: ', ' };
  return styled.has(name) ? { as: 'inline', marks: { style: name } } : { as: 'inline' };
}

function isIn(element: MarkupElement, ...parents: readonly string[]): boolean {
  return element.parent !== undefined && parents.includes(element.parent.name);
}

function isMain(element: MarkupElement): boolean {
  const type = attributeOf(element, 'type');
  return type === undefined ? childrenOf(element.parent!, 'titlePart')[0] === element : type === 'main';
}

/** Notes stand apart from the text; those of a table or a letter's head are a part of it. */
function noteRole(element: MarkupElement): Role {
  return attributeOf(element, 'place') === 'inline' ? { as: 'inline' } : { as: 'block', kind: 'footnote' };
}

/** What the editors put in place of what they found: corrected, regular; abbreviations as they are printed. */
function choiceOf(element: MarkupElement): readonly MarkupElement[] {
  const forms = childrenOf(element);
  for (const name of ['corr', 'reg', 'abbr', 'unclear'])
    if (forms.some((form) => form.name === name))
      return forms.filter((form) => form.name === name).slice(0, 1);
  return forms.slice(0, 1);
}

function raised(element: MarkupElement): { script?: 'super' | 'sub' } {
  const rend = attributeOf(element, 'rend') ?? attributeOf(element, 'rendition') ?? '';
  if (/\bsup(?:er(?:script)?)?\b/i.test(rend)) return { script: 'super' };
  return /\bsub(?:script)?\b/i.test(rend) ? { script: 'sub' } : {};
}

/** The sign of a note is raised where nothing parts it from the word before. */
function referenceRole(element: MarkupElement, { last }: Before): Role {
  const target = attributeOf(element, 'target');
  const isSign = /^\s*(?:\d{1,4}|[a-z]|[*∗†‡§¶‖]{1,3})\s*$/u.test(textContent(element));
  const toNote = /^(?:foot|note|bib)/.test(attributeOf(element, 'type') ?? '');
  const isRaised = isSign && toNote && /[\p{L}\p{N}.,;:!?)”"’»\]]/u.test(last);
  return {
    as: 'inline',
    marks: { ...(target !== undefined && { href: target }), ...(isRaised && { script: 'super' as const }) },
  };
}

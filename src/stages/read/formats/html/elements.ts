import { attributeOf, type MarkupElement } from '../markup/tree.ts';

/** What elements of HTML are for a reader, whatever a page's style sheets make of them. */

const words = (list: string) => new Set(list.split(' '));

const blocks = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noscript ol optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul xmp datalist',
);
const leftOut = words(
  'head script style template title base link meta param source track area map rt rp rtc annotation annotation-xml defs metadata desc',
);
const kept = words('listing plaintext pre textarea xmp');
const controls = words('select datalist textarea option optgroup');
const embedded = words('iframe object video audio canvas noscript noframes noembed');

/** Whether an element stands on lines of its own. */
export function isBlock({ name, namespace }: MarkupElement): boolean {
  return blocks.has(name) || (name === 'text' && namespace.endsWith('/svg'));
}

/** Whether nobody sees what an element holds: scripts, and what the page hides by its markup. */
export function isLeftOut(element: MarkupElement): boolean {
  if (leftOut.has(element.name)) return true;
  const hidden = attributeOf(element, 'hidden');
  if (hidden !== undefined && hidden.toLowerCase() !== 'until-found') return true;
  const style = attributeOf(element, 'style');
  return style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** Whether white space counts in an element; undefined where it is as around it. */
export function spaceOf(element: MarkupElement): 'collapse' | 'keep' | undefined {
  const said = /(?:^|;)\s*white-space\s*:\s*([\w-]+)/i.exec(attributeOf(element, 'style') ?? '')?.[1];
  if (said !== undefined) return /^(?:pre|pre-wrap|break-spaces)$/i.test(said) ? 'keep' : 'collapse';
  return kept.has(element.name) ? 'keep' : undefined;
}

/** Level of a heading; undefined for all else. */
export function headingLevel(element: MarkupElement): number | undefined {
  const level = /^h([1-6])$/.exec(element.name)?.[1];
  if (level !== undefined) return Number(level);
  if (!hasRole(element, 'heading')) return undefined;
  const said = Number(attributeOf(element, 'aria-level') ?? 2);
  return said >= 1 && said <= 9 ? said : 2;
}

/** Whether an element has one of some ARIA roles. */
export function hasRole(element: MarkupElement, ...roles: readonly string[]): boolean {
  return tokensOf(element, 'role').some((role) => roles.includes(role));
}

/** Whether an EPUB's `epub:type` of an element is one of some. */
export function hasEpubType(element: MarkupElement, ...types: readonly string[]): boolean {
  return tokensOf(element, 'epub:type').some((type) => types.includes(type));
}

function tokensOf(element: MarkupElement, name: string): string[] {
  return attributeOf(element, name)?.toLowerCase().split(/\s+/) ?? [];
}

/** Elements in which an article, or a part of one, stands. */
function isInArticle(element: MarkupElement): boolean {
  for (let above = element.parent; above !== undefined; above = above.parent)
    if (/^(?:article|main|section|blockquote|figure)$/.test(above.name) || hasRole(above, 'main', 'article'))
      return true;
  return false;
}

/** Whether an element is filled in or plays, so that what it holds is not read with the text around it. */
export function isEmbedded({ name }: MarkupElement): boolean {
  return controls.has(name) || embedded.has(name);
}

/** Whether an element is, by its name or role, no part of what a page publishes. */
export function isFurniture(element: MarkupElement): boolean {
  const { name } = element;
  if (tokensOf(element, 'role').some((role) => role.startsWith('doc-'))) return false;
  if (name === 'nav' || isEmbedded(element)) return true;
  // as word processors export the heads and feet of pages
  if (name === 'div' && /^(?:header|footer)$/.test(attributeOf(element, 'title') ?? '')) return true;
  if (name === 'dialog') return attributeOf(element, 'open') === undefined;
  if (/^(?:header|footer|aside)$/.test(name) && !isInArticle(element)) return true;
  return hasRole(
    element,
    'navigation',
    'banner',
    'contentinfo',
    'search',
    'dialog',
    'alertdialog',
    'menu',
    'menubar',
    'toolbar',
    'tablist',
  );
}

/** Words of class names and ids that pages give to what surrounds their text. */
const surrounding = words(
  'ad ads advert advertisement advertising banner breadcrumb breadcrumbs byline-share comment comments consent cookie cookies disqus footer gdpr login masthead menu modal navbar navigation newsletter pagination pager popup promo recirculation recommended related share sharing sidebar signup skip skiplink skyscraper social sponsor sponsored subscribe subscription toolbar widget',
);

/** Those of them that no page gives to a part of its text, whatever that is about. */
const surelySurrounding = words(
  'advert advertisement breadcrumb breadcrumbs comments consent cookie cookies disqus gdpr navbar newsletter pagination popup share sharing skiplink sponsored',
);

/** Whether class or id say that an element surrounds the text: `cookie-banner`, `relatedPosts`. */
export function isNamedFurniture(element: MarkupElement): boolean {
  return namesIn(element, 'class', 'id').some((word) => surrounding.has(word));
}

/** Whether the class alone says it so that nothing is left to ask; ids are often the words of a heading. */
export function isSurelyFurniture(element: MarkupElement): boolean {
  return namesIn(element, 'class').some((word) => surelySurrounding.has(word));
}

/** Whether class or id say that an element is a table of contents. */
export function isNamedContents(element: MarkupElement): boolean {
  const names = namesIn(element, 'class', 'id');
  return names.includes('toc') || names.includes('contents');
}

function namesIn(element: MarkupElement, ...attributes: readonly string[]): string[] {
  return attributes
    .map((name) => attributeOf(element, name) ?? '')
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

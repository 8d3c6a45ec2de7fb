import type { Metadata } from '../../../../contract/format.ts';
import { metadataOfFile } from '../file-metadata.ts';
import { attributeOf, childrenOf, type MarkupElement, textContent } from '../markup/tree.ts';
import { firstOf } from './elements.ts';

/** What an article or a book says of itself, in its front matter. */
export function metadataOf(root: MarkupElement): Metadata {
  const about = firstOf(root, 'article-meta') ?? firstOf(root, 'book-meta');
  const language = attributeOf(root, 'xml:lang');
  if (about === undefined) return metadataOfFile({ language: [language] });
  const journal = firstOf(root, 'journal-meta');
  const title = firstOf(about, 'title-group') ?? firstOf(about, 'book-title-group');
  const permissions = firstOf(about, 'permissions');
  return metadataOfFile({
    title: [title && (textIn(title, 'article-title') ?? textIn(title, 'book-title'))],
    creator: childrenOf(about, 'contrib-group').flatMap(authorsOf),
    date: datesOf(about),
    language: [language],
    publisher: [textIn(about, 'publisher-name'), journal && textIn(journal, 'publisher-name')],
    identifier: [about, ...(journal ? [journal] : [])].flatMap(identifiersOf),
    rights: [permissions && (textIn(permissions, 'license-p') ?? textIn(permissions, 'copyright-statement'))],
  });
}

function textIn(element: MarkupElement, name: string): string | undefined {
  const found = firstOf(element, name);
  return found && lineOf(found);
}

/** What a reader sees of it, notes apart, as a line. */
function lineOf(element: MarkupElement): string {
  let text = '';
  for (const node of element.children) {
    if (node.type === 'text') text += node.value;
    else if (!/^(?:xref|fn)$/.test(node.name)) text += lineOf(node);
  }
  return text.replace(/\s+/g, ' ').trim();
}

function authorsOf(group: MarkupElement): string[] {
  return childrenOf(group, 'contrib')
    .filter((contrib) => /^(?:author|editor)?$/.test(attributeOf(contrib, 'contrib-type') ?? ''))
    .filter((contrib, _, all) => !isEditor(contrib) || all.every(isEditor))
    .filter((contrib) => !isEditor(contrib) || group.parent?.name === 'book-meta')
    .map((contrib) => {
      const name = firstOf(contrib, 'name');
      if (name === undefined) return textIn(contrib, 'string-name') ?? textIn(contrib, 'collab') ?? '';
      const part = (key: string) => childrenOf(name, key).map((element) => textContent(element).trim());
      const [given, surname] = [part('given-names'), part('surname')];
      const isEastern = attributeOf(name, 'name-style') === 'eastern';
      return [...(isEastern ? [...surname, ...given] : [...given, ...surname]), ...part('suffix')].join(' ');
    });
}

const isEditor = (contrib: MarkupElement) => attributeOf(contrib, 'contrib-type') === 'editor';

/** Days before years: that of first publication, on line or in print, before that of the collection. */
function datesOf(about: MarkupElement): string[] {
  const order = ['epub', 'pub', 'ppub', 'epub-ppub', 'collection'];
  const kindOf = (date: MarkupElement) => {
    const kind = attributeOf(date, 'pub-type') ?? attributeOf(date, 'date-type') ?? '';
    const at = order.indexOf(kind);
    return at < 0 ? order.length : at;
  };
  return childrenOf(about, 'pub-date')
    .sort((a, b) => kindOf(a) - kindOf(b))
    .map((date) => {
      const part = (name: string) => textIn(date, name)?.padStart(2, '0');
      const iso = attributeOf(date, 'iso-8601-date');
      return iso ?? [part('year'), part('month'), part('day')].filter((text) => text !== undefined).join('-');
    });
}

function identifiersOf(meta: MarkupElement): { name: string; value: string }[] {
  return childrenOf(meta).flatMap((element) => {
    const { name } = element;
    const kind = attributeOf(element, 'pub-id-type') ?? attributeOf(element, 'book-id-type') ?? name;
    return /^(?:article-id|book-id|issn|issn-l|isbn)$/.test(name) && /^(?:doi|issn|issn-l|isbn)$/.test(kind)
      ? [{ name: kind, value: lineOf(element) }]
      : [];
  });
}

import type { Metadata } from '../../../../contract/format.ts';
import { metadataOfFile } from '../file-metadata.ts';
import { attributeOf, childrenOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';

/** What an edition says of itself in its header: of the edition first, of its source where that is silent. */
export function metadataOf(root: MarkupElement): Metadata {
  const header = all(root, 'teiHeader')[0];
  const text = all(root, 'text')[0];
  const language = [text && attributeOf(text, 'xml:lang'), attributeOf(root, 'xml:lang')];
  if (header === undefined) return metadataOfFile({ language });
  const file = all(header, 'fileDesc')[0] ?? header;
  const statement = (name: string) => childrenOf(file, name);
  const titles = statement('titleStmt').flatMap((one) => childrenOf(one, 'title'));
  const source = statement('sourceDesc');
  const imprint = source.flatMap((one) => all(one, 'imprint'));
  const publication = statement('publicationStmt');
  const dates = [...publication, ...imprint].flatMap((one) => all(one, 'date'));
  const idnos = [...publication, ...source].flatMap((one) => all(one, 'idno'));
  return metadataOfFile({
    title: [...titles.filter((title) => attributeOf(title, 'type') === 'main'), ...titles].map(lineOf),
    creator: authorsOf(statement('titleStmt'), source),
    date: dates.map((date) => attributeOf(date, 'when') ?? attributeOf(date, 'when-iso') ?? lineOf(date)),
    language: [...language, ...all(header, 'language').map((one) => attributeOf(one, 'ident'))],
    publisher: [...publication, ...imprint].flatMap((one) => all(one, 'publisher')).map(lineOf),
    identifier: idnos.map((idno) => ({ name: attributeOf(idno, 'type') ?? '', value: lineOf(idno) })),
    rights: publication.flatMap((one) => all(one, 'licence')).map(lineOf),
  });
}

function authorsOf(statement: readonly MarkupElement[], source: readonly MarkupElement[]): string[] {
  const ofEdition = statement.flatMap((one) => childrenOf(one, 'author')).map(nameOf);
  if (ofEdition.length > 0) return ofEdition;
  const article = source.flatMap((one) => all(one, 'analytic')).flatMap((one) => childrenOf(one, 'author'));
  return article.map(nameOf);
}

/** `Anna` and `Berg` of a person's name, else all that stands there. */
function nameOf(author: MarkupElement): string {
  const person = all(author, 'persName')[0];
  const parts =
    person && childrenOf(person).filter(({ name }) => /^(?:forename|nameLink|surname)$/.test(name));
  return parts && parts.length > 0 ? parts.map(lineOf).join(' ') : lineOf(person ?? author);
}

function all(element: MarkupElement, name: string): MarkupElement[] {
  return [...elementsOf(element)].filter((inner) => inner.name === name);
}

const lineOf = (element: MarkupElement) => textContent(element).replace(/\s+/g, ' ').trim();

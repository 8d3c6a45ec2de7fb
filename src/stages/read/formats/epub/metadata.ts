import type { Metadata } from '../../../../contract/format.ts';
import { metadataOfFile } from '../file-metadata.ts';
import { attributeOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';

/** Roles (MARC relators) of those who made the text. */
const authors = new Set(['aut', 'cre', 'edt', 'com']);

/** What the package document of a publication says of it. */
export function metadataOf(metadata: MarkupElement | undefined): Metadata {
  if (metadata === undefined) return {};
  const elements = [...elementsOf(metadata)];
  const refined = refinements(elements);
  const of = (name: string) => elements.filter((element) => element.name === name);
  const refinement = (element: MarkupElement, property: string) =>
    refined.get(`${attributeOf(element, 'id')} ${property}`) ?? attributeOf(element, `opf:${property}`);
  const texts = (found: readonly MarkupElement[]) => found.map((element) => textContent(element));
  const isMain = (element: MarkupElement) => refinement(element, 'title-type') === 'main';
  const creators = of('creator');
  const writers = creators.filter((one) => authors.has(refinement(one, 'role') ?? 'aut'));
  const dates = of('date');
  const published = dates.filter((date) => refinement(date, 'event') === 'publication');
  return metadataOfFile({
    title: texts([...of('title').filter(isMain), ...of('title')]),
    creator: texts(writers.length > 0 ? writers : creators),
    date: texts([
      ...published,
      ...dates.filter((date) => !/modif|creat|conver/.test(refinement(date, 'event') ?? '')),
    ]),
    language: texts(of('language')),
    publisher: texts(of('publisher')),
    rights: texts(of('rights')),
    identifier: of('identifier').map((element) => ({
      name:
        refinement(element, 'scheme') ??
        refined.get(`${attributeOf(element, 'id')} identifier-type`) ??
        element.name,
      value: textContent(element),
    })),
  });
}

/** EPUB 3's `<meta refines="#id" property="role">`, by id and property. */
function refinements(elements: readonly MarkupElement[]): ReadonlyMap<string, string> {
  const refined = new Map<string, string>();
  for (const element of elements) {
    const target = attributeOf(element, 'refines')?.replace(/^#/, '');
    const property = attributeOf(element, 'property');
    if (target !== undefined && property !== undefined)
      refined.set(`${target} ${property}`, textContent(element).trim());
  }
  return refined;
}

import type { Metadata } from '../../../../contract/format.ts';
import { metadataOfFile } from '../file-metadata.ts';
import { attributeOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';

/** Fields of `<meta>` by Dublin Core terms, the more exact first; `dc.` stands for all spellings of that prefix. */
const fields = {
  title: ['citation_title', 'dc.title', 'prism.title', 'og:title', 'twitter:title'],
  creator: [
    'citation_author',
    'citation_authors',
    'dc.creator',
    'author',
    'article:author',
    'parsely-author',
  ],
  date: [
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
    'prism.publicationdate',
    'dc.date.issued',
    'dc.issued',
    'dc.date',
    'dc.created',
    'article:published_time',
    'og:published_time',
    'datepublished',
    'date',
    'pubdate',
    'publish_date',
  ],
  language: ['citation_language', 'dc.language', 'content-language', 'og:locale'],
  publisher: ['citation_publisher', 'dc.publisher', 'publisher', 'og:site_name', 'application-name'],
  rights: ['dc.rights', 'prism.copyright', 'copyright', 'rights'],
} as const;
const identifying = [
  'citation_doi',
  'dc.identifier.doi',
  'dc.identifier',
  'prism.doi',
  'doi',
  'bepress_citation_doi',
];
const numbered = [
  'citation_isbn',
  'prism.isbn',
  'og:isbn',
  'book:isbn',
  'books:isbn',
  'citation_issn',
  'prism.issn',
];
/** Code units of structured data that are parsed, and things looked at in it. */
const longestData = 1 << 20;
const mostThings = 2000;

type Fields = Map<string, string[]>;

/** What a page says of itself: citation fields and Dublin Core, OpenGraph, JSON-LD, and its title. */
export function metadataOf(root: MarkupElement): Metadata {
  const meta = metaFields(root);
  const data = structuredData(root);
  const of = (names: readonly string[]) => names.flatMap((name) => meta.get(name) ?? []);
  const creator = fields.creator
    .map((name) => namesOnly(meta.get(name) ?? []))
    .find((names) => names.length > 0);
  return metadataOfFile({
    title: [...of(fields.title.slice(0, 3)), ...data.title, ...of(fields.title.slice(3)), titleOf(root)],
    creator: creator ?? namesOnly(data.creator),
    date: [...of(fields.date.slice(0, 8)), ...data.date, ...of(fields.date.slice(8))].map(withHyphens),
    language: [attributeOf(root, 'lang'), ...of(fields.language), ...data.language],
    publisher: [...of(fields.publisher.slice(0, 3)), ...data.publisher, ...of(fields.publisher.slice(3))],
    rights: [...of(fields.rights), ...linked(root, 'license')],
    identifier: [
      ...of(identifying).map((value) => ({ name: 'doi', value })),
      ...numbered.flatMap((name) => of([name]).map((value) => ({ name, value }))),
      ...data.identifier,
      ...linked(root, 'canonical').map((value) => ({ name: 'canonical', value })),
      ...of(['og:url']).map((value) => ({ name: 'og:url', value })),
    ].filter(unlessRepeated()),
  });
}

/** The titles that a page gives itself, by which its heading is known. */
export function titlesOf(root: MarkupElement): string[] {
  const meta = metaFields(root);
  return [...fields.title.flatMap((name) => meta.get(name) ?? []), titleOf(root) ?? ''].filter(
    (title) => title !== '',
  );
}

function titleOf(root: MarkupElement): string | undefined {
  for (const element of elementsOf(root))
    if (element.name === 'title' && !element.namespace.endsWith('/svg')) return textContent(element);
  return undefined;
}

function metaFields(root: MarkupElement): Fields {
  const found: Fields = new Map();
  for (const element of elementsOf(root)) {
    if (element.name !== 'meta') continue;
    const said = ['name', 'property', 'itemprop', 'http-equiv'].map((name) => attributeOf(element, name));
    const content = attributeOf(element, 'content');
    for (const names of said)
      for (const name of names?.toLowerCase().split(/\s+/) ?? [])
        if (content !== undefined)
          add(found, name.replace(/^(?:dc|dcterms?|dcelements)[.:_]/, 'dc.'), content);
  }
  return found;
}

function add(found: Fields, name: string, value: string): void {
  const values = found.get(name);
  if (values === undefined) found.set(name, [value]);
  else values.push(value);
}

function linked(root: MarkupElement, relation: string): string[] {
  const targets: string[] = [];
  for (const element of elementsOf(root)) {
    if (element.name !== 'link' && element.name !== 'a') continue;
    if (!attributeOf(element, 'rel')?.toLowerCase().split(/\s+/).includes(relation)) continue;
    targets.push(attributeOf(element, 'href') ?? '');
  }
  return targets;
}

/** One address of the page is enough. */
function unlessRepeated(): (field: { readonly name: string }) => boolean {
  let hasAddress = false;
  return ({ name }) => {
    const isAddress = name === 'canonical' || name === 'og:url';
    if (isAddress && hasAddress) return false;
    hasAddress ||= isAddress;
    return true;
  };
}

/** Addresses of profiles are no names. */
function namesOnly(values: readonly string[]): string[] {
  return values.filter((value) => !/^https?:|^@/.test(value.trim()));
}

/** `2019/3/14` -> `2019-03-14`. */
function withHyphens(value: string): string {
  const date = /^\s*(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?!\d)/.exec(value);
  return date === null
    ? value
    : date
        .slice(1)
        .filter((part) => part !== undefined)
        .map((part) => part.padStart(2, '0'))
        .join('-');
}

interface Data {
  readonly title: string[];
  readonly creator: string[];
  readonly date: string[];
  readonly language: string[];
  readonly publisher: string[];
  readonly identifier: { readonly name: string; readonly value: string }[];
}

/** schema.org's types of publications. */
const publication =
  /(?:Article|Posting|Book|Report|Thesis|Chapter|Legislation|CreativeWork|Periodical|PublicationIssue|DigitalDocument)$/;

/** What JSON-LD says of the first publication in it. */
function structuredData(root: MarkupElement): Data {
  const data: Data = { title: [], creator: [], date: [], language: [], publisher: [], identifier: [] };
  for (const element of elementsOf(root)) {
    if (element.name !== 'script' || !/ld\+json/i.test(attributeOf(element, 'type') ?? '')) continue;
    const thing = publicationIn(textContent(element));
    if (thing === undefined) continue;
    data.title.push(...strings(thing['headline']), ...strings(thing['name']));
    data.creator.push(...named(thing['author']), ...(thing['author'] ? [] : named(thing['creator'])));
    data.date.push(...strings(thing['datePublished']), ...strings(thing['dateCreated']));
    data.language.push(...strings(thing['inLanguage']));
    data.publisher.push(...named(thing['publisher']));
    for (const name of ['isbn', 'issn', 'doi', 'identifier', 'sameAs'])
      for (const value of named(thing[name]))
        if (name !== 'sameAs' || value.includes('doi.org/')) data.identifier.push({ name, value });
    break;
  }
  return data;
}

type Thing = Record<string, unknown>;

function publicationIn(json: string): Thing | undefined {
  if (json.length > longestData) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(
      json.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/)|(?:-->|\/\*\s*\]\]>\s*\*\/)\s*$/g, ''),
    );
  } catch {
    return undefined;
  }
  const queue: unknown[] = [parsed];
  for (let i = 0; i < queue.length && i < mostThings; i++) {
    const thing = queue[i];
    if (Array.isArray(thing)) queue.push(...thing.slice(0, mostThings));
    else if (typeof thing === 'object' && thing !== null) {
      const { '@type': type, '@graph': graph, mainEntity } = thing as Thing;
      if ([type].flat().some((one) => typeof one === 'string' && publication.test(one)))
        return thing as Thing;
      queue.push(graph, mainEntity);
    }
  }
  return undefined;
}

function strings(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
}

/** Strings, and the names or values of things. */
function named(value: unknown): string[] {
  return [value].flat().flatMap((one) => {
    if (typeof one !== 'object' || one === null) return strings(one);
    const { name, value: inner, '@value': literal } = one as Thing;
    return strings(name ?? inner ?? literal).slice(0, 1);
  });
}

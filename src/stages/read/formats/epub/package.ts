import type { FormatOptions, FormatWarning } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { attributeOf, childrenOf, elementsOf, type MarkupElement } from '../markup/tree.ts';
import { parseXml } from '../markup/xml.ts';
import { pathFrom, placeInPackage } from '../packages/paths.ts';
import type { ZipPackage } from '../packages/zip.ts';

/** A file that a publication lists. */
export interface ManifestItem {
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** A publication by its package document. */
export interface Publication {
  /** The element `metadata`. */
  readonly metadata: MarkupElement | undefined;
  /** The files of the text in the order of reading. */
  readonly spine: readonly ManifestItem[];
  /** Tables of contents: EPUB 3's, and EPUB 2's. */
  readonly nav: ManifestItem | undefined;
  readonly ncx: ManifestItem | undefined;
  readonly warnings: readonly FormatWarning[];
}

const packageDocument = 'application/oebps-package+xml';
/** Ways of encryption that hide fonts, and no text. */
const fontObfuscation = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

/**
 * Reads what a publication says of its files.
 * @throws OnomastError `input.damaged`
 */
export function readPublication(zip: ZipPackage, options: FormatOptions): Publication {
  const path = packagePath(zip, options);
  const root = readPart(zip, path, options);
  if (root === undefined) throw damaged('has no package document (.opf)', options.name);
  const warnings: FormatWarning[] = [];
  const items = manifestOf(root, path, zip);
  const spineElement = childrenOf(root, 'spine')[0];
  const spine: ManifestItem[] = [];
  for (const reference of spineElement === undefined ? [] : childrenOf(spineElement, 'itemref')) {
    const item = items.get(attributeOf(reference, 'idref') ?? '');
    if (item !== undefined && !spine.includes(item)) spine.push(item);
    else if (item === undefined)
      warnings.push({
        code: 'part.missing',
        message: `the order of reading names ${JSON.stringify(attributeOf(reference, 'idref') ?? '')}, which is not listed`,
      });
  }
  const all = [...items.values()];
  return {
    metadata: childrenOf(root, 'metadata')[0],
    spine,
    nav: all.find(({ properties }) => properties.includes('nav')),
    ncx:
      items.get((spineElement && attributeOf(spineElement, 'toc')) ?? '') ??
      all.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml'),
    warnings,
  };
}

/** Paths of files that are encrypted so that nobody reads them without a key. */
export function encryptedPaths(zip: ZipPackage, options: FormatOptions): ReadonlySet<string> {
  const root = readPart(zip, 'META-INF/encryption.xml', options);
  const paths = new Set<string>();
  for (const element of root === undefined ? [] : elementsOf(root)) {
    if (element.name !== 'EncryptedData') continue;
    const inner = [...elementsOf(element)];
    const method = inner.find(({ name }) => name === 'EncryptionMethod');
    if (fontObfuscation.test((method && attributeOf(method, 'Algorithm')) ?? '')) continue;
    for (const { name, attributes } of inner)
      if (name === 'CipherReference')
        for (const { local, value } of attributes)
          if (local === 'URI') paths.add(placeInPackage(value, '')?.path ?? value);
  }
  return paths;
}

/** The root element of a file; undefined where there is no such file. */
export function readPart(zip: ZipPackage, path: string, options: FormatOptions): MarkupElement | undefined {
  const bytes = zip.read(path);
  if (bytes === undefined) return undefined;
  return parseXml(bytes, { name: `${options.name}/${path}`, maxDepth: options.maxDepth }).root;
}

function packagePath(zip: ZipPackage, options: FormatOptions): string {
  const container = readPart(zip, 'META-INF/container.xml', options);
  for (const element of container === undefined ? [] : elementsOf(container)) {
    const path = attributeOf(element, 'full-path');
    const type = attributeOf(element, 'media-type') ?? packageDocument;
    if (element.name === 'rootfile' && path !== undefined && type === packageDocument)
      return pathFrom(path, '');
  }
  return zip.entries.find(({ path }) => path.toLowerCase().endsWith('.opf'))?.path ?? '';
}

function manifestOf(root: MarkupElement, from: string, zip: ZipPackage): Map<string, ManifestItem> {
  const items = new Map<string, ManifestItem>();
  for (const element of childrenOf(root, 'manifest').flatMap((manifest) => childrenOf(manifest, 'item'))) {
    const href = attributeOf(element, 'href');
    const place = href === undefined ? undefined : placeInPackage(href, from);
    if (place === undefined) continue;
    items.set(attributeOf(element, 'id') ?? '', {
      path: existing(zip, place.path) ?? existing(zip, pathFrom(href!, from)) ?? place.path,
      mediaType: attributeOf(element, 'media-type') ?? '',
      properties: attributeOf(element, 'properties')?.split(/\s+/) ?? [],
    });
  }
  return items;
}

/** A path as the package has it: some write it in other letters. */
function existing(zip: ZipPackage, path: string): string | undefined {
  if (zip.has(path)) return path;
  const lower = path.toLowerCase();
  return zip.entries.find((entry) => entry.path.toLowerCase() === lower)?.path;
}

export function damaged(reason: string, file: string): OnomastError {
  return new OnomastError('input.damaged', reason, { file });
}

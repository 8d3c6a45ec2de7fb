import { createHash } from 'node:crypto';
import type { FormatOptions, FormattedText, FormatWarning } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { parsePage, replacedIn } from '../html/document.ts';
import { hasEpubType, hasRole, isEmbedded } from '../html/elements.ts';
import { measure } from '../html/measures.ts';
import { findNotes } from '../html/notes.ts';
import { PageWriter } from '../html/writer.ts';
import { TextBuilder } from '../markup/text-builder.ts';
import { elementsOf, type MarkupDocument, type MarkupElement } from '../markup/tree.ts';
import { UnpackBudget, ZipPackage } from '../packages/zip.ts';
import { type Contents, markContents, readNav, readNcx } from './contents.ts';
import { metadataOf } from './metadata.ts';
import {
  damaged,
  encryptedPaths,
  type ManifestItem,
  type Publication,
  readPart,
  readPublication,
} from './package.ts';

/** A file of the text. */
interface ReadFile {
  readonly path: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly document: MarkupDocument;
  readonly root: MarkupElement;
}

/**
 * Reads an EPUB publication: the files of its spine in order.
 * @throws OnomastError of kind `input`
 */
export async function readEpub(bytes: Uint8Array, options: FormatOptions): Promise<FormattedText> {
  const zip = await ZipPackage.open(bytes, options.name, new UnpackBudget(options.maxUnpackedBytes));
  const publication = readPublication(zip, options);
  const warnings: FormatWarning[] = [...zip.warnings, ...publication.warnings];
  const files = readFiles(zip, publication, options, warnings);
  const { headings, pages: pageStarts } = markContents(
    contentsOf(zip, publication, options, warnings),
    files,
  );
  const notes = findNotes(files);
  const builder = new TextBuilder();
  for (const { document, root, path, mediaType, sha256 } of files) {
    const part = builder.part({ path, mediaType, sha256 });
    const furniture = { whole: surrounding(root), own: new Set<MarkupElement>() };
    const facts = { furniture, notes, measures: measure(root), headings, pages: pageStarts };
    new PageWriter(document, builder, facts).write(part);
  }
  const { text, runs, pages, parts } = builder.finish();
  if (pages.length > options.maxPages)
    throw new OnomastError(
      'input.too-many-pages',
      `${pages.length} pages, more than the ${options.maxPages} that are allowed`,
      { file: options.name },
    );
  if (!/\p{L}/u.test(text))
    warnings.push({ code: 'document.no-text', message: 'the publication has no letter' });
  return {
    text,
    runs,
    parts,
    ...(pages.length > 0 && { pages }),
    metadata: metadataOf(publication.metadata),
    warnings,
  };
}

/** @throws OnomastError `input.encrypted` where all of the text is, `input.damaged` where there is none */
function readFiles(
  zip: ZipPackage,
  { spine }: Publication,
  options: FormatOptions,
  warnings: FormatWarning[],
): ReadFile[] {
  const encrypted = encryptedPaths(zip, options);
  const files: ReadFile[] = [];
  let locked = 0;
  for (const item of spine) {
    const entry = zip.entries.find(({ path }) => path === item.path);
    if (encrypted.has(item.path) || entry?.isEncrypted) {
      warnings.push({ code: 'part.encrypted', message: `${item.path} is encrypted, and was left out` });
      locked++;
    } else if (entry === undefined) {
      warnings.push({ code: 'part.missing', message: `${item.path} is not in the package` });
    } else if (/html|xml/.test(item.mediaType)) {
      const file = readFile(zip, item, options, warnings);
      if (file !== undefined) files.push(file);
    }
  }
  if (files.length > 0) return files;
  if (locked === 0) throw damaged('has no file of text in its order of reading', options.name);
  throw new OnomastError(
    'input.encrypted',
    'its text is protected (DRM)',
    { file: options.name },
    { remedy },
  );
}

const remedy = 'Get the publication without protection; a password of onomast does not open it.';

/** Reads a file; one that cannot be read is named, and the others are read. */
function readFile(
  zip: ZipPackage,
  { path, mediaType }: ManifestItem,
  options: FormatOptions,
  warnings: FormatWarning[],
): ReadFile | undefined {
  try {
    const bytes = zip.read(path)!;
    const name = `${options.name}/${path}`;
    const { encoding, maxDepth } = options;
    const document = parsePage(bytes, { name, encoding, maxDepth }, true);
    warnings.push(...replacedIn(document.source, path));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, mediaType, sha256, document, root: document.root };
  } catch (error) {
    if (!(error instanceof OnomastError) || error.code === 'input.too-large') throw error;
    warnings.push({ code: 'part.failed', message: `${path}: ${error.reason}` });
    return undefined;
  }
}

/** Chapters and pages by EPUB 3's table of contents, else by EPUB 2's. */
function contentsOf(
  zip: ZipPackage,
  { nav, ncx }: Publication,
  options: FormatOptions,
  warnings: FormatWarning[],
): Contents {
  const found: Contents[] = [];
  for (const [item, read] of [
    [nav, readNav],
    [ncx, readNcx],
  ] as const) {
    if (item === undefined) continue;
    try {
      const root = readPart(zip, item.path, options);
      if (root !== undefined) found.push(read(root, item.path));
    } catch (error) {
      if (!(error instanceof OnomastError) || error.code === 'input.too-large') throw error;
      warnings.push({ code: 'part.failed', message: `${item.path}: ${error.reason}` });
    }
  }
  return {
    chapters: found.find(({ chapters }) => chapters.length > 0)?.chapters ?? [],
    pages: found.find(({ pages }) => pages.length > 0)?.pages ?? [],
  };
}

/** What in a file of a book is not its text: lists for machines, running heads, what plays or is filled in. */
function surrounding(root: MarkupElement): ReadonlySet<MarkupElement> {
  const found = new Set<MarkupElement>();
  for (const element of elementsOf(root))
    if (
      hasEpubType(element, 'landmarks', 'page-list', 'pageheader', 'pagefooter') ||
      hasRole(element, 'doc-pageheader', 'doc-pagefooter', 'doc-pagelist') ||
      isEmbedded(element)
    )
      found.add(element);
  return found;
}

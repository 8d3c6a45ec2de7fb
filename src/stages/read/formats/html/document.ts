import type { FormatOptions, FormattedText, FormatWarning, Part } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { parseHtml } from '../markup/html.ts';
import type { SourceText } from '../markup/source-text.ts';
import { TextBuilder } from '../markup/text-builder.ts';
import type { MarkupDocument } from '../markup/tree.ts';
import { parseXml, type XmlOptions } from '../markup/xml.ts';
import { findFurniture } from './furniture.ts';
import { measure } from './measures.ts';
import { metadataOf, titlesOf } from './metadata.ts';
import { findNotes } from './notes.ts';
import { PageWriter } from './writer.ts';

/**
 * Reads a web page.
 * @param part what it is in a package
 * @throws OnomastError of kind `input`
 */
export function readPage(
  bytes: Uint8Array,
  options: FormatOptions,
  part?: Pick<Part, 'path' | 'mediaType' | 'sha256'>,
): FormattedText {
  const document = parsePage(bytes, options);
  const { root } = document;
  const builder = new TextBuilder();
  const measures = measure(root);
  const notes = findNotes([{ path: '', root }]);
  new PageWriter(document, builder, {
    furniture: findFurniture(root, measures, { titles: titlesOf(root), notes }),
    notes,
    measures,
  }).write(part && builder.part(part));
  const { text, runs, pages, parts } = builder.finish();
  return {
    text,
    runs,
    ...(pages.length > 0 && { pages }),
    ...(parts.length > 0 && { parts }),
    metadata: metadataOf(root),
    warnings: replacedIn(document.source),
  };
}

/**
 * A page as a tree: as XML where it says that it is, and is well-formed; else as HTML.
 * @param isXhtml whether it is said from outside
 */
export function parsePage(bytes: Uint8Array, options: XmlOptions, isXhtml = false): MarkupDocument {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '');
  const isMeantAsXml = isXhtml || /^\S{0,3}\s*<\?xml\s/.test(head);
  if (isMeantAsXml) {
    try {
      return parseXml(bytes, options);
    } catch (error) {
      if (!(error instanceof OnomastError) || error.code !== 'input.damaged') throw error;
    }
  }
  return parseHtml(bytes, options, isMeantAsXml);
}

/** What could not be decoded. @param part its path in a package */
export function replacedIn({ replaced, encoding }: SourceText, part?: string): FormatWarning[] {
  if (replaced === 0) return [];
  const where = part === undefined ? '' : `${part}: `;
  const message = `${where}${replaced} byte sequences that are not ${encoding}, shown as U+FFFD`;
  return [{ code: 'text.replaced', message }];
}

import type { FormatOptions, FormattedText, Metadata } from '../../../../contract/format.ts';
import { replacedIn } from '../html/document.ts';
import { TextBuilder } from '../markup/text-builder.ts';
import type { MarkupElement } from '../markup/tree.ts';
import { parseXml } from '../markup/xml.ts';
import { type RoleOf, XmlWriter } from './writer.ts';

/** What a vocabulary brings. */
export interface Vocabulary {
  readonly roleOf: RoleOf;
  readonly metadataOf: (root: MarkupElement) => Metadata;
}

/**
 * Reads an XML document by a vocabulary.
 * @throws OnomastError of kind `input`
 */
export function readXml(
  bytes: Uint8Array,
  options: FormatOptions,
  { roleOf, metadataOf }: Vocabulary,
): FormattedText {
  const document = parseXml(bytes, options);
  const builder = new TextBuilder();
  new XmlWriter(document, builder, roleOf).write();
  const { text, runs, pages } = builder.finish();
  return {
    text,
    runs,
    ...(pages.length > 0 && { pages }),
    metadata: metadataOf(document.root),
    warnings: replacedIn(document.source),
  };
}

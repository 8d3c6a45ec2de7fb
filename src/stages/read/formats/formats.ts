import path from 'node:path';
import type { Format, TextFormat } from '../../../contract/format.ts';
import { docx } from './docx/docx.ts';
import { epub } from './epub/epub.ts';
import { html } from './html/html.ts';
import { jats } from './jats/jats.ts';
import { markdown } from './markdown/markdown.ts';
import { mhtml } from './mhtml/mhtml.ts';
import { ocr } from './ocr/ocr.ts';
import { odt } from './odt/odt.ts';
import { pdf } from './pdf/pdf.ts';
import { rtf } from './rtf/rtf.ts';
import { tei } from './tei/tei.ts';
import { text } from './text/text.ts';
import { xml } from './xml/xml.ts';

/** The formats that come with onomast, other than plain text; a new one is a folder and a line here. */
export const shippedFormats: readonly Format[] = [
  pdf,
  docx,
  odt,
  epub,
  rtf,
  html,
  mhtml,
  jats,
  tei,
  xml,
  ocr,
];

/** Formats that are text themselves; the first is that of a file of which nothing is known. */
export const textFormats: readonly TextFormat[] = [text, markdown];

/** Bytes of a file's beginning by which its format is told. */
export const sniffedBytes = 1 << 13;

/** What is known of a file before it is read. */
export interface FileSigns {
  /** Its name, of which the extension counts. */
  readonly name: string;
  readonly head: Uint8Array;
  /** As someone says who hands it over. */
  readonly mediaType?: string;
}

/** The format of a file: by its content first, then by its extension, then by what is said; undefined where it is text or unknown. */
export function formatOf(
  { name, head, mediaType }: FileSigns,
  formats: readonly Format[],
): Format | undefined {
  const extension = path.extname(name).toLowerCase();
  return (
    formats.find((format) => format.sniff(head)) ??
    formats.find(({ extensions }) => extensions.includes(extension)) ??
    formats.find(({ mediaTypes }) => mediaType !== undefined && mediaTypes.includes(mediaType))
  );
}

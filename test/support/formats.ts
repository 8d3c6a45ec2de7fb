import { readFileSync } from 'node:fs';
import type { FormatOptions, FormattedText } from '../../src/contract/format.ts';
import { pdf } from '../../src/stages/read/formats/pdf/pdf.ts';

/** Options of a format as the command line has them. */
export function formatOptions(name: string, options: Partial<FormatOptions> = {}): FormatOptions {
  return { name, maxPages: 20_000, maxUnpackedBytes: 1 << 30, maxDepth: 1000, ocr: false, ...options };
}

/** Folder of PDF files of our own text, with labels of their furniture and footnotes. */
export const pdfFixtures = new URL('../../fixtures/formats/pdf/', import.meta.url);

export function openFixture(name: string, options: Partial<FormatOptions> = {}): Promise<FormattedText> {
  return pdf.open(readFileSync(new URL(`${name}.pdf`, pdfFixtures)), formatOptions(`${name}.pdf`, options));
}

/** A word of a page for {@link makePdf}: where its baseline begins, from the lower left corner, in points. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  /** Degrees, anticlockwise. */
  readonly turned?: number;
}

/** A page that is drawn with operators of its own. */
export type MadePage = readonly Placed[] | { readonly raw: string };

export interface PdfExtras {
  /** More entries of each page: `/Rotate 90`. */
  readonly page?: string;
  /** More entries of the catalogue: `/Lang (fr)`. */
  readonly catalogue?: string;
  /** Entries of the info dictionary: `/Title (A)`. */
  readonly info?: string;
}

/** Makes a small PDF with Helvetica, so that a test shows all that its file holds. Pages are 400 by 600 points. */
export function makePdf(pages: readonly MadePage[], extras: PdfExtras = {}): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ');
  objects[1] = `<< /Type /Catalog /Pages 2 0 R ${extras.catalogue ?? ''} >>`;
  objects[2] = `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 400 600] >>`;
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  objects[3] = font('Helvetica');
  objects[4] = font('Helvetica-Bold');
  for (const [i, page] of pages.entries()) {
    const content = 'raw' in page ? page.raw : page.map(drawn).join('\n');
    objects[5 + 2 * i] =
      `<< /Type /Page /Parent 2 0 R /Contents ${6 + 2 * i} 0 R /Resources << /Font << /F0 3 0 R /F1 4 0 R >> >> ${extras.page ?? ''} >>`;
    objects[6 + 2 * i] = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  }
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  const add = (body: string) => {
    offsets.push(file.length);
    file += `${offsets.length} 0 obj\n${body}\nendobj\n`;
  };
  for (const body of objects.slice(1)) add(body);
  if (extras.info !== undefined) add(`<< ${extras.info} >>`);
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const info = extras.info === undefined ? '' : `/Info ${offsets.length} 0 R`;
  const start = file.length;
  file += `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R ${info} >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

function drawn({ text, x, y, size = 10, bold = false, turned = 0 }: Placed): string {
  const angle = (turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
  const string = text.replace(/[\\()]/g, '\\$&');
  return `BT /F${bold ? 1 : 0} ${size} Tf ${cos} ${sin} ${-sin} ${cos} ${x} ${y} Tm (${string}) Tj ET`;
}

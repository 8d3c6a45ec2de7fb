import { strToU8, zipSync } from 'fflate';

/** What a small EPUB for a test holds besides its pages. */
export interface EpubExtras {
  /** Inside `<metadata>`. */
  readonly metadata?: string;
  /** More entries of the manifest. */
  readonly manifest?: string;
  /** Attributes of `<spine>`. */
  readonly spine?: string;
  /** More files, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Makes a small EPUB: pages by their file names, in the order of reading; a body alone is made an XHTML page. */
export function makeEpub(pages: Readonly<Record<string, string>>, extras: EpubExtras = {}): Uint8Array {
  const names = Object.keys(pages);
  const items = names.map(
    (name, i) => `<item id="p${i}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
  );
  const spine = names.map((_, i) => `<itemref idref="p${i}"/>`);
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${extras.metadata ?? ''}</metadata><manifest>${items.join('')}${extras.manifest ?? ''}</manifest><spine ${extras.spine ?? ''}>${spine.join('')}</spine></package>`;
  const container =
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
  const files = Object.entries(pages).map(([name, page]) => [`OEBPS/${name}`, strToU8(xhtml(page))] as const);
  return zipSync({
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(container),
    'OEBPS/a.opf': strToU8(opf),
    ...Object.fromEntries(files),
    ...Object.fromEntries(Object.entries(extras.files ?? {}).map(([path, text]) => [path, strToU8(text)])),
  });
}

function xhtml(page: string): string {
  if (page.startsWith('<?xml') || page.startsWith('<html')) return page;
  return `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>${page}</body></html>`;
}

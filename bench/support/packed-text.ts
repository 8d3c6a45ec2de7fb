import { strToU8, zipSync } from 'fflate';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragraphs = (text: string) =>
  text.split(/\n\s*\n/).map((own) => escaped(own.replace(/\s+/g, ' ').trim()));
const head = '<?xml version="1.0" encoding="UTF-8"?>';

function zip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])),
  );
}

/** A text in other formats, a paragraph a paragraph, as small as the formats allow. */
export const packers: Readonly<Record<string, (text: string) => Uint8Array>> = {
  html: (text) =>
    strToU8(
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A text</title></head><body><article>${paragraphs(
        text,
      )
        .map((own) => `<p>${own}</p>`)
        .join('\n')}</article></body></html>`,
    ),
  epub: (text) =>
    zip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': `${head}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
      'a.opf': `${head}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier><dc:title>A text</dc:title><dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
      'a.xhtml': `${head}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A text</title></head><body>${paragraphs(
        text,
      )
        .map((own) => `<p>${own}</p>`)
        .join('\n')}</body></html>`,
    }),
  docx: (text) =>
    zip({
      '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
      '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/document.xml': `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs(
        text,
      )
        .map((own) => `<w:p><w:r><w:t xml:space="preserve">${own}</w:t></w:r></w:p>`)
        .join('')}</w:body></w:document>`,
    }),
  odt: (text) =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `${head}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${paragraphs(
        text,
      )
        .map((own) => `<text:p>${own}</text:p>`)
        .join('')}</office:text></office:body></office:document-content>`,
    }),
  rtf: (text) =>
    strToU8(
      `{\\rtf1\\ansi\\ansicpg1252\\uc1 ${text
        .split(/\n\s*\n/)
        .map((own) =>
          own
            .replace(/\s+/g, ' ')
            .trim()
            .replace(/[\\{}]/g, '\\$&')
            .replace(/[^\0-\x7f]/g, (unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`),
        )
        .join('\\par\n')}}`,
    ),
};

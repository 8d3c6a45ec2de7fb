import { strToU8, zipSync } from 'fflate';
import type { FormatOptions, FormattedText, TextRun } from '../../src/contract/format.ts';
import { docx } from '../../src/stages/read/formats/docx/docx.ts';
import { odt } from '../../src/stages/read/formats/odt/odt.ts';
import { formatOptions } from './formats.ts';

const transitional = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strict = {
  w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const xml = '<?xml version="1.0" encoding="UTF-8"?>';

/** Parts of a Word document besides its body, by their names without `.xml`: the elements inside their roots. */
export type DocxParts = Readonly<Record<string, string>>;

/** Makes a Word document of the elements in its body. Parts named `header1`, `footnotes` … are related by `r-header1`, `r-footnotes`. */
export function makeDocx(body: string, parts: DocxParts = {}, { isStrict = false } = {}): Uint8Array {
  const { w, r } = isStrict ? strict : transitional;
  const mc = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
  const root = (name: string, content: string) =>
    `${xml}<w:${name} xmlns:w="${w}" xmlns:r="${r}" xmlns:mc="${mc}" xmlns:wps="urn:shape" xmlns:v="urn:vml" xmlns:a="urn:drawing" xmlns:m="urn:math">${content}</w:${name}>`;
  const { core, links = '', ...others } = parts;
  const relations = Object.keys(others)
    .map((name) => {
      const type = name.replace(/\d+$/, '');
      return `<Relationship Id="r-${name}" Type="${r}/${type}" Target="${name}.xml"/>`;
    })
    .join('');
  const relationships = (content: string) =>
    `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/x-main"/></Types>`,
    '_rels/.rels': relationships(
      `<Relationship Id="a" Type="${r}/officeDocument" Target="word/document.xml"/>` +
        (core === undefined
          ? ''
          : '<Relationship Id="b" Type="x/core-properties" Target="docProps/core.xml"/>'),
    ),
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relationships(relations + links),
  };
  for (const [name, content] of Object.entries(others))
    files[`word/${name}.xml`] = root(
      name.replace(/^header\d+$/, 'hdr').replace(/^footer\d+$/, 'ftr'),
      content,
    );
  if (core !== undefined)
    files['docProps/core.xml'] =
      `${xml}<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms">${core}</cp:coreProperties>`;
  return zip(files);
}

/** Parts of an OpenDocument text besides its text: the elements inside `office:automatic-styles`, `office:styles` and so on. */
export interface OdtParts {
  readonly automatic?: string;
  readonly styles?: string;
  readonly pages?: string;
  readonly meta?: string;
  readonly manifest?: string;
}

const odf = (() => {
  const names = 'office text table style draw meta';
  const iris: Record<string, string> = {
    xlink: 'http://www.w3.org/1999/xlink',
    dc: 'http://purl.org/dc/elements/1.1/',
    fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
    svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
    manifest: 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0',
  };
  for (const name of names.split(' ')) {
    const iri = name === 'draw' ? 'drawing' : name;
    iris[name] = `urn:oasis:names:tc:opendocument:xmlns:${iri}:1.0`;
  }
  return Object.entries(iris)
    .map(([name, iri]) => `xmlns:${name}="${iri}"`)
    .join(' ');
})();

/** Makes an OpenDocument text of the elements in it. */
export function makeOdt(text: string, parts: OdtParts = {}): Uint8Array {
  const { automatic = '', styles = '', pages = '', meta = '', manifest = '' } = parts;
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${xml}<office:document-content ${odf}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    'styles.xml': `${xml}<office:document-styles ${odf}><office:styles>${styles}</office:styles><office:master-styles>${pages}</office:master-styles></office:document-styles>`,
    'meta.xml': `${xml}<office:document-meta ${odf}><office:meta>${meta}</office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `${xml}<manifest:manifest ${odf}>${manifest}</manifest:manifest>`,
  });
}

/** Makes an OpenDocument text of one file. */
export function makeFlatOdt(text: string): Uint8Array {
  return strToU8(
    `${xml}<office:document ${odf} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>Flat</dc:title></office:meta><office:body><office:text>${text}</office:text></office:body></office:document>`,
  );
}

function zip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        [strToU8(content), { level: name === 'mimetype' ? 0 : 6 }] as const,
      ]),
    ) as Parameters<typeof zipSync>[0],
  );
}

export function openDocx(bytes: Uint8Array, options: Partial<FormatOptions> = {}): Promise<FormattedText> {
  return docx.open(bytes, formatOptions('a.docx', options));
}

export function openOdt(bytes: Uint8Array, options: Partial<FormatOptions> = {}): Promise<FormattedText> {
  return odt.open(bytes, formatOptions('a.odt', options));
}

/** What a document says under a kind, run by run; running text under `paragraph`. */
export function wordsOfKind({ text, runs }: FormattedText, kind: TextRun['kind']): string[] {
  return runs
    .filter((run) => (run.kind ?? 'paragraph') === kind)
    .map(({ start, end }) => text.slice(start, end));
}

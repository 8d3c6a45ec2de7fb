import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Format, FormatOptions } from '../../../../../../src/contract/format.ts';
import { OnomastError } from '../../../../../../src/errors/onomast-error.ts';
import { docx } from '../../../../../../src/stages/read/formats/docx/docx.ts';
import { odt } from '../../../../../../src/stages/read/formats/odt/odt.ts';
import { rtf } from '../../../../../../src/stages/read/formats/rtf/rtf.ts';
import { damager } from '../../../../../support/damage.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { expectLinear } from '../../../../../support/growth.ts';
import { makeDocx, makeFlatOdt, makeOdt } from '../../../../../support/office.ts';
import { full, runs } from '../../../../../support/runs.ts';

const wp = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const word = makeDocx(
  wp('The port of Lomé') +
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="2"/></w:r></w:p>' +
    `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${wp('A')}</w:tc></w:tr></w:tbl>`,
  {
    footnotes: `<w:footnote w:id="2">${wp('On &amp; off')}</w:footnote>`,
    styles: '<w:style w:styleId="A"/>',
  },
);
const tp = (text: string) => `<text:p>${text}</text:p>`;
const openDocument = makeOdt(
  `<text:h text:outline-level="1">Ports</text:h>${tp('of <text:span>Lomé</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>x</text:p></text:note-body></text:note>')}` +
    `<table:table><table:table-row><table:table-cell table:number-columns-repeated="3">${tp('4')}</table:table-cell></table:table-row></table:table>`,
);
const rich = Buffer.from(
  "{\\rtf1\\ansi\\ansicpg1250{\\fonttbl{\\f0\\fcharset238 Arial;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title Ports}{\\creatim\\yr2019\\mo1\\dy2}}\\s1 Ports\\par\\pard Lom\\'e9 \\u8364?{\\footnote\\chftn x}\\trowd\\intbl a\\cell b\\cell\\row\\pard{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}{\\shp{\\*\\shpinst{\\shptxt box\\par}}}{\\pict 00}\\par}",
);

const { damaged, damagedInside } = damager(11);

async function expectReadOrNamed(format: Format, bytes: Uint8Array): Promise<void> {
  try {
    const { text, runs: read } = await format.open(bytes, formatOptions(`a${format.extensions[0]}`));
    expect(read.every((run) => run.start < run.end && run.end <= text.length)).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(OnomastError);
    expect((error as OnomastError).kind).toBe('input');
  }
}

describe('damaged files are read or named', () => {
  it.each([
    [docx, word],
    [odt, openDocument],
  ] as const)('$name', async (format, file) => {
    for (let i = 0; i < runs(500); i++)
      await expectReadOrNamed(
        format,
        i % 2 === 0 ? damagedInside(file, (i >> 1) % 4) : damaged(file, (i >> 1) % 4),
      );
  });

  it('flat OpenDocument and RTF', async () => {
    const flat = makeFlatOdt(tp('of <text:span>Lomé</text:span>'));
    for (let i = 0; i < runs(500); i++) {
      await expectReadOrNamed(rtf, damaged(rich, i % 4));
      await expectReadOrNamed(odt, damaged(flat, i % 4));
    }
  });
});

describe('hostile files', () => {
  const refused = (format: Format, bytes: Uint8Array, code: string, options: Partial<FormatOptions> = {}) =>
    expect(format.open(bytes, formatOptions('a', options))).rejects.toMatchObject({ code });
  const repack = (file: Uint8Array, name: string, change: (xml: string) => string) => {
    const parts = unzipSync(file);
    return zipSync({ ...parts, [name]: strToU8(change(Buffer.from(parts[name]!).toString())) });
  };

  it('that unfold to more than is allowed', async () => {
    const maxUnpackedBytes = 1 << 20;
    await refused(docx, makeDocx(wp('a'.repeat(2 << 20))), 'input.too-large', { maxUnpackedBytes });
    await refused(odt, makeOdt(tp('a'.repeat(2 << 20))), 'input.too-large', { maxUnpackedBytes });
  });

  it('with entities made of entities or files', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>';
    const outside = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>';
    for (const doctype of [laughs, outside]) {
      const change = (xml: string) => xml.replace(/\?>/, `?>${doctype}`).replace('Lomé', '&c;');
      await refused(docx, repack(word, 'word/document.xml', change), 'input.entities');
      await refused(odt, repack(openDocument, 'content.xml', change), 'input.entities');
    }
  });

  it('with elements and groups in each other without end', async () => {
    const deep = (open: string, close: string, inner: string) =>
      open.repeat(10_000) + inner + close.repeat(10_000);
    await refused(docx, makeDocx(deep('<w:sdt>', '</w:sdt>', wp('A'))), 'input.too-deep');
    await refused(odt, makeOdt(deep('<text:section>', '</text:section>', tp('A'))), 'input.too-deep');
    await refused(rtf, Buffer.from(`{\\rtf1${deep('{', '}', 'A')}}`), 'input.too-deep');
  });

  it('with cells repeated and spanned without end, and notes in themselves', async () => {
    const cell = `<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${wp('A')}</w:tc>`;
    const table = `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr>${cell}${cell}</w:tr></w:tbl>`;
    expect((await docx.open(makeDocx(table), formatOptions('a'))).text.length).toBeLessThan(500);
    const repeated = `<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell table:number-columns-repeated="999999999">${tp('A')}</table:table-cell></table:table-row></table:table>`;
    expect((await odt.open(makeOdt(repeated), formatOptions('a'))).text.length).toBeLessThan(10_000);
    const reference = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const note = makeDocx(reference, {
      footnotes: `<w:footnote w:id="2">${reference}${wp('A')}</w:footnote>`,
    });
    expect((await docx.open(note, formatOptions('a'))).text).toBe('¹\n\n¹\n\nA');
    const nested = Buffer.from(`{\\rtf1\\intbl\\itap999999999 A\\nestcell\\cell\\row}`);
    expect((await rtf.open(nested, formatOptions('a'))).text).toBe('A');
  });

  it('of many small things, in time that grows with their size', async () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    const end = '<w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const opened: readonly ((many: number) => Promise<unknown>)[] = [
      (many) =>
        docx.open(
          makeDocx('<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'.repeat(many)),
          formatOptions('a'),
        ),
      (many) => docx.open(makeDocx(`<w:p>${begin.repeat(many)}</w:p>`), formatOptions('a')),
      (many) =>
        docx.open(makeDocx(`<w:p>${begin.repeat(many)}${end.repeat(many)}</w:p>`), formatOptions('a')),
      (many) => odt.open(makeOdt('<text:p><text:s/><text:tab/></text:p>'.repeat(many)), formatOptions('a')),
      (many) =>
        rtf.open(Buffer.from(`{\\rtf1${"{\\b \\'e9\\u8364?}\\par".repeat(many)}}`), formatOptions('a')),
      (many) => rtf.open(Buffer.from(`{\\rtf1${'{\\footnote x}'.repeat(many)}}`), formatOptions('a')),
    ];
    for (const open of opened) await expectLinear(open, full ? 20_000 : 8000);
  });
});

import { describe, expect, it } from 'vitest';
import { formatOf, shippedFormats } from '../../../../../../src/stages/read/formats/formats.ts';
import { formatOptions } from '../../../../../support/formats.ts';

const tell = (text: string, name = 'a.xml') => {
  const head = Buffer.from(text);
  const format = formatOf({ name, head }, shippedFormats);
  return { format, open: () => format!.open(head, formatOptions(name)) };
};

describe('XML', () => {
  it('is read by its root, whatever stands before it and whatever its file is called', () => {
    expect(
      tell('<?xml version="1.0"?><!-- a > b --><?style x?><t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"/>')
        .format?.name,
    ).toBe('tei');
    expect(tell('<article article-type="letter"/>', 'letter.txt').format?.name).toBe('jats');
    expect(tell('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>').format?.name).toBe(
      'html',
    );
    expect(tell(`<?xml version="1.0" encoding="utf-16"?><TEI/>`).format?.name).toBe('tei');
  });

  it('of another kind is refused by name, and passed over in folders', async () => {
    const { format, open } = tell('<?xml version="1.0"?>\n<!DOCTYPE urlset><urlset><url/></urlset>');
    await expect(open()).rejects.toThrow('XML of a kind that is not known (<urlset>)');
    expect(format?.passedOver?.(Buffer.from('<?xml version="1.0"?><rss/>'), { ocr: false })).toContain(
      '<rss>',
    );
  });

  it('is no text that speaks of it', () => {
    expect(tell('An <?xml version="1.0"?> declaration stands first.', 'a.txt').format).toBeUndefined();
  });
});

describe('hostile XML', () => {
  const wrap = (doctype: string, inner: string) =>
    `<?xml version="1.0"?><!DOCTYPE article ${doctype}><article article-type="x"><body><p>${inner}</p></body></article>`;

  it('does not unfold entities of entities, or fetch files', async () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    await expect(tell(wrap(`[<!ENTITY l0 "ha">${laughs}]`, '&l9;')).open()).rejects.toThrow(
      'made of other entities',
    );
    await expect(tell(wrap('[<!ENTITY x SYSTEM "file:///etc/passwd">]', '&x;')).open()).rejects.toThrow(
      'made of other entities or files',
    );
    const many = `[<!ENTITY x "${'y'.repeat(100_000)}">]`;
    await expect(tell(wrap(many, '&x;'.repeat(100))).open()).rejects.toThrow('unfold to more');
    expect((await tell(wrap('[<!ENTITY who "Nkemdirim">]', '&who; &eacute;')).open()).text).toBe(
      'Nkemdirim é',
    );
  });

  it('is refused where it nests too deep or ends too soon', async () => {
    const deep = `${'<sec>'.repeat(10_000)}${'</sec>'.repeat(10_000)}`;
    await expect(tell(wrap('', deep)).open()).rejects.toThrow('1000 elements inside each other');
    await expect(tell(wrap('', 'x').slice(0, -20)).open()).rejects.toThrow('not well-formed');
  });

  it('takes time that grows with its length alone', async () => {
    const many = '<xref ref-type="bibr">1</xref>'.repeat(30_000);
    expect((await tell(wrap('', many)).open()).text.length).toBe(30_000);
    expect(tell(`<!--${'-'.repeat(8000)}`, 'a.txt').format).toBeUndefined();
    expect(tell(`<!DOCTYPE ${'["'.repeat(4000)}`, 'a.txt').format?.name).toBe('xml');
  });
});

import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  elementsOf,
  type MarkupDocument,
  type MarkupText,
  nodesOf,
  placeOf,
  textContent,
  xpathOf,
} from '../../../../../../src/stages/read/formats/markup/tree.ts';
import { parseXml } from '../../../../../../src/stages/read/formats/markup/xml.ts';

const options = { name: 'a.xml', maxDepth: 100 };
const encode = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseXml(encode(text), options);

function textsOf({ root }: MarkupDocument): MarkupText[] {
  return [...nodesOf(root)].filter((node): node is MarkupText => node.type === 'text');
}

/** What the bytes say at the stretches of a document's text nodes. */
function bytesOf(document: MarkupDocument, bytes: Uint8Array): string[] {
  return textsOf(document).flatMap((node) =>
    placeOf(document, node).verbatim.map(({ start, end, source }) => {
      const range = bytes.subarray(
        document.source.byteAt(source),
        document.source.byteAt(source + end - start),
      );
      const said = new TextDecoder(document.source.encoding).decode(range);
      expect(said).toBe(node.value.slice(start, end));
      return said;
    }),
  );
}

describe('an XML document', () => {
  it('is a tree whose texts know their bytes, entities and line ends apart', () => {
    const xml =
      '<?xml version="1.0"?>\r\n<!-- é --><a x="1&amp;2">Ærø &amp; Łódź<b>é😀ö</b>\r\nline<![CDATA[ <raw>\r\n&amp; ]]>&#x41;end</a>';
    const document = read(xml);
    expect(textsOf(document).map(({ value }) => value)).toEqual([
      'Ærø & Łódź',
      'é😀ö',
      '\nline',
      ' <raw>\n&amp; ',
      'Aend',
    ]);
    expect(attributeOf(document.root, 'x')).toBe('1&2');
    expect(bytesOf(document, encode(xml))).toEqual([
      'Ærø ',
      ' Łódź',
      'é😀ö',
      'line',
      ' <raw>',
      '&amp; ',
      'end',
    ]);
  });

  it('counts the text of an element with that of its descendants, in code points', () => {
    const document = read('<p>a😀<b>😀c</b> d</p>');
    expect(textsOf(document).map((node) => placeOf(document, node))).toMatchObject([
      { element: '/p[1]', elementStart: 0 },
      { element: '/p[1]/b[1]', elementStart: 0 },
      { element: '/p[1]', elementStart: 4 },
    ]);
    expect([...textContent(document.root)].slice(4).join('')).toBe(' d');
  });

  it('names elements without a namespace in paths, and counts others', () => {
    const plain = read('<r><a/><b/><a><c/></a></r>');
    expect([...elementsOf(plain.root)].map(xpathOf)).toEqual([
      '/r[1]/a[1]',
      '/r[1]/b[1]',
      '/r[1]/a[2]',
      '/r[1]/a[2]/c[1]',
    ]);
    const spaced = read('<w:r xmlns:w="urn:w"><w:a/><b/><w:a/><b/></w:r>');
    expect([...elementsOf(spaced.root)].map(xpathOf)).toEqual([
      '/*[1]/*[1]',
      '/*[1]/b[1]',
      '/*[1]/*[3]',
      '/*[1]/b[2]',
    ]);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\ufeff<a>Ærø 5 µ</a>', 'utf16le')],
    ['UTF-16 without', Buffer.from('<a>Ærø 5 µ</a>', 'utf16le')],
    [
      'a declared code page',
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>Ærø 5 µ</a>', 'latin1'),
    ],
    ['an undeclared code page', Buffer.from('<a>Ærø 5 µ</a>', 'latin1')],
    ['UTF-8 with a mark', Buffer.from('\ufeff<a>Ærø 5 µ</a>')],
  ])('reads %s', (_, bytes) => {
    const document = parseXml(bytes, options);
    expect(textContent(document.root)).toBe('Ærø 5 µ');
    expect(bytesOf(document, bytes)).toEqual(['Ærø 5 µ']);
  });

  it('takes the encoding that is said from outside, unless a byte order mark says another', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="utf-8"?><a>Жук</a>');
    const said = { ...options, encoding: 'koi8-r' };
    expect(textContent(parseXml(bytes, said).root)).not.toBe('Жук');
    expect(textContent(parseXml(Buffer.concat([Buffer.from('\ufeff'), bytes]), said).root)).toBe('Жук');
  });

  it('unfolds what is declared as text, and HTML names where no declaration says else', () => {
    const document = read(
      '<!DOCTYPE a [<!ENTITY inst "Institute of &#x141;ódź"><!ENTITY unused SYSTEM "file:///x">]><a>&inst;&nbsp;&alpha;</a>',
    );
    expect(textContent(document.root)).toBe('Institute of Łódź\u00a0α');
  });

  it.each([
    ['&constructor;', 'input.damaged', ''],
    ['&c;', 'input.entities', '<!ENTITY a "ha"><!ENTITY c "&a;&a;&a;">'],
    ['&x;', 'input.entities', '<!ENTITY x SYSTEM "file:///etc/hostname">'],
    ['&x;', 'input.entities', '<!ENTITY x PUBLIC "p" "http://localhost/x">'],
    ['&x;'.repeat(50), 'input.entities', `<!ENTITY x "${'y'.repeat(100_000)}">`],
    ['<b>', 'input.damaged', ''],
    ['<b/>'.replace('/', '').repeat(10_000), 'input.too-deep', ''],
  ])('refuses %.20s as %s', (body, code, subset) => {
    expect(() => read(`<!DOCTYPE a [${subset}]><a>${body}</a>`)).toThrowError(
      expect.objectContaining({ code, place: expect.objectContaining({ file: 'a.xml', line: 1 }) }),
    );
  });
});

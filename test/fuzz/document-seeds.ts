import { deflateSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { Header } from 'tar/header';
import { makePdf } from '../support/formats.ts';
import { makeTiff } from '../support/tiff.ts';

const sentence = 'In Minsk, Ana Diaz of Okafor Works Ltd paid $2-2.5 million on 3 May 2019.';
const bytes = (text: string) => Buffer.from(text);

/** Files whose objects are not packed, so that what is changed is what their reader reads. */
export const openPdfs: readonly Uint8Array[] = [
  makePdf(
    [
      [
        { text: 'Prices', x: 50, y: 560, size: 18, bold: true },
        { text: sentence.slice(0, 40), x: 50, y: 520 },
        { text: sentence.slice(40), x: 50, y: 507 },
        { text: '1', x: 120, y: 511, size: 6 },
        { text: '1 A note of Lagos.', x: 50, y: 40, size: 7 },
      ],
      { raw: 'q 1 0 0 1 0 0 cm BT /F0 9 Tf 14 TL 50 500 Td (Year) Tj T* [(20) -20 (19)] TJ ET Q' },
    ],
    { page: '/Rotate 90', catalogue: '/Lang (en)', info: '/Title (Prices) /CreationDate (D:20190503)' },
  ),
  makePdf([
    Array.from({ length: 12 }, (_, i) => ({ text: `${i} of ${sentence}`, x: 30, y: 560 - 14 * i, size: 8 })),
  ]),
];

export const articles: readonly Uint8Array[] = [
  bytes(`<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><article-meta><article-id pub-id-type="doi">10.5555/lake.7</article-id>
<title-group><article-title>Fish of <italic>Turkana</italic></article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>Ekal</surname><given-names>Lucy N.</given-names></name><xref ref-type="aff" rid="a"><sup>1</sup></xref></contrib><aff id="a"><label>1</label><country>Kenya</country></aff></contrib-group>
<pub-date pub-type="epub"><day>4</day><month>3</month><year>2019</year></pub-date><abstract><p>Catches fell.</p></abstract></article-meta></front>
<body><sec><label>1.</label><title>Catch</title><p>${sentence} <xref ref-type="bibr" rid="r1">[1]</xref></p><list><list-item><p>nets</p></list-item></list>
<table-wrap><label>Table 1</label><caption><title>Tonnes</title></caption><table><tr><th colspan="2">Year</th></tr><tr><td rowspan="2">2017</td><td>40</td></tr><tr><td>41</td></tr></table></table-wrap>
<p>where <inline-formula><mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>a</mml:mi></mml:math></inline-formula></p></sec></body>
<back><ref-list><ref id="r1"><element-citation><name><surname>Diaz</surname><given-names>A</given-names></name><year>2001</year><source>Lakes</source></element-citation></ref></ref-list><fn-group><fn><p>A note.</p></fn></fn-group></back></article>`),
];

export const editions: readonly Uint8Array[] = [
  bytes(`<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">Letters</title><author><persName><forename>Amal</forename> <surname>Said</surname></persName></author></titleStmt><publicationStmt><publisher>Gulf Press</publisher><date when="2011-04">April</date><idno type="ISBN">978-3-16-148410-0</idno></publicationStmt></fileDesc></teiHeader>
<text><front><titlePage><docTitle><titlePart>Letters</titlePart></docTitle></titlePage></front><body><pb n="1"/><fw>Letters</fw><div><head>I</head><opener><dateline>Sur, May 1820</dateline></opener><p>${sentence}<note place="foot" n="1">A dhow.</note> The <choice><sic>quene</sic><corr>queen</corr></choice> came<lb break="no"/>to <subst><del>a</del><add>b</add></subst>.</p>
<lg><l>First line</l><l>second</l></lg><list><label>1</label><item>salt</item></list><pb n="2"/><table><row><cell cols="2">dates</cell><cell>40 <unit>t</unit></cell></row></table></div></body></text></TEI>`),
];

const page = `<!DOCTYPE html><title>Ports</title><h1>Ports</h1><p>${sentence}</p>`;
const message = (coding: string, content: string) =>
  bytes(
    `From: <Saved by a browser>
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/css
Content-Location: https://example.org/a.css

p { color: red }
------b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: ${coding}
Content-Location: https://example.org/ports

${content}
------b--
`.replaceAll('\n', '\r\n'),
  );

/** Web archives, in both codings. */
export const webArchives: readonly Uint8Array[] = [
  message('quoted-printable', page.replaceAll('=', '=3D')),
  message('base64', bytes(page).toString('base64').replace(/.{60}/g, '$&\n')),
];

function tar(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([path, text]) => {
    const header = Buffer.alloc(512);
    new Header({ path, size: text.length, type: 'File', mode: 0o644, mtime: new Date(0) }).encode(header, 0);
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    body.write(text);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Archives of each kind, and one in another. */
export function archives(): Uint8Array[] {
  const inner = zipSync({ 'in/x.txt': strToU8(sentence), 'in/x.txt.meta.json': strToU8('{"date":"2019"}') });
  const backup = tar({ 'a/a.txt': sentence, 'a/b.html': page });
  return [
    inner,
    zipSync({ 'inner.zip': [inner, { level: 0 }], 'b.html': strToU8(page), 'c/d.tar': backup }),
    backup,
    gzipSync(backup),
    zipSync({ 'letter.txt.gz': gzipSync(sentence) }),
  ];
}

/** A page of TIFF that is packed in another way. */
function tiff(compression: number, pack: (pixels: Uint8Array) => Uint8Array): Uint8Array {
  const [width, height] = [24, 16];
  const made = Buffer.from(
    makeTiff([{ width, height, pixels: new Uint8Array(width * height * 4).fill(200) }]),
  );
  const body = pack(made.subarray(8 + 2 + 12 * 11 + 4));
  for (let entry = 10; entry < 10 + 12 * 11; entry += 12) {
    const tag = made.readUInt16LE(entry);
    if (tag === 259) made.writeUInt32LE(compression, entry + 8);
    if (tag === 279) made.writeUInt32LE(body.length, entry + 8);
  }
  return Buffer.concat([made.subarray(0, 8 + 2 + 12 * 11 + 4), body]);
}

/** Images as files hold them: TIFF of several pages and in each way of packing, PNG, a JPEG that says how it was held. */
export async function images(): Promise<Uint8Array[]> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(24, 16);
  const jpeg = canvas.toBuffer('image/jpeg');
  const exif = Buffer.from(
    'ffe10022457869660000' + '4d4d002a000000080001011200030000000100060000' + '00000000',
    'hex',
  );
  const pixels = new Uint8Array(24 * 16 * 4).fill(128);
  return [
    makeTiff([
      { width: 24, height: 16, pixels },
      { width: 24, height: 16, pixels, orientation: 6 },
    ]),
    tiff(8, (grey) => deflateSync(grey)),
    tiff(7, () => jpeg),
    canvas.toBuffer('image/png'),
    Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]),
  ];
}

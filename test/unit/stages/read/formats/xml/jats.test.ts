import { describe, expect, it } from 'vitest';
import { jats } from '../../../../../../src/stages/read/formats/jats/jats.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { markedLines } from '../../../../../support/lines.ts';

const article = (inner: string, attributes = '') =>
  `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS.dtd">
<article article-type="research-article" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</article>`;
const open = (inner: string, attributes = '') =>
  jats.open(Buffer.from(article(inner, attributes)), formatOptions('a.nxml'));
const linesOf = async (inner: string) => markedLines(await open(inner));

describe('an article', () => {
  it('has its title, authors, addresses and abstract, and no facts for machines', async () => {
    const front = `<front><journal-meta><journal-title>Lakes</journal-title><issn>1234-5679</issn></journal-meta>
      <article-meta><article-id pub-id-type="doi">10.5555/lake.7</article-id>
      <title-group><article-title>Fish of Lake <italic>Turkana</italic></article-title><subtitle>A survey</subtitle></title-group>
      <contrib-group><contrib contrib-type="author"><name><surname>Ekal</surname><given-names>Lucy N.</given-names></name>
      <role>Writing</role><xref ref-type="aff" rid="a1"><sup>1</sup></xref></contrib>
      <contrib contrib-type="author"><name name-style="eastern"><surname>Tanaka</surname><given-names>Yuki</given-names></name></contrib>
      <aff id="a1"><label>1</label><institution>Turkana University College</institution><country>Kenya</country></aff></contrib-group>
      <pub-date pub-type="collection"><year>2018</year></pub-date>
      <pub-date pub-type="epub"><day>4</day><month>3</month><year>2019</year></pub-date><volume>7</volume>
      <permissions><license><license-p>CC BY 4.0</license-p></license></permissions>
      <abstract><title>Abstract</title><p>Catches fell.</p></abstract>
      <kwd-group><kwd>tilapia</kwd><kwd>Nile perch</kwd></kwd-group></article-meta></front>`;
    expect(await linesOf(front)).toEqual([
      'heading1 Fish of Lake Turkana',
      'A survey',
      'Lucy N. Ekal, Tanaka Yuki',
      '1 Turkana University College, Kenya',
      'heading2 Abstract',
      'Catches fell.',
      'tilapia, Nile perch',
    ]);
    const { metadata } = await open(front, 'xml:lang="en"');
    expect(metadata).toEqual({
      title: 'Fish of Lake Turkana',
      creator: ['Lucy N. Ekal', 'Tanaka Yuki'],
      date: '2019-03-04',
      language: 'en',
      identifier: ['https://doi.org/10.5555/lake.7', 'urn:issn:1234-5679'],
      rights: 'CC BY 4.0',
    });
  });

  it('has sections with their numbers, lists, tables, figures and formulas', async () => {
    const body = `<body><sec><label>1.</label><title>Catch</title><p>Boats<break/>came.</p>
      <sec><title>Nets</title><list><list-item><p>gill nets</p></list-item><list-item><p>seines</p></list-item></list></sec></sec>
      <sec><label>2</label><title>Sums</title><table-wrap><label>Table 1</label><caption><title>Tonnes</title></caption>
      <table><thead><tr><th>Year</th><th>t</th></tr></thead><tbody><tr><td rowspan="2">2017</td><td>40</td></tr><tr><td>41</td></tr></tbody></table>
      <table-wrap-foot><fn><label>a</label><p>Estimate.</p></fn></table-wrap-foot></table-wrap>
      <fig><label>Fig. 2.</label><caption><p>The delta</p></caption><graphic xlink:href="x.png"/><alt-text>no</alt-text></fig>
      <p>where <inline-formula><alternatives><tex-math>\\alpha</tex-math><mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>a</mml:mi><mml:mo>=</mml:mo><mml:mn>2</mml:mn></mml:math></alternatives></inline-formula>.</p></sec></body>`;
    expect(await linesOf(body)).toEqual([
      'heading2 1. Catch',
      'Boats',
      'came.',
      'heading3 Nets',
      'list gill nets',
      'list seines',
      'heading2 2 Sums',
      'Table 1 Tonnes',
      'table Year\tt',
      'table 2017\t40',
      'table \t41',
      'footnote a Estimate.',
      'Fig. 2. The delta',
      'where a=2.',
    ]);
  });

  it('has references and notes as footnotes, their parts set apart', async () => {
    const back = `<back><ref-list><title>References</title>
      <ref id="r1"><label>1</label><element-citation><person-group><name><surname>Obel</surname><given-names>P</given-names></name></person-group><year>2001</year><article-title>Waters of Omo.</article-title><source>Basin</source></element-citation></ref>
      <ref id="r2"><mixed-citation><string-name><surname>Diaz</surname>, <given-names>R.</given-names></string-name> (1999). <source>Salt</source>.</mixed-citation></ref></ref-list>
      <fn-group><fn><label>*</label><p>Deceased.</p></fn></fn-group></back>`;
    expect(await linesOf(back)).toEqual([
      'heading2 References',
      'footnote 1 Obel P, 2001, Waters of Omo. Basin',
      'footnote Diaz, R. (1999). Salt.',
      'footnote * Deceased.',
    ]);
  });

  it('raises the signs of notes that touch a word, and no others', async () => {
    const { text, runs } = await open(
      '<body><p>Lodwar<xref ref-type="bibr" rid="r3">3</xref> and Table <xref ref-type="table" rid="t1">1</xref> of [<xref ref-type="bibr" rid="r4">4</xref>], 5<sup>th</sup></p></body>',
    );
    const raised = runs
      .filter(({ script }) => script === 'super')
      .map(({ start, end }) => text.slice(start, end));
    expect(text).toBe('Lodwar3 and Table 1 of [4], 5th');
    expect(raised).toEqual(['3', 'th']);
  });

  it('leads back to the bytes of each word', async () => {
    const inner = '<body><p>Ngũgĩ &amp; <bold>Kakuma</bold></p></body>';
    const bytes = Buffer.from(article(inner));
    const { text, runs } = await open(inner);
    for (const { start, end, sourceStart, sourceEnd } of runs)
      if (sourceStart !== undefined)
        expect(bytes.subarray(sourceStart, sourceEnd).toString()).toBe(text.slice(start, end));
    expect(runs.some(({ start, end }) => text.slice(start, end) === 'Kakuma')).toBe(true);
  });
});

describe('what an article is told by', () => {
  const sniff = (text: string) => jats.sniff(Buffer.from(text));

  it('is its root with what only JATS says', () => {
    expect(sniff(article('<front/>'))).toBe(true);
    expect(sniff('<!-- x --><article dtd-version="1.1"><body/></article>')).toBe(true);
    expect(sniff('<?xml version="1.0"?>\n<article><front><journal-meta/></front></article>')).toBe(true);
    expect(
      sniff('<!DOCTYPE book PUBLIC "-//NLM//DTD BITS Book v2.0//EN" "b.dtd" [<!ENTITY a "b>c">]><book/>'),
    ).toBe(true);
  });

  it('is not DocBook, a web page, or a word', () => {
    expect(
      sniff('<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>a</title></article>'),
    ).toBe(false);
    expect(
      sniff(
        '<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "d.dtd"><article><title/></article>',
      ),
    ).toBe(false);
    expect(sniff('<!DOCTYPE html><html><article><p>a</p></article></html>')).toBe(false);
    expect(sniff('The <article article-type="x"> element')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { metadataOf } from '../../../../../../src/stages/read/formats/html/metadata.ts';
import { parseHtml } from '../../../../../../src/stages/read/formats/markup/html.ts';

const said = (head: string, language = '') =>
  metadataOf(parseHtml(Buffer.from(`<html ${language}><head>${head}`), { name: 'a', maxDepth: 100 }).root);
const meta = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('');

describe('what a page says of itself', () => {
  it('in citation fields', () => {
    const fields = meta({
      citation_title: 'Dredging of ports',
      citation_publication_date: '2019/3/4',
      citation_doi: '10.1234/port.5',
      citation_isbn: '978-3-16-148410-0',
      citation_publisher: 'Quay Press',
      citation_language: 'pt_BR',
    });
    const authors = ['Silva, A.', 'Okoye, B.'].map((name) => meta({ citation_author: name })).join('');
    expect(said(`<title>Dredging - Quay</title>${fields}${authors}`)).toEqual({
      title: 'Dredging of ports',
      creator: ['Silva, A.', 'Okoye, B.'],
      date: '2019-03-04',
      language: 'pt-BR',
      publisher: 'Quay Press',
      identifier: ['https://doi.org/10.1234/port.5', 'urn:isbn:9783161484100'],
    });
  });

  it('in Dublin Core, OpenGraph and the document element', () => {
    expect(
      said(meta({ 'DC.title': 'A', 'DCTERMS.issued': '2020-05', 'dc.creator': 'Bo Chen' }), 'lang=de-ch'),
    ).toEqual({
      title: 'A',
      creator: ['Bo Chen'],
      date: '2020-05',
      language: 'de-CH',
    });
    const graph =
      '<meta property="og:title" content="A"><meta property="og:site_name" content="Daily"><meta property="article:published_time" content="2021-06-07T08:09:10Z"><meta property="article:author" content="https://example.org/b"><meta name=author content="Bo Chen"><link rel=canonical href="https://example.org/a"><meta property="og:url" content="https://example.org/a?x">';
    expect(said(`<title>A | Daily</title>${graph}`)).toEqual({
      title: 'A',
      creator: ['Bo Chen'],
      date: '2021-06-07',
      publisher: 'Daily',
      identifier: ['https://example.org/a'],
    });
  });

  it('in JSON-LD, of a publication and of nothing else', () => {
    const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
    const article = {
      '@type': 'NewsArticle',
      headline: 'Port opens',
      author: [{ '@type': 'Person', name: 'Bo Chen' }, 'Di Egan'],
      datePublished: '2022-01-02T03:04:05+01:00',
      publisher: { name: 'Daily' },
      inLanguage: 'en',
    };
    expect(said(data({ '@graph': [{ '@type': 'WebSite', name: 'x' }, article] }))).toEqual({
      title: 'Port opens',
      creator: ['Bo Chen', 'Di Egan'],
      date: '2022-01-02',
      language: 'en',
      publisher: 'Daily',
    });
    expect(
      said(`${data({ '@type': 'Organization', name: 'x' })}<script type="application/ld+json">{</script>`),
    ).toEqual({});
  });
});

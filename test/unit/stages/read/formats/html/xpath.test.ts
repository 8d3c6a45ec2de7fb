import { DOMParser } from 'linkedom';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { FormattedText } from '../../../../../../src/contract/format.ts';
import { html } from '../../../../../../src/stages/read/formats/html/html.ts';
import { formatOptions } from '../../../../../support/formats.ts';

/** What a tree of another library is to the paths. */
interface OtherNode {
  readonly nodeName: string;
  readonly childNodes?: ArrayLike<OtherNode>;
  /** Of parse5, and of the DOM. */
  readonly value?: string;
  readonly nodeValue?: string | null;
}

const isElement = ({ nodeName }: OtherNode) => !nodeName.startsWith('#') && nodeName !== 'html:doctype';

/** The one element at a path of steps `name[n]` or `*[n]`. */
function elementAt(document: OtherNode, path: string): OtherNode {
  let at = document;
  for (const [, name, number] of path.matchAll(/\/([\w*-]+)\[(\d+)\]/g)) {
    const children = Array.from(at.childNodes ?? []).filter(isElement);
    const named = children.filter(({ nodeName }) => name === '*' || nodeName.toLowerCase() === name);
    at = named[Number(number) - 1]!;
  }
  return at;
}

function textOf({ nodeName, childNodes, value, nodeValue }: OtherNode): string {
  if (nodeName === '#text') return value ?? nodeValue ?? '';
  return nodeName === '#comment'
    ? ''
    : Array.from(childNodes ?? [])
        .map(textOf)
        .join('');
}

function expectToLead({ text, runs }: FormattedText, document: OtherNode): void {
  expect(runs.length).toBeGreaterThan(5);
  for (const { start, end, element, elementStart } of runs) {
    const words = text.slice(start, end);
    const points = [...textOf(elementAt(document, element!))].slice(elementStart);
    expect(points.slice(0, [...words].length).join('')).toBe(words);
  }
}

const body = `<h1>Ports &amp; quays</h1><!-- a comment --><p>The 😀 port of <b>Lomé <i>in</i> Togo</b>, of 1968,
  and <a href="#x">more</a></p><p>again<br/>and again</p><svg xmlns="http://www.w3.org/2000/svg"><text>7</text><text>8</text></svg><p>last</p>`;

describe('the XPath of a run leads to its words in the tree of another library', () => {
  it('in HTML, with elements that nobody wrote', async () => {
    const page = `<title>x</title>${body}<table><tr><td>a<td>b<tr><td>c<td>d</table>`;
    const read = await html.open(Buffer.from(page), formatOptions('a.html'));
    expectToLead(read, parse(page) as unknown as OtherNode);
  });

  it('in XHTML', async () => {
    const page = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`;
    const read = await html.open(Buffer.from(page), formatOptions('a.xhtml'));
    const document = new DOMParser().parseFromString(page.replace('&amp;', '&#38;'), 'text/xml');
    expectToLead(read, document as unknown as OtherNode);
  });
});

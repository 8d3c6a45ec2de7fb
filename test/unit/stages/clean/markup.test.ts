import { describe, expect, it } from 'vitest';
import { cleanText, shownTexts, shownUrls } from '../../../support/clean.ts';

describe('Markdown and HTML', () => {
  it.each([
    ['the **Nord Bank** and *Ost Bank*', 'the Nord Bank and Ost Bank'],
    ['the ***Nord Bank***, _Ost_ and snake_case_name', 'the Nord Bank, Ost and snake_case_name'],
    ['a * b, 5 * 3 and note*', 'a * b, 5 * 3 and note*'],
    ['about \\$53 million \\& more', 'about $53 million & more'],
    ['by [Nord Bank](http://example.org/a) today', 'by Nord Bank today'],
    ['seen ![a map](map.png) here', 'seen a map here'],
    ['the <b>Nord</b> <span class="x">Bank</span>', 'the Nord Bank'],
    ['one<br/>two<p>three', 'one two three'],
    ['a <!-- note --> b', 'a b'],
    ['Nord &amp; Berg&nbsp;&quot;Plus&quot; &#8211; &eacute;', 'Nord & Berg "Plus" – é'],
    ['goals <...> in 3 < 4 > 2, AT&T; &unknown;', 'goals <...> in 3 < 4 > 2, AT&T; &unknown;'],
    ['# Nord Bank', 'Nord Bank'],
    ['> Nord Bank said so.', 'Nord Bank said so.'],
  ])('reads %j', (text, expected) => {
    expect(shownTexts(cleanText(text))).toEqual([expected]);
  });

  it('blocks a link whose text is its target', () => {
    expect(shownUrls(cleanText('at [www.example.org](http://www.example.org), they'))).toHaveLength(1);
  });

  it('gives each cell of a table a flow', () => {
    expect(shownTexts(cleanText('| Town | Firm |\n|---|:--|\n| Norden | Nord \\| Bank |'), 'table')).toEqual([
      'Town',
      'Firm',
      'Norden',
      'Nord | Bank',
    ]);
  });
});

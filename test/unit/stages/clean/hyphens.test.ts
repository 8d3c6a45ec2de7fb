import { describe, expect, it } from 'vitest';
import { cleanText, shownTexts } from '../../../support/clean.ts';

describe('line-end hyphens', () => {
  it.each([
    ['the cross-\nborder trade, cross-border', 'the cross-border trade, cross-border'],
    ['the inter-\nnational trade is international', 'the international trade is international'],
    ['a devel-\nopment of the road', 'a development of the road'],
    ['a develop-\nment to develop', 'a development to develop'],
    ['in 2016-\n2020 it grew', 'in 2016-2020 it grew'],
    ['the post-\nSoviet space', 'the post-Soviet space'],
    ['the Slovak-\nCzech border', 'the Slovak-Czech border'],
    ['a free\u00ad\ndom', 'a freedom'],
    ['a free\u00addom in Kaza\u200bkhstan', 'a freedom in Kazakhstan'],
    ['a free\u00ad dom, ភាសា\u200bខ្មែរ', 'a free\u00ad dom, ភាសា\u200bខ្មែរ'],
    ['he came - \nshe left', 'he came - she left'],
    ['the socio- \r\n economic plan', 'the socio-economic plan'],
  ])('reads %j', (text, expected) => {
    expect(shownTexts(cleanText(text))).toEqual([expected]);
  });

  it('decides by what the document prints elsewhere', () => {
    expect(shownTexts(cleanText('a re-\ncover of the sofa. We re-cover sofas.'))[0]).toContain(
      'a re-cover of',
    );
    expect(shownTexts(cleanText('to re-\ncover from it. They recover soon.'))[0]).toContain(
      'to recover from',
    );
  });
});

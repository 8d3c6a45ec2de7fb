import { describe, expect, it } from 'vitest';
import { cleanText, shownTexts } from '../../../support/clean.ts';

describe('spaces round marks', () => {
  it.each([
    ["Mr. Lind 's plan , he said , fell .", "Mr. Lind's plan, he said, fell."],
    ["`` It did n't rain , '' she said .", '"It didn\'t rain," she said.'],
    ['" We go , " said Anna . " Now ! "', '"We go," said Anna. "Now!"'],
    ['Acme -LRB- NYSE : ACM -RRB- rose $ 5 , or 3 % .', 'Acme (NYSE: ACM) rose $5, or 3%.'],
    ['Acme ( NYSE : ACM ) rose by HK$ 0.12 .', 'Acme (NYSE: ACM) rose by HK$0.12.'],
    ['1. Anna Berg ( U.S. ) 12.71 , Kim Lee ( Fiji ) 12.9', '1. Anna Berg (U.S.) 12.71, Kim Lee (Fiji) 12.9'],
    ['a note -lsb- sic -rsb- here', 'a note [sic] here'],
    ["the miners ' union , led by Mwale", "the miners' union, led by Mwale"],
    ['in mid - 1996 , the Tokyo - based firm', 'in mid-1996, the Tokyo-based firm'],
    ['in 1996 - 97 , or on 2008 - 04 - 13 , it rose', 'in 1996-97, or on 2008-04-13, it rose'],
    ['Al - Hayat , of London , said .', 'Al-Hayat, of London, said.'],
    ['at Rs . 770 , in St . Louis , he paid .', 'at Rs. 770, in St. Louis, he paid.'],
  ])('reads %j', (text, expected) => {
    expect(shownTexts(cleanText(text))).toEqual([expected]);
  });

  it.each([
    ['The old mill ; it stood there, by the river, and turned. Then it fell.'],
    ['Where is he ? He left, they said, for Rome, and came back.'],
    ['SOCCER - JAPAN GET LUCKY WIN, OMAN DRAW'],
    ['GENEVA - The talks, he said, go on.'],
    ['the U.S. - led force, he said, left - and in time.'],
  ])('leaves %j', (text) => {
    expect(shownTexts(cleanText(text))).toEqual([text]);
  });

  it('keeps a dash among spaced marks, and the dots of a leader', () => {
    expect(shownTexts(cleanText('SOCCER - JAPAN GET LUCKY WIN , OMAN DRAW .'))).toEqual([
      'SOCCER - JAPAN GET LUCKY WIN, OMAN DRAW.',
    ]);
    expect(shownTexts(cleanText('He paused . . . and left'))[0]).toContain('. . .');
  });

  it('leads back to slices of the source', () => {
    const text = 'Acme -LRB- NYSE : ACM -RRB- rose , said Lind .';
    const { view } = cleanText(text).flows[0]!;
    const at = view.text.indexOf('ACM');
    expect(text.slice(view.sourceStart(at), view.sourceEnd(at + 3))).toBe('ACM');
    const bracket = view.text.indexOf('(NYSE: ACM)');
    expect(text.slice(view.sourceStart(bracket), view.sourceEnd(bracket + 11))).toBe(
      '-LRB- NYSE : ACM -RRB-',
    );
  });
});

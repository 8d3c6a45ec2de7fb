import { describe, expect, it } from 'vitest';
import { findUrls } from '../../../../src/stages/clean/urls.ts';

const urls = (text: string) => findUrls(text).map(({ start, end }) => text.slice(start, end));

describe('findUrls', () => {
  it.each([
    ['See http://example.org/a. Then', ['http://example.org/a']],
    ['(see https://example.org/a_(b)) now', ['https://example.org/a_(b))']],
    [
      '<http://http://www.example.by/news.php?id=1.example.by/news.php?id=1>',
      ['http://http://www.example.by/news.php?id=1.example.by/news.php?id=1'],
    ],
    [
      'at www.example.com, or example.org/page, or a.lind@example.co.uk.',
      ['www.example.com', 'example.org/page', 'a.lind@example.co.uk'],
    ],
    [
      'URL: http://example.by/view/regional-media-should-\nnot-yield-6366/. Next',
      ['http://example.by/view/regional-media-should-\nnot-yield-6366/'],
    ],
    [
      'URL: http://example.by/view/vizit- delegatsii- 222392-2016/ Next',
      ['http://example.by/view/vizit- delegatsii- 222392-2016/'],
    ],
    [
      'URL: http://example.by/view/vizit delegatsii-v-minsk-222392-2016/ Next',
      ['http://example.by/view/vizit delegatsii-v-minsk-222392-2016/'],
    ],
    [
      'See History_of_Ghana, or _see_ the file annual_report_v2.txt. Name ____',
      ['History_of_Ghana', 'annual_report_v2.txt'],
    ],
    ['_Kia Orana_ said 112_Accra and x_1 and Name:_John _Bayanihan,_ and', []],
    ['<https://example.by/vstrecha- s gubernatorom> and', ['https://example.by/vstrecha- s gubernatorom']],
    [
      '[http://example.by/a- b-1](http://example.by/a-b-1) and',
      ['http://example.by/a- b-1](http://example.by/a-b-1)'],
    ],
    ['http: //example.org/a and http;//example.org/b', ['http: //example.org/a', 'http;//example.org/b']],
    ['http://example.org/a state of the art', ['http://example.org/a']],
    ['http://example.org/a/\nThe next', ['http://example.org/a/']],
    ['No. 4/5, and/or, 3://4, e.g./i.e., @home, a@b', []],
  ])('finds them in %j', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });
});

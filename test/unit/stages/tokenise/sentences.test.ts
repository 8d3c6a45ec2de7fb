import { describe, expect, it } from 'vitest';
import { sentences } from '../../../support/sentences.ts';

describe('sentences', () => {
  // each case: sentences joined by | make the text
  it.each([
    'The plan was signed by V. Novak and P.M. Hartmann in Riga.| It holds until 2030.',
    'Plant No. 6 grew by 3.5 percent, i.e. faster than others, e.g. No. 7.| Nobody knows why.',
    'He moved to the U.S. in May.| They left the U.S.| The law came later.',
    'He came home.| "Why now?" she asked.| He said nothing.',
    'They said, "We are done."| Then they left.',
    'The cost rose (by 4 percent).| Sales fell.',
    'It is a river of the law.|The next day they met.',
    'Capt. Thos. Hardwicke sailed with Wm. Penrose.| Jas. Calder stayed.',
    'Prof. Lind, Dr. Berg and Gen. Stone met on 4 Feb. in Oslo.| They agreed.',
    'Acme Inc. and Nord Co. Ltd. merged.| Shares rose.',
    'It was noted [17].| Later it was not.',
    'It was noted. [17]| Later it was not.',
    'Lind, A. Trade / A. Lind. - Oslo : Nord, 2016. - P. 45.| Berg, B. Ports.',
    'The town (c. 1230) grew.| It was c. 1500 a city.',
    'Really?!| Yes!| But no…| Well.',
    'What is it?| a test.',
    'They came at 5 p.m. on Monday.| They left at 6 p.m.| The rest stayed.',
    'He works for example.org.| She does not.',
    'It grew 2.5 times.| 13 plants opened.',
    'They lent $ 28. 9 million and 4. 5 percent of it was lost.| 12 paid.',
    // items of a list in one line, and numbers that count nothing
    'To do:| 1. Repair the dam.| 2. Pay the crews.| 3. Report.',
    'The clerk read| 1) Roads| 2) Bridges| 3) Schools and sat down.',
    'Agenda| • Opening| • Budget| • Closing',
    'They met in Room 1 (north) and 2 (south).',
    // letters and chats
    'Dear Mrs. Okafor,| We received the form.',
    'They paid, Anna said, and left.',
    'the tea was cold.| they brought another pot.| it was fine.',
    // hours, old numbers, missing spaces
    'The House met at 6 P.M.| Mr. Lind took the chair.',
    'The train left at 8 A.M. Monday.',
    'See Decree N°. 1026 of the Board.',
    'It joined in 1998.|The rest followed (in 2004).|They stayed.',
    'It rose to 4.5 at ASP.NET Ltd.| It fell.',
    'The shop opens at 9 a.m.| Tickets are sold at 9 a.m. Moscow time.| Trains run from 5 a.m. Monday.',
    'They met in Downing St.| They left for St. Ives.',
    'We grow rice, maize, etc.| Farmers sell it.',
    // footnotes, captions, numbers that are no items
    'The assembly passed the law.3| The king refused.',
    'He lived in Pisa. [citation needed]| Later he moved.',
    'Figure 2. The dam at Kariba.| It was built in 1959.',
    'Notes:| 1. Sales rose by a factor of 2.| However, prices fell.| 2. Ships.',
    'It cost 5 euros.| €10 was too much.',
    'Ana Reis (b. March 1931) wrote it.| She died in May.',
    'She sang in Encore! (1987) and left.',
    'The site is new.| wikiTravel is older.| kWh are units.',
    // a speaker breaks off; a dash that goes on
    'But it was never --| So you paid?| No, they -- I mean he -- did.',
    'GENEVA -- The talks opened.| The fee — four per cent — was paid.',
    // quotations
    'He wrote that "all is lost." (Moyo 1999, 45).| Nobody agreed.',
    '"Stop!" Anna cried.| "Why?" Ravi asked.| They went on.',
    '"Stop!"| Anna turned.',
    'They came . . . and went.| Then . . .| Nothing.',
  ])('%s', (marked) => {
    const expected = marked.split('|').map((part) => part.trim());
    expect(sentences(marked.replaceAll('|', ''))).toEqual(expected);
  });

  it('takes lowercase letters for sentence starts where the writer uses no capitals', () => {
    expect(sentences('max is here. call him. he waits.')).toEqual(['max is here.', 'call him.', 'he waits.']);
  });

  it('parts at blank lines and drawn lines', () => {
    expect(sentences('one\n\ntwo *** three')).toEqual(['one', 'two', '***', 'three']);
  });
});

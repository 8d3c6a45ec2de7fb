import { createPersonRecogniser } from '../../../../../../src/stages/tag/names/person/person.ts';
import { describePairs } from '../../../../../support/near-misses.ts';

/** Every form that the rules accept, with the nearest one that they reject. */
const pairs = describePairs(createPersonRecogniser(), [
  ['GPE', 'Lima'],
  ['GPE', 'Hungary'],
  ['GPE', 'Budapest'],
  ['GPE', 'Saratov'],
  ['DATE', 'May 2014'],
]);

pairs('initials', [
  ['The speaker V. Okonkwo opened the talks.', ['PERSON V. Okonkwo'], 'The U.S. Treasury opened the talks.'],
  [
    'They met George W. Harland in spring.',
    ['PERSON George W. Harland'],
    'They met vitamin W. Later they left.',
  ],
  [
    'Okonkwo, E.V. On the markets of the north.',
    ['PERSON Okonkwo, E.V.'],
    'Minister, E.V. On the markets of the north.',
  ],
  ['A paper by Harkovich P.M. was read.', ['PERSON Harkovich P.M.'], 'A paper by Lima P.M. was read.'],
]);

pairs('titles after titles', [
  ['They met President Tanver of the club.', ['PERSON Tanver'], 'They met President Tan Sri of the club.'],
  [
    'They met Deputy Tanver of the club.',
    ['PERSON Tanver'],
    'They met Deputy High Commissioner of the club.',
  ],
  ['They met Secretary Tanver there.', ['PERSON Tanver'], 'They met Secretary Datuk M there.'],
]);

pairs('given names', [
  ['They met Carmen Villareal in spring.', ['PERSON Carmen Villareal'], 'They met Carmen Street in spring.'],
  [
    'They met Anna-Maria von Holm in spring.',
    ['PERSON Anna-Maria von Holm'],
    'They met anna-maria von Holm in spring.',
  ],
  ['They met Ali Power in spring.', ['PERSON Ali Power'], 'They met the Ali Power company in spring.'],
  [
    'They met Mohammed bin Rashid in spring.',
    ['PERSON Mohammed bin Rashid'],
    'They met Mohammed bin there in spring.',
    ['PERSON Mohammed'],
  ],
  ['King Louis XIV built it.', ['PERSON Louis XIV'], 'Chapter Louis built it.'],
]);

pairs('given names cut short', [
  ['The deed of Wm. Penrose is lost.', ['PERSON Wm. Penrose'], 'The deed of Mt. Penrose is lost.'],
  ['The deed of Chas. H. Murdoch is lost.', ['PERSON Chas. H. Murdoch'], 'The deed of Chap. H. is lost.'],
]);

pairs('lines of capitals', [
  ['VISIT OF ANNA PETROVA TO THE NORTH', ['PERSON ANNA PETROVA'], 'VISIT OF ANNA TO THE NORTH'],
  ['SPEECH BY CARMEN VILLAREAL', ['PERSON CARMEN VILLAREAL'], 'SPEECH BY CARMEN STREET'],
  ['REPORT OF IBRAHIM OWUSU ON TRADE', ['PERSON IBRAHIM OWUSU'], 'REPORT OF APRIL OWUSU ON TRADE'],
  ['MEETING WITH IVAN LIMACHI', ['PERSON IVAN LIMACHI'], 'MEETING WITH IVAN COUNCIL'],
]);

pairs('initials before an office', [
  [
    'They met J. Dean Okonkwo there.',
    ['PERSON J. Dean'],
    'They met H.E. Dean Okonkwo there.',
    ['PERSON Dean Okonkwo'],
  ],
  [
    'A letter from H.E. Okonkwo came.',
    ['PERSON H.E. Okonkwo'],
    'A letter from H.E. Engineer Okonkwo came.',
    [],
  ],
]);

pairs('ships', [
  ['They saw M.V. Lagos there.', ['PERSON M.V. Lagos'], 'They saw the M.V. Lagos there.'],
  ['They saw H.M. Bellona there.', ['PERSON H.M. Bellona'], 'They saw H.M.S. Bellona there.'],
]);

pairs('surname first', [
  ['A visit by Wang Xiaoming began.', ['PERSON Wang Xiaoming'], 'A visit by Wang Market began.'],
  ['A visit by Park Jae-sung began.', ['PERSON Park Jae-sung'], 'A visit by Park Street began.'],
  ['A visit by Nguyen Van Thanh began.', ['PERSON Nguyen Van Thanh'], 'A visit by Nguyen Street began.'],
]);

pairs('offices', [
  ['President Akhmetov spoke.', ['PERSON Akhmetov'], 'President Hotel spoke.'],
  [
    'Talks with the Minister of Trade of Hungary Gergo Szabolcs went on.',
    ['PERSON Gergo Szabolcs'],
    'Talks with the Minister of Trade of Hungary Budapest went on.',
  ],
]);

pairs('citations', [
  ['As shown (Brandt 2014), it fell.', ['PERSON Brandt'], 'As shown (May 2014), it fell.'],
  [
    'As shown (Brandt, Holm & Grieg, 2016), it fell.',
    ['PERSON Brandt', 'PERSON Holm', 'PERSON Grieg'],
    'As shown (Brandt, Holm & Grieg), it fell.',
  ],
  [
    'As Lowe et al. say, and Polio and Gass 1997 and Brandt & Grieg (2016) show, it fell.',
    ['PERSON Lowe', 'PERSON Polio', 'PERSON Gass', 'PERSON Brandt', 'PERSON Grieg'],
    'As Lowe et al. say, and Lima and Hungary 1997 show, it fell.',
    ['PERSON Lowe'],
  ],
  ['As Holm et al. showed, it fell.', ['PERSON Holm'], 'As Lima et al. showed, it fell.'],
  [
    'Exports of timber to grow - Karpuk [Electronic resource]. - 2019.',
    ['PERSON Karpuk'],
    'Exports of timber to grow - Lima [Electronic resource]. - 2019.',
  ],
]);

pairs('the making of the name', [
  ['They met Harkovich there.', ['PERSON Harkovich'], 'They saw Saratov there.'],
  ['They met Odette Marsh there.', ['PERSON Odette Marsh'], 'They met the Odette Marsh there.'],
]);

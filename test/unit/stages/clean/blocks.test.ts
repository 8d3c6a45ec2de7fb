import { describe, expect, it } from 'vitest';
import { createCleaner } from '../../../../src/stages/clean/clean.ts';
import { ProfileBuilder } from '../../../../src/stages/read/profile.ts';
import { cleanText, passages, shownTexts } from '../../../support/clean.ts';

const prose = (n: number) =>
  `The ninth report of the river council, number ${n}, speaks of locks, of timber, and of all that was built in year ${n} of the`;

describe('passages', () => {
  it('knows watermarks in all their readings', () => {
    for (const line of [
      'FOR AUTHOR USE ONLY',
      'FORAUTHORUSEONLY',
      'FORAUTHORUSEOMIX',
      'F0R AUTHOR USE ONLY',
      'FOR AUTH0R USE 0NLY',
    ]) {
      expect(passages(cleanText(`One.\n\n${line}\n\nTwo.`)).map(([kind]) => kind)).toEqual([
        'paragraph',
        'furniture',
        'paragraph',
      ]);
    }
    expect(passages(cleanText('FOR SALE BY OWNER'))[0]![0]).toBe('heading');
  });

  it('takes a running title that breaks into sentences for furniture, with its page number and its misreadings', () => {
    const pages = [1, 2, 3, 4].map(
      (n) => `${prose(n)}\n\nRivers of the North${n === 3 ? ' 44' : ''}\n\nlong upper canal and of the port.`,
    );
    const chunk = cleanText(
      `${pages.join('\n\n')}\n\n${prose(5)}\n\nRivcrs of the Norlh\n\nlong upper canal.`,
    );
    expect(passages(chunk).filter(([kind]) => kind === 'furniture')).toHaveLength(5);
    expect(shownTexts(chunk)).toHaveLength(5);
  });

  it('remembers running titles from chunk to chunk', () => {
    const page = (n: number) => `${prose(n)}\n\nRivers of the North\n\nlong upper canal and of the port.\n\n`;
    const chunks = [page(1) + page(2), page(3)];
    const builder = new ProfileBuilder();
    for (const text of chunks) builder.add(text);
    const cleaner = createCleaner({}, builder.build('a.txt', 'text/plain'));
    let start = 0;
    const kinds = chunks.map((text, index) => {
      const chunk = cleaner.clean({ text, start, index });
      start += text.length;
      return chunk.passages.filter(({ kind }) => kind === 'furniture').length;
    });
    expect(kinds).toEqual([2, 1]);
  });

  it('keeps a title and a name that are only repeated', () => {
    const chunk = cleanText(
      'Rivers of the North\n\nAnna Lind\n\nAnna Lind\n\nRivers of the North\n\nAnna Lind\n\nIt begins here.',
    );
    expect(passages(chunk).map(([kind]) => kind)).not.toContain('furniture');
  });

  it.each(['28', '- 28 -', 'Page 28', '28 / 40', 'xiv'])('takes the page number %j out', (line) => {
    const chunk = cleanText(`${prose(1)}\n\n${line}\n\nlong upper canal.`);
    expect(passages(chunk).map(([kind]) => kind)).toEqual(['paragraph', 'furniture', 'paragraph']);
    expect(shownTexts(chunk)).toEqual([`${prose(1)} long upper canal.`]);
  });

  it.each(['2018', '1\n\n2\n\n3', 'I', 'Anna'])('keeps %j', (line) => {
    expect(passages(cleanText(`One two.\n\n${line}\n\nThree four.`)).map(([kind]) => kind)).not.toContain(
      'furniture',
    );
  });

  it('reads tables of contents with and without leaders', () => {
    const chunk = cleanText(
      'Table of contents\n\nThe towns of the river..... 2\n\nPorts and canals 8\n\nNorden: a town of three bridges . . . . 12\n\nThe towns of the river\n\nIn spring it rained.',
    );
    expect(shownTexts(chunk, 'contents')).toEqual([
      'The towns of the river',
      'Ports and canals',
      'Norden: a town of three bridges',
    ]);
    expect(passages(chunk).map(([kind]) => kind)).toEqual([
      'heading',
      'contents',
      'contents',
      'contents',
      'heading',
      'paragraph',
    ]);
  });

  it('takes neither a year after the contents nor columns of numbers for entries', () => {
    const chunk = cleanText('Contents\n\nPorts ..... 2\n\nLocks ..... 8\n\nThe flood of 1954\n\nIt rained.');
    expect(shownTexts(chunk)).toContain('The flood of 1954');
    const table = 'Norden\t1954\nOsten\t1955';
    expect(shownTexts(cleanText(table)).join('\n')).toBe(table);
  });

  it.each([
    '¹ Lind, A. Rivers [Electronic resource]. - 2018. - URL: <http://example.org/a>',
    '12 Lind, A. Rivers [Electronic resource]. - 2018.',
    '101 BUTB opens its doors [Electronic resource]. - 2018.',
    '112_Norden and its port [Electronic resource]. - 2018.',
    '121. The port of Norden [Electronic resource]. - 2018.',
    '21Lind: Norden has a port [Electronic resource]. - 2018.',
    '<sup>3</sup> "Norden has a port [Electronic resource]. - 2018.',
    '[4] Lind, A. Rivers // Ports. - Oslo, 2016. - P. 4.',
    '8 In the same place. P. 13.',
  ])('reads the footnote %j', (line) => {
    expect(passages(cleanText(`${prose(1)}\n\n${line}\n\nlong upper canal.`)).map(([kind]) => kind)).toEqual([
      'paragraph',
      'footnote',
      'paragraph',
    ]);
  });

  it.each([
    '12 Angry Men is a film that many people still like to watch.',
    '120 High Street, Norden, N2 9ED',
    '2018 was a good year for the port of Norden and its people.',
    '⁵One of the levers is a port, which costs a lot.',
    '1. Improve the port of Norden.',
  ])('takes %j for no footnote', (line) => {
    expect(passages(cleanText(`One two three.\n\n${line}\n\nFour.`)).map(([kind]) => kind)).not.toContain(
      'footnote',
    );
  });

  it('reads footnotes whose number stands on a line of its own', () => {
    const chunk = cleanText(
      'The towns of the river, as Lind1 shows, were slow to build locks and ports of the Coun-\n\n1\n    A. Lind, Locks (Oslo:\nNord, 1985), p. 12.\n\n14\n\nty of Norden.',
    );
    expect(passages(chunk).map(([kind]) => kind)).toEqual([
      'paragraph',
      'footnote',
      'furniture',
      'paragraph',
    ]);
    expect(shownTexts(chunk)).toEqual([
      'The towns of the river, as Lind shows, were slow to build locks and ports of the County of Norden.',
      'A. Lind, Locks (Oslo: Nord, 1985), p. 12.',
    ]);
  });

  it('joins a name that a page end cuts, but not a paragraph that begins anew', () => {
    const above =
      'The council met in spring. It spoke of locks, of timber, of fish, of the old road, of the new road, and of all that had been built in the four towns since the flood by firms such as Lind, Berg and the Minster of the';
    expect(
      shownTexts(cleanText(`${above}\n\nOld Harbour of Norden, which has since been closed for good.`)),
    ).toHaveLength(1);
    expect(
      shownTexts(cleanText(`${above}\n\nThe harbour of Norden has since been closed for good.`)),
    ).toHaveLength(2);
  });

  it('reads footnotes below a rule', () => {
    const chunk = cleanText(
      `${prose(1)} port.\n\n---\n\n3 See the report of the council.\n\n4 So did the towns.\n\nIt rained.`.replace(
        'port.',
        'port<sup>3</sup> of Norden<sup>4</sup>.',
      ),
    );
    expect(passages(chunk).map(([kind]) => kind)).toEqual([
      'paragraph',
      'furniture',
      'footnote',
      'footnote',
      'paragraph',
    ]);
  });

  it('marks a bibliography as citations up to the next heading', () => {
    const chunk = cleanText(
      '# References\n\nLind, A. (2010). Ports.\n\nBerg, B. (2012). Locks.\n\n# Thanks\n\nI thank Norden.',
    );
    expect(chunk.flows.map(({ citation }) => citation)).toEqual([false, true, true, false, false]);
  });

  it('keeps paragraphs apart that stand on lines of their own', () => {
    const text =
      'The first paragraph is short.\nThe second one is a little longer than the first one.\nThird.\nAnd here is the fourth and last paragraph of this text.';
    expect(shownTexts(cleanText(text))).toEqual(text.split('\n'));
  });

  describe('lines of a text that is wrapped here and there', () => {
    const short = [
      'MINUTES',
      '4.',
      'OPENING',
      'Present',
      'Apologies',
      '6.30pm',
      'Agenda',
      'Item 9',
      'Noted',
      'Carried',
      'Lost',
    ];
    const wrapped = [
      'The Mayor welcomed all who had come and thanked the wardens of the old Harbour',
      'Mission Hall for the loan of its rooms. The minutes of the former meeting were',
      'then read by Jonas Ekdal, who had taken them, and were found to be right by Berta',
      'Lindqvist and by all others. Nothing else was said of them.',
    ];

    it('are read on where the next word had no room', () => {
      const shown = shownTexts(cleanText(`${short.join('\n')}\n${wrapped.join('\n')}\n${short.join('\n')}`));
      expect(
        shown.some((words) => words.includes('Harbour Mission Hall') && words.includes('Berta Lindqvist')),
      ).toBe(true);
      expect(shown).toEqual(expect.arrayContaining(short.filter((line) => /^[A-Z]/.test(line))));
    });

    it('are not where names stand one to a line', () => {
      const names = [
        'Ms Ingrid Lindqvist of the Harbour Mission',
        'Mr Jonas Ekdal',
        'Dr Berta Moe of Upper Falls',
        'Sr Ines Prado',
        'Mr Per Aune',
      ];
      expect(shownTexts(cleanText(`${short.join('\n')}\n${names.join('\n')}`))).toEqual(
        expect.arrayContaining(names),
      );
    });

    it('are not where they stand in columns', () => {
      const rows = [
        'Timber and firewood of all kinds     1,200     1,340     1,390',
        'Fish, dried, salted or in brine      2,210     2,280     2,410',
        'Tools and machines for the fields      310       290       345',
        'Salt and other goods of the mines      440       450       470',
      ];
      const shown = shownTexts(cleanText(`${short.join('\n')}\n${rows.join('\n')}\n${short.join('\n')}`));
      expect(shown.some((words) => /firewood.*dried/.test(words))).toBe(false);
    });

    it('are read on to the bracket that closes', () => {
      const shown = shownTexts(
        cleanText(`${short.join('\n')}\n(See the case of Ekdal against\nMoe, heard in 1962)\nCosts reserved`),
      );
      expect(shown).toContain('(See the case of Ekdal against Moe, heard in 1962)');
      expect(shown).toContain('Costs reserved');
    });

    it('are not after a word alone', () => {
      expect(shownTexts(cleanText(`${short.join('\n')}\nVERSUS\nJonas Ekdal\nRespondent`))).toContain(
        'Jonas Ekdal',
      );
    });
  });

  it('keeps list items apart', () => {
    expect(
      shownTexts(cleanText('We need:\n- a port;\n- two locks;\n1) a bridge\n2) a road'), 'list'),
    ).toEqual(['a port;', 'two locks;', '1) a bridge', '2) a road']);
  });
});

describe('stuttered clauses', () => {
  it('leave the sentence and stay searchable', () => {
    const clause = 'on cooperation between the Chamber of Norden and the Port of Osten;';
    const chunk = cleanText(`They spoke ${clause} ${clause} ${clause} and on locks.`);
    expect(shownTexts(chunk)).toEqual([`They spoke ${clause} and on locks.`, clause, clause]);
  });

  it('are not made of short or different words', () => {
    const text =
      'It was very very good, and bit by bit, day by day, it was very very good to see that day by day.';
    expect(shownTexts(cleanText(text))).toEqual([text]);
  });
});

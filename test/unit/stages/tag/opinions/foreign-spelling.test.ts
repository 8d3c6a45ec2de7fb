import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { spelledAgain } from '../../../../../src/stages/tag/opinions/model/foreign-spelling.ts';
import { expectLinear } from '../../../../support/growth.ts';

/** What is added to a name that the text begins with. */
function added(text: string, name: string, type: Draft['type'] = 'PERSON'): string[] {
  const draft: Draft = { type, start: 0, end: name.length, confidence: 0.9 };
  return spelledAgain([draft], text)
    .filter((found) => found !== draft)
    .map((found) => `${found.type} ${text.slice(found.start, found.end)}`);
}

describe('a name in letters of another script', () => {
  it.each([
    ['Lin Qiaozhi', 'PERSON', '(林巧稚, 23 December 1901) was a doctor.', ['PERSON 林巧稚']],
    ['Umm Kulthum', 'PERSON', '(Arabic: أم كلثوم; born 1898) sang.', ['PERSON أم كلثوم']],
    ['Zaha Hadid', 'PERSON', 'DBE RA (Arabic: زها حديد Zahā Ḥadīd) built.', ['PERSON زها حديد']],
    ['Jerome', 'PERSON', '(Latin: Hieronymus; Greek: Ἱερώνυμος; died 420)', ['PERSON Ἱερώνυμος']],
    ['Vanadzor', 'GPE', '(Armenian: Վանաձոր) grew.', ['GPE Վանաձոր']],
    ['Kim Gu', 'PERSON', '(김구, 金九)', ['PERSON 김구', 'PERSON 金九']],
  ] as const)('%s', (name, type, rest, expected) => {
    expect(added(`${name} ${rest}`, name, type)).toEqual(expected);
  });

  it.each([
    ['Smith', '(σ = 2) says so.'],
    ['Sato', '(see below) wrote 佐藤 there.'],
    ['Nida', 'wrote (in Greek: λόγος) of it.'],
    ['Perez', '(Pérez; b. 1950) and others.'],
    ['Annan', '(5 р.) paid.'],
  ])('nothing after %s %s', (name, rest) => {
    expect(added(`${name} ${rest}`, name)).toEqual([]);
  });

  it('takes time in proportion to how many names a passage has', () =>
    expectLinear((size) => {
      const text = 'Sato (佐藤) '.repeat(size);
      const drafts = Array.from({ length: size }, (_, i): Draft => {
        const start = i * 10;
        return { type: 'PERSON', start, end: start + 4, confidence: 0.9 };
      });
      expect(spelledAgain(drafts, text)).toHaveLength(2 * size);
    }, 4000));
});

import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { peopleOfCast } from '../../../../../src/stages/tag/opinions/model/people/cast.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

const ordinary = new Set(['servant', 'first', 'officer', 'total', 'income', 'mark']);
const lists = {
  isOrdinary: (word: string) => ordinary.has(word.toLowerCase()),
  isPersonal: (word: string) => ['bea', 'florence'].includes(word.toLowerCase()),
};

/** The names of flows one after the other. */
function told(...lines: string[]): string[] {
  const marked = lines.map((line) => readMarked(line));
  const document = documentOf(marked.map(({ text }) => text).join('\n'));
  const names = marked.map(({ text }) => nameContextOf(createFlowContext(flowOf(text), document)));
  const drafts: readonly Draft[][] = marked.map((one) => [...one.drafts]);
  return peopleOfCast(drafts, names, document, lists).flatMap((own, i) => shown(marked[i]!.text, own));
}

describe('people of a play', () => {
  it('stand in capitals before what they say', () => {
    const lines = [
      'TORVIK.',
      'I do not know.',
      'RAGNA [softly.]',
      'You do.',
      'TORVIK.',
      'RAGNA (to [ORG? TORVIK]).',
    ];
    expect(told(...lines)).toEqual([
      'PERSON TORVIK',
      'PERSON RAGNA',
      'PERSON TORVIK',
      'PERSON RAGNA',
      'PERSON TORVIK',
    ]);
  });

  it('may speak in the same passage, with whole names, and be called like a word or a city', () => {
    expect(
      told('MARK: Who?', 'BEA DALVIK. Nobody.', 'MARK: Who?', 'BEA DALVIK.—Go.', 'BEA. I stay.'),
    ).toEqual(['PERSON MARK', 'PERSON BEA DALVIK', 'PERSON MARK', 'PERSON BEA DALVIK', 'PERSON BEA']);
  });

  it.each([
    [['SERVANT.', 'Yes.', 'FIRST OFFICER.', 'No.', 'SERVANT.', 'FIRST OFFICER.']],
    [['TORVIK.', 'Yes.', 'SERVANT.', 'TORVIK.', 'SERVANT.']],
    [['TORVIK', 'RAGNA', 'HEDLUN']],
    [['GDP: it rose.', 'IMF: it lent.', 'GDP: it fell.', 'IMF: it left.']],
    [['TORVIK rose 5', 'RAGNA fell 4', 'TORVIK rose 3', 'RAGNA fell 2']],
  ])('near miss: %s', (lines) => expect(told(...lines)).toEqual([]));

  it('leave what the model is sure of', () => {
    const lines = ['TORVIK.', 'RAGNA.', 'TORVIK.', '[GPE RAGNA].', 'in [GPE TORVIK FJORD]'];
    expect(told(...lines)).toContain('GPE TORVIK FJORD');
  });
});

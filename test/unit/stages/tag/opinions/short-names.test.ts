import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { shortNames } from '../../../../../src/stages/tag/opinions/model/short-names.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

/** The names of flows one after the other. */
function told(...lines: string[]): string[] {
  const marked = lines.map((line) => readMarked(line));
  const document = documentOf(marked.map(({ text }) => text).join('\n'));
  const names = marked.map(({ text }) => nameContextOf(createFlowContext(flowOf(text), document)));
  const drafts = marked.map((one) => one.drafts);
  return shortNames(drafts, names, document).flatMap((own, i) => shown(marked[i]!.text, own));
}

describe('short names in brackets', () => {
  it('are the body before them, wherever they stand', () => {
    expect(told('The [ORG Graft Board] (GBX) met.', 'the [LAW? GBX] left; GBX said')).toEqual([
      'ORG Graft Board',
      'ORG GBX',
      'ORG GBX',
      'ORG GBX',
    ]);
  });

  it('are people where a document has several so', () => {
    const line = 'Present: [PERSON Glyn Low] ([ORG GL]), [PERSON Perry O’Rowe] ([ORG? POR])';
    expect(told(line, 'GL and POR left.')).toEqual([
      'PERSON Glyn Low',
      'ORG GL',
      'PERSON Perry O’Rowe',
      'PERSON POR',
      'PERSON GL',
      'PERSON POR',
    ]);
  });

  it('are parties behind people where the model is sure of some', () => {
    const line = '[PERSON Ida Low] ([ORG PDX]), [PERSON Bo Rowe] ([ORG MDX]), [PERSON Al Tam] (QRS)';
    expect(told(line)).toContain('ORG QRS');
  });

  it.each([
    ['a legal form', '[ORG Dexby Holdings] (PLC) met.', 'the PLC'],
    ['an office', '[PERSON Ida Low] (CEO) and [PERSON Bo Rowe] (CEO) met.', 'the CEO'],
    ['one person', '[PERSON Ida Low] (IL) met.', 'IL said'],
    ['a scorer', '[ORG Dexby United] (Henry) won.', 'Henry said'],
  ])('near miss: %s', (_, ...lines) => {
    expect(told(...lines).filter((name) => !/Low|Rowe|Dexby/.test(name))).toEqual([]);
  });

  it('leaves what the model is sure of', () => {
    expect(told('The [ORG Graft Board] (GBX) met.', 'in [GPE GBX]')).toContain('GPE GBX');
  });
});

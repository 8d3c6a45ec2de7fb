import { describe, expect, it } from 'vitest';
import { officeNextTo } from '../../../../../src/stages/resolve/people/office.ts';

/** The office of each person, marked with brackets. */
function offices(marked: string): (string | undefined)[] {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[[^\]]*\])/)) {
    const name = part.startsWith('[') ? part.slice(1, -1) : part;
    if (part.startsWith('[')) spans.push({ start: text.length, end: text.length + name.length });
    text += name;
  }
  return spans.map((span, i) =>
    officeNextTo(text, span, spans[i - 1]?.end ?? 0, spans[i + 1]?.start ?? text.length),
  );
}

describe('the office next to a name', () => {
  it.each<[string, (string | undefined)[]]>([
    ['President [Ruto] met', ['President']],
    [
      'the Minister of Foreign Affairs of Peru [Elena Quispe] signed',
      ['Minister of Foreign Affairs of Peru'],
    ],
    ['[Elena Quispe], Minister of Mines of Peru, signed', ['Minister of Mines of Peru']],
    ['Minister of Health of Zambia, [Grace Mwale], said', ['Minister of Health of Zambia']],
    ['It was opened by the Mayor of Cusco, [Luis Paz].', ['Mayor of Cusco']],
    ['In 2019, the Governor of the Bank of Ghana, [Kofi Addo], left', ['Governor of the Bank of Ghana']],
    ['the Speaker, [Inés Rojas], and the Premier, [Luis Paz], met', ['Speaker', 'Premier']],
    ['The Minister of Health of Zambia, [Grace Mwale] opened a clinic', ['Minister of Health of Zambia']],
    ['It rained. The deputy mayor of Łomża, [Jan Sowa] said so', ['Deputy mayor of Łomża']],
    ['On Monday the Governor of Bali, [Made Suta], came', ['Governor of Bali']],
    ['Last week the Rector, [Ana Vidal], resigned', ['Rector']],
    ['In 2019 the harbourmaster of Cork, [Niall Roche], retired', ['Harbourmaster of Cork']],
    ['Head of the United Nations Office [Aino Virtanen] came', ['Head of the United Nations Office']],
  ])('%s', (text, expected) => expect(offices(text)).toEqual(expected));

  it.each<[string, (string | undefined)[]]>([
    ['President [Ruto] and President [Museveni] talked', ['President', 'President']],
    ['President [William Ruto] met Prime Minister [Abiy Ahmed]', ['President', 'Prime Minister']],
    ['[Juan Soto], Bishop [Luis Paz] and Rabbi [David Klein] spoke', [undefined, 'Bishop', 'Rabbi']],
    ['[Juan Soto], Mayor of Cusco, [Luis Paz], Governor, spoke', ['Mayor of Cusco', 'Governor']],
    ['[Juan Soto], the Mayor of Cusco, [Luis Paz], and others', ['Mayor of Cusco', undefined]],
    ['[Juan Soto], Mayor of Cusco, and Governor [Luis Paz] spoke.', ['Mayor of Cusco', 'Governor']],
    [
      'the Minister of Trade of Peru [Elena Quispe] and the Minister of Trade of Chile [Inés Rojas] signed',
      ['Minister of Trade of Peru', 'Minister of Trade of Chile'],
    ],
  ])('never takes another person’s: %s', (text, expected) => expect(offices(text)).toEqual(expected));

  it.each([
    'The chairman congratulated [Ruth Odera]',
    'The head of the department thanked [Ruth Odera]',
    'The president names [Ruth Odera]',
    'After a talk with the President, [Ruth Odera], a nurse, left',
    'Asked about the chairman, [Ruth Odera], a nurse, was silent',
    'The council met the chairman, [Ruth Odera] and a nurse',
    'A letter went to the president, [Ruth Odera] says',
    '[Ruth Odera], whom the minister praised, left.',
    'The minister, [Ruth Odera] says, is ill',
    'The minister, [Ruth Odera] and a nurse met',
    'In a letter to the Governor of Bali, [Ruth Odera], a nurse, complained',
    'After the resignation of the mayor, [Ruth Odera], a nurse, ran',
    'They wrote to the mayor, [Ruth Odera] said later',
    'On Monday, angry with the mayor, [Ruth Odera] left',
  ])('none from a clause: %s', (text) => expect(offices(text)).toEqual([undefined]));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { View, ViewBuilder } from '../../../src/text/view.ts';

/** A source cut into parts, each kept, hidden or shown as something else. */
const scenario = fc.array(
  fc.record({
    text: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
    how: fc.constantFrom('keep', 'hide', 'space', 'long'),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The view, and for every position of it the source range that it must lead back to. */
function build(parts: readonly { text: string; how: string }[]) {
  const source = parts.map(({ text }) => text).join('');
  const builder = new ViewBuilder(source);
  const origins: { start: number; end: number }[] = [];
  let at = 0;
  for (const { text, how } of parts) {
    const end = at + text.length;
    const shown = how === 'keep' ? text : how === 'space' ? ' ' : how === 'long' ? `<${text}>` : '';
    if (how === 'keep') builder.keep(at, end);
    else if (shown !== '') builder.show(at, end, shown);
    for (let i = 0; i < shown.length; i++) {
      const oneToOne = shown.length === text.length;
      origins.push(oneToOne ? { start: at + i, end: at + i + 1 } : { start: at, end });
    }
    at = end;
  }
  return { view: builder.build(), origins };
}

describe('View', () => {
  it('shows a source as it stands', () => {
    const view = View.identity('Minsk and Brest', 10, 15);
    expect(view.text).toBe('Brest');
    expect(view.sourceSpans(0, 5)).toEqual([{ start: 10, end: 15 }]);
  });

  it('leads back over a hidden line-end hyphen', () => {
    const source = 'inter-\nnational trade';
    const view = new ViewBuilder(source).keep(0, 5).keep(7, source.length).build();
    expect(view.text).toBe('international trade');
    expect(view.sourceSpans(0, 13)).toEqual([{ start: 0, end: 15 }]);
    expect(source.slice(0, 15)).toBe('inter-\nnational');
  });

  it('gives a name cut by a page break as two parts', () => {
    const source = `Ministry of${'~'.repeat(40)} Education`;
    const view = new ViewBuilder(source).keep(0, 11).keep(51, source.length).build();
    expect(view.sourceSpans(0, view.text.length)).toEqual([
      { start: 0, end: 11 },
      { start: 51, end: 61 },
    ]);
  });

  it('an end never swallows what is hidden after it', () => {
    const source = 'media1 said';
    const view = new ViewBuilder(source).keep(0, 5).keep(6, 11).build();
    expect(view.sourceEnd(5)).toBe(5);
    expect(view.sourceStart(5)).toBe(6);
  });

  it('leads every position back to where it came from, whatever the order of the questions', () => {
    fc.assert(
      fc.property(scenario, fc.array(fc.nat()), (parts, questions) => {
        const { view, origins } = build(parts);
        expect(view.text.length).toBe(origins.length);
        for (const question of questions) {
          if (view.text.length === 0) return;
          const at = question % view.text.length;
          expect({ start: view.sourceStart(at), end: view.sourceEnd(at + 1) }).toEqual(origins[at]);
        }
      }),
    );
  });

  it('cuts a range into ordered parts that start and end where the range does', () => {
    fc.assert(
      fc.property(scenario, fc.nat(), fc.nat(), (parts, a, b) => {
        const { view } = build(parts);
        if (view.text.length === 0) return;
        const start = a % view.text.length;
        const end = start + 1 + (b % (view.text.length - start));
        const spans = view.sourceSpans(start, end, 2);
        expect(spans[0]!.start).toBe(view.sourceStart(start));
        expect(spans.at(-1)!.end).toBe(view.sourceEnd(end));
        for (const [i, span] of spans.entries()) {
          expect(span.end).toBeGreaterThan(span.start);
          if (i > 0) expect(span.start - spans[i - 1]!.end).toBeGreaterThan(2);
        }
      }),
    );
  });
});

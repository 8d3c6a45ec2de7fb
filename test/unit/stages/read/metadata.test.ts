import { describe, expect, it } from 'vitest';
import { frontMatter } from '../../../../src/stages/read/formats/markdown/front-matter.ts';
import { mergedMetadata, metadataOf, saidDirectly } from '../../../../src/stages/read/metadata.ts';
import { asEdtf } from '../../../../src/text/edtf.ts';

const read = (fields: Record<string, unknown>) => {
  const warnings: string[] = [];
  return { metadata: metadataOf(fields, ({ code }) => warnings.push(code)), warnings };
};

describe('metadata', () => {
  it('takes Dublin Core terms by their names, all else as own', () => {
    const { metadata, warnings } = read({
      author: 'A',
      lang: 'pt_br',
      date: '2019-03-14T10:00:00Z',
      tags: ['x'],
    });
    expect(metadata).toEqual({ creator: ['A'], language: 'pt-BR', date: '2019-03-14', own: { tags: ['x'] } });
    expect(warnings).toEqual([]);
  });

  it('leaves out what cannot be meant, and says so', () => {
    const { metadata, warnings } = read({
      date: '14.3.2019',
      language: 'a language',
      title: {},
      creator: [1, {}],
    });
    expect(metadata).toEqual({});
    expect(warnings).toEqual(['metadata.date', 'metadata.language', 'metadata.title', 'metadata.creator']);
  });

  it('checks what is given as a value, too', () => {
    const { metadata, warnings } = saidDirectly({ title: 'Tides', date: 'soon', own: { date: 'soon' } });
    expect(metadata).toEqual({ title: 'Tides', own: { date: 'soon' } });
    expect(warnings.map(({ code }) => code)).toEqual(['metadata.date']);
  });

  it('lets the later win, own fields one by one', () => {
    const merged = mergedMetadata([
      { title: 'a', own: { x: 1, y: 1 } },
      undefined,
      { title: 'b', own: { y: 2 } },
    ]);
    expect(merged).toEqual({ title: 'b', own: { x: 1, y: 2 } });
    expect(mergedMetadata([undefined, {}])).toBeUndefined();
  });

  it.each([
    ['---\ntitle: Tides\nauthor: [A, B]\n---\nText', { title: 'Tides', creator: ['A', 'B'] }],
    ['---\r\ndate: 2019-03\r\n...\r\nText', { date: '2019-03' }],
    // a drawn line with a sentence, and one that is not at the start
    ['---\nA sentence.\n---\n', undefined],
    ['\n---\ntitle: Tides\n---\n', undefined],
    ['---\ntitle: Tides\n', undefined],
  ])('reads front matter of %j', (text, expected) => {
    expect(frontMatter(text, () => {})).toEqual(expected);
  });

  it('warns of front matter that is no YAML, and does not unfold aliases without end', () => {
    const codes: string[] = [];
    const warn = ({ code }: { code: string }) => codes.push(code);
    expect(frontMatter('---\ntitle: [a\n---\n', warn)).toBeUndefined();
    const level = (n: number) =>
      `l${n}: &l${n} [${Array(9)
        .fill(`*l${n - 1}`)
        .join(', ')}]\n`;
    const laughs = `---\nl0: &l0 [ha]\n${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join('')}---\n`;
    expect(frontMatter(laughs, warn)).toBeUndefined();
    expect(codes).toEqual(['metadata.front-matter', 'metadata.front-matter']);
  });
});

describe('asEdtf', () => {
  it.each([
    '2019',
    '2019-03',
    '2019-03-14',
    '2018/2019',
    '2019~',
    '201X',
    '-0044-03-15',
    '2020-02-29',
  ])('takes %s', (date) => {
    expect(asEdtf(` ${date} `)).toBe(date);
  });
  it.each([
    '',
    'spring',
    '14.3.2019',
    '2019-13',
    '2019-02-29',
    '2019-04-31',
    '2019-00-10',
    '19',
    '2018/2019/2020',
  ])('refuses %j', (date) => {
    expect(asEdtf(date)).toBeUndefined();
  });
});

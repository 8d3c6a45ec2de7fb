import { describe, expect, it } from 'vitest';
import { rtf } from '../../../../../../src/stages/read/formats/rtf/rtf.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { wordsOfKind } from '../../../../../support/office.ts';

const open = (body: string, head = '\\ansi\\ansicpg1252', maxDepth = 1000) =>
  rtf.open(Buffer.from(`{\\rtf1${head} ${body}}`, 'latin1'), formatOptions('a.rtf', { maxDepth }));
const textOf = async (body: string, head?: string) => (await open(body, head)).text;

describe('the text of RTF', () => {
  it.each([
    ['words over line ends of the file', 'The port of Kis\r\nma\\b yo\\b0 .\\par', 'The port of Kismayo.'],
    ['paragraphs', 'A\\par\\par\nB\\\nC', 'A\n\nB\n\nC'],
    ['escaped signs', '\\{a\\}\\\\b', '{a}\\b'],
    ['spaces, tabs, line ends', 'A\\~B\\tab C\\line D', 'A\u00a0B\tC\nD'],
    ['hyphens', "G\\'e9\\-rard\\_Roy", 'Gérard-Roy'],
    ['dashes and quotation marks', '\\ldblquote A\\rdblquote \\emdash B\\rquote s', '“A”—B’s'],
    ['pictures, which have none', 'A{\\pict\\pngblip 89504e47}{\\*\\shppict{\\pict 00}}B', 'AB'],
    ['bytes of pictures', 'A{\\pict\\bin6 }}{{\\\\}B', 'AB'],
    ['unknown destinations', 'A{\\*\\unheard of}B', 'AB'],
    ['unknown words', 'A{\\unheard of}B', 'AofB'],
    ['bookmarks, index entries, comments', 'A{\\*\\bkmkstart b}{\\xe X}{\\*\\annotation no}B', 'AB'],
    ['hidden', 'A{\\v secret}\\v x\\v0 B', 'AB'],
    ['deleted and inserted', 'A{\\deleted old}{\\revised new}', 'Anew'],
    ['moved', '{\\mvf here }A {\\mvt here}', 'A here'],
    ['fields by their result', 'on {\\field{\\*\\fldinst { PAGE }}{\\fldrslt {12}}}.', 'on 12.'],
    ['both forms of a text once', "{\\upr{\\'80}{\\*\\ud{\\u8364?}}}", '€'],
    ['equations by what they look like', 'A{\\object{\\*\\objdata 00}{\\result B}}', 'AB'],
  ])('%s', async (_, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });

  it('ends with its last group', async () => {
    const read = await rtf.open(Buffer.from('{\\rtf1 A}trash{'), formatOptions('a.rtf'));
    expect(read.text).toBe('A');
    expect((await rtf.open(Buffer.from('{\\rtf1 A{\\b B'), formatOptions('a.rtf'))).text).toBe('AB');
  });
});

describe('characters', () => {
  const fonts =
    '{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204{\\*\\panose 02}Arial CYR;}{\\f2\\fcharset128 MS Mincho;}{\\f3\\fcharset2 Symbol;}{\\f4 Helvetica;}{\\f5\\fcharset238\\cpg1250 Arial CE;}}';

  it.each([
    ["\\'d0\\'ee\\'f1", '\\ansicpg1251', 'Рос'],
    ["\\'e8", '\\ansicpg1250', 'č'],
    ["\\'8e", '\\mac', 'é'],
    ["\\'82", '\\pc', 'é'],
    ["\\'82", '\\pca', 'é'],
    ["\\'e9", '\\ansicpg99999', 'é'],
    [`${fonts}\\f1 \\'cc\\'e8\\'f0\\plain \\'e9`, '\\ansicpg1252\\deff0', 'Мирé'],
    [`${fonts}\\f4 \\'e0`, '\\ansicpg1251', 'а'],
    [`${fonts}\\f5 \\'e8`, '\\ansicpg1252', 'č'],
    [`${fonts}\\f2 \\'93\\'fa\\'96\\'7b`, '', '日本'],
    [`${fonts}\\f2 \\'83A\\'83\\'93`, '', 'アン'],
    [`${fonts}\\f3 a\\'62`, '', 'αβ'],
    ["\\u321?\\'f3d\\u378?", '', 'Łódź'],
    ["\\uc2\\u8364\\'80\\'80\\uc0\\u8364 x", '', '€€x'],
    ['\\u-10179?\\u-8704?', '', '😀'],
    ['{\\uc0\\u233}\\u233?', '', 'éé'],
    ['\\u233{?}', '', 'é?'],
    ['a\xe9', '\\ansicpg1252', 'aé'],
  ])('%s under %s', async (body, head, expected) => {
    expect(await textOf(body, `\\ansi${head}`)).toBe(expected);
  });
});

describe('what paragraphs are', () => {
  it('headings by level, style and name', async () => {
    const styles =
      '{\\stylesheet{\\ql Normal;}{\\s1\\outlinelevel1 Nadpis;}{\\s2 heading 3;}{\\s3 toc 1;}{\\*\\cs10 Default;}{\\s4 heading home;}{\\s5 Title;}}';
    const read = await open(
      `${styles}\\pard\\s5 T\\par\\pard\\s1 Two\\par\\pard\\s2 Three\\par\\pard\\outlinelevel0 One\\par\\pard\\s3 Ports 12\\par\\pard\\s4 Near\\par\\pard Text\\par`,
    );
    const headings = read.runs.filter(({ kind }) => kind === 'heading');
    expect(headings.map(({ start, end, level }) => [read.text.slice(start, end), level])).toEqual([
      ['T', 1],
      ['Two', 2],
      ['Three', 3],
      ['One', 1],
    ]);
    expect(wordsOfKind(read, 'contents')).toEqual(['Ports 12']);
    expect(wordsOfKind(read, 'paragraph')).toEqual(['Near', 'Text']);
  });

  it('items of lists, without the marks that were written for others', async () => {
    const read = await open(
      "{\\listtext\\pard 1.\\tab}\\ls1 One\\par\\pard{\\pntext\\'B7\\tab}Two\\par\\pard Text\\par",
    );
    expect(read.text).toBe('One\n\nTwo\n\nText');
    expect(wordsOfKind(read, 'list')).toEqual(['One', 'Two']);
  });

  it('tables, tables in tables, and what stands after them', async () => {
    const rows =
      '\\trowd\\cellx1\\cellx2\\pard\\intbl Port\\cell Tonnes\\cell\\row\\trowd\\pard\\intbl Beira\\par quay\\cell\\cell\\row\\pard After\\par';
    const read = await open(`Above\\par${rows}`);
    expect(read.text).toBe('Above\n\nPort\tTonnes\nBeira quay\n\nAfter');
    expect(wordsOfKind(read, 'table')).toEqual(['Port', 'Tonnes', 'Beira', 'quay']);
    const nested =
      '\\trowd\\pard\\intbl Left\\cell\\pard\\intbl\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par no}\\pard\\intbl\\cell\\row\\pard After\\par';
    expect((await open(nested)).text).toBe('Left\n\na\tb\n\nAfter');
  });

  it('notes, text boxes, running heads', async () => {
    const note = '{\\super\\chftn}{\\footnote\\pard\\plain{\\super\\chftn}\\tab On Rhodes.}';
    const box =
      '{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt\\pard Box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext\\pard Box\\par}}}}';
    const old = '{\\*\\do\\dpx{\\dptxbxtext\\pard Old\\par}}';
    const head = '{\\header\\pard Annals\\par}{\\footerl\\pard 7\\par}{\\headerr\\pard Annals\\par}';
    const read = await open(`${head}Kos${note} to${box}o.${old}\\par End\\par`);
    expect(read.text).toBe('Kos¹ too.\n\n¹ On Rhodes.\n\nBox\n\nOld\n\nEnd\n\nAnnals\n\n7');
    expect(wordsOfKind(read, 'footnote')).toEqual(['¹', 'On Rhodes.']);
    expect(wordsOfKind(read, 'furniture')).toEqual(['Annals', '7']);
    expect(read.runs.filter(({ script }) => script === 'super')).toHaveLength(2);
  });
});

it('leads back to the bytes, where they are the characters', async () => {
  const head = '\\ansi';
  const body =
    'Lom\\\'e9 and Cot\nonou {\\field{\\*\\fldinst HYPERLINK "http://example.org"}{\\fldrslt here}}';
  const bytes = Buffer.from(`{\\rtf1${head} ${body}}`, 'latin1');
  const { text, runs } = await open(body, head);
  const seen = runs.map(({ start, end, sourceStart, sourceEnd }) => [
    text.slice(start, end),
    sourceStart === undefined ? undefined : bytes.toString('latin1', sourceStart, sourceEnd),
  ]);
  expect(seen).toEqual([
    ['Lom', 'Lom'],
    ['é', undefined],
    ['and Cot', 'and Cot'],
    ['onou', 'onou'],
    ['here', 'here'],
  ]);
  expect(runs.at(-1)?.href).toBe('http://example.org');
});

it('reads what the file says of itself', async () => {
  const info =
    "{\\info{\\title Ports of the Gulf}{\\author A. Mens\\'e0h}{\\operator someone}{\\creatim\\yr2019\\mo3\\dy4\\hr10}{\\revtim\\yr2022\\mo1\\dy1}}";
  expect((await open(`${info}A`)).metadata).toEqual({
    title: 'Ports of the Gulf',
    creator: ['A. Mensàh'],
    date: '2019-03-04',
  });
});

it('names what is no RTF, or nested without end', async () => {
  await expect(rtf.open(Buffer.from('text'), formatOptions('a.rtf'))).rejects.toMatchObject({
    code: 'input.damaged',
  });
  await expect(open('{'.repeat(60), '', 50)).rejects.toMatchObject({ code: 'input.too-deep' });
  expect(rtf.sniff(Buffer.from('{\\rtf1'))).toBe(true);
  expect(rtf.sniff(Buffer.from('As {\\rtf1 shows'))).toBe(false);
});

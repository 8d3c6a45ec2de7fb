import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codePointIndex } from '../../../../src/records/audit/align/code-points.ts';
import { readGold } from '../../../../src/records/audit/gold.ts';
import { anyCharacter } from '../../../support/any-text.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onomast-gold-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(id: string, text: string, mentions: unknown) {
  await writeFile(path.join(folder, `${id}.txt`), text);
  await writeFile(path.join(folder, `${id}.json`), JSON.stringify({ mentions }));
}

describe('readGold', () => {
  it('reads pairs in the order of their ids, mentions in the order of the text, in code points', async () => {
    await put('b', '\uFEFF𝔸 from Riga to Oslo', [
      { start: 15, end: 19, type: 'GPE', text: 'Oslo', value: 'NO/Oslo' },
      { start: 7, end: 11, type: 'GPE', text: 'Riga' },
    ]);
    await put('a', 'Nothing here.', []);
    const documents = await readGold(folder);
    expect(documents.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(documents[1]!.mentions).toEqual([
      { start: 7, end: 11, type: 'GPE', text: 'Riga', value: '' },
      { start: 15, end: 19, type: 'GPE', text: 'Oslo', value: 'NO/Oslo' },
    ]);
  });

  it('names the mention whose text is not what stands there', async () => {
    await put('a', 'from Riga', [{ start: 4, end: 9, type: 'GPE', text: 'Riga', value: '' }]);
    await expect(readGold(folder)).rejects.toThrow(
      /a\.json, \/mentions\/0: \[4, 9\) reads " Riga", not "Riga"/,
    );
  });

  it('refuses ranges outside the text and malformed mentions', async () => {
    await put('a', 'from Riga', [{ start: 5, end: 10, type: 'GPE', text: 'Riga', value: '' }]);
    await expect(readGold(folder)).rejects.toThrow(/no range of a text of 9 code points/);
    await put('a', 'from Riga', [{ start: '5', end: 9, type: 'GPE' }]);
    await expect(readGold(folder)).rejects.toThrow(/whole numbers/);
    await put('a', 'from Riga', null);
    await expect(readGold(folder)).rejects.toThrow(/mentions: it is not an array/);
  });

  it('says when there is none', async () => {
    await expect(readGold(folder)).rejects.toThrow(/no annotated text/);
    await expect(readGold(path.join(folder, 'none'))).rejects.toThrow(/no such file or folder/);
  });
});

describe('codePointIndex', () => {
  it('agrees with the string as an array of code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const points = [...text];
        const index = codePointIndex(text);
        expect(index.length).toBe(points.length);
        for (let i = 0; i <= points.length; i++) {
          expect(index.slice(0, i)).toBe(points.slice(0, i).join(''));
          expect(index.toPoints(index.toUnits(i))).toBe(i);
        }
      }),
    );
  });
});

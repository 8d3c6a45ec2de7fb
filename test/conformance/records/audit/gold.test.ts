import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../src/paths.ts';
import {
  goldFormat,
  goldFormatNames,
  loadGold,
  readAnyGold,
  writeGold,
} from '../../../../src/records/audit/formats/formats.ts';
import { type GoldDocument, readGold } from '../../../../src/records/audit/gold.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onomast-gold-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bare = (list: readonly GoldDocument[]) =>
  list.map(({ id, text, mentions }) => ({ id, text, mentions }));

describe.skipIf(!existsSync(path.join(dataFolder, 'gold/dev')))(
  'annotated excerpts (needs the outside data)',
  () => {
    it.each([
      ['train', 67],
      ['dev', 40],
      ['general', 56],
    ])('%s reads back exactly', async (set, count) => {
      expect(await readGold(path.join(dataFolder, 'gold', set))).toHaveLength(count);
    });

    it.each(goldFormatNames)('go through %s and back', async (name) => {
      const gold = await loadGold(path.join(dataFolder, 'gold/dev'));
      await writeGold(gold, folder, goldFormat(name));
      const back = await readAnyGold(folder);
      expect(back.mismatches).toEqual([]);
      const kept = goldFormat(name).holdsValues
        ? bare(gold)
        : bare(gold).map((document) => ({
            ...document,
            mentions: document.mentions.map((mention) => ({ ...mention, value: '' })),
          }));
      expect(bare(back.documents)).toEqual(kept);
    });
  },
);

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { packageRoot } from '../../../../paths.ts';
import { didYouMean } from '../../../../text/suggest.ts';

/** How sure the syllables of a word make it a company's name, `Gomelstroytrest`; 0 where they do not. */
export type Syllables = (word: string) => number;

const folder = path.join(packageRoot, 'data', 'regions');
const file = 'company-syllables.csv';

/**
 * The syllables of some regions, `data/regions/<region>/company-syllables.csv`; of none, where none is named.
 * @throws OnomastError `config.invalid` for a region without such a file
 */
export function syllablesOf(regions: readonly string[]): Syllables {
  const all = regions.map(ofRegion);
  return (word) => Math.max(0, ...all.map((syllables) => syllables(word)));
}

function ofRegion(region: string): Syllables {
  if (!existsSync(path.join(folder, region, file))) {
    const known = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, file)));
    const reason = `tag.company: no region ${JSON.stringify(region)}${didYouMean(region, known)}. Known: ${known.join(', ')}`;
    throw new OnomastError('config.invalid', reason);
  }
  const table = readDataTable<'role' | 'syllable'>(`regions/${region}/${file}`);
  const anyOf = (role: string) =>
    table
      .filter((row) => row.role === role)
      .map(({ syllable }) => syllable)
      .join('|');
  const ending = new RegExp(`[a-z](?:${anyOf('ending')})$`);
  const beginning = new RegExp(`^(?:${anyOf('beginning')})[a-z]+`);
  const state = new RegExp(`^(?:${anyOf('state')})[a-z]{6,}`);
  const place = new RegExp(`^(?:${anyOf('of-place')})`);
  const other = new RegExp(`(?:${anyOf('of-others')})$`);
  return (word) => {
    if (ending.test(word)) return beginning.test(word) ? 0.72 : word.length >= 9 ? 0.6 : 0;
    return state.test(word) && !place.test(word) && !other.test(word) ? 0.5 : 0;
  };
}

import { loadGold } from './formats/formats.ts';
import type { GoldDocument } from './gold-document.ts';

export type { GoldDocument, GoldMention } from './gold-document.ts';

/**
 * Reads gold in onomast's own format: `<id>.txt` next to `<id>.json`, the latter `{ "mentions": [{ start, end, type, text, value }] }`.
 * Every position is checked against the text.
 *
 * @param folder the folder with the pairs; not searched below
 * @returns the documents in the order of their ids
 * @throws OnomastError `audit.gold-invalid` naming every mention that does not agree; `usage.no-input` where there is no pair
 */
export function readGold(folder: string): Promise<GoldDocument[]> {
  return loadGold(folder, 'onomast');
}

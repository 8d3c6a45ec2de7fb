import { modelTypes } from '../model/labels.ts';

/** Names from which a model begins to be worth more than lists and rules: some forty texts of a thousand words. */
const enoughNames = 3000;
/** Examples from which a type is found more often than not. */
const enoughOfType = 100;

interface Annotated {
  readonly mentions: readonly { readonly type: string }[];
}

/**
 * What is little in the data of a training, as lines for whoever trains: with few examples a model learns them by heart, and its
 * confidence means nothing.
 * @param documents the annotated ones, without copies
 */
export function shortagesOf(documents: readonly Annotated[]): string[] {
  const counts = new Map<string, number>(modelTypes.map((type) => [type, 0]));
  for (const { mentions } of documents)
    for (const { type } of mentions) {
      const known = counts.get(type);
      if (known !== undefined) counts.set(type, known + 1);
    }
  const names = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lines: string[] = [];
  if (names < enoughNames)
    lines.push(
      `little data: ${names} names in ${documents.length} documents, where some ${enoughNames} are needed for a model that is better than lists and rules`,
    );
  const few = [...counts].filter(([, count]) => count < enoughOfType);
  if (few.length > 0)
    lines.push(
      `few examples, so these types will seldom be found: ${few.map(([type, count]) => `${type} ${count}`).join(', ')}`,
    );
  return lines;
}

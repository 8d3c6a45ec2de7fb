import { uuid } from '../../../client/uuid.ts';
import type { Correcting } from './decisions.ts';
import { anchorAt, passageAt } from './words.ts';

/** Characters of a passage that a decision can hold. */
const longest = 20_000;

/** Where the passages begin that somebody has read to their end. */
export function checkedStarts({ standing }: Correcting): number[] {
  return standing.decisions.flatMap(({ action, target }) => (action === 'checked' ? [target.start] : []));
}

/** Says that the passage at a place is read to its end, or takes that back. */
export function toggleChecked({ document, standing, decide }: Correcting, position: number): void {
  const passage = passageAt(document, position);
  if (passage === undefined) return;
  const { start, end, text } = passage;
  const known = standing.decisions.find(
    ({ action, target }) => action === 'checked' && target.start === start,
  );
  if (known !== undefined) decide({ id: uuid(), action: 'undo', of: known.id });
  else if (text !== '' && text.length <= longest)
    decide({
      id: uuid(),
      action: 'checked',
      document: document.path,
      sha256: document.sha256,
      target: anchorAt(document, start, end),
    });
}

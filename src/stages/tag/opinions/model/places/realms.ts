import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

const confidence = 0.65;
const certain = 0.9;
const seat = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/representative'))} for (?:the )?$`, 'iu'));
const throne = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/sovereign'))} of $`, 'iu'));
const body = lazily(
  () => new RegExp(`(?<!\\p{L})${anyOf(wordList('edges/body-of-members'))}(?!\\p{L})`, 'iu'),
);
/** `(Islamic Republic of)`, `(Federated States of)`, as the United Nations list their members. */
const kindOfState = lazily(
  () =>
    /^\s\((?:\p{L}[\p{L}'’]*\s){0,3}(?:republic|states?|kingdom|union|principality|commonwealth)\sof(?:\sthe)?\)/iu,
);
const endsInOf = /\sof(?:\sthe)?\)/i;

/**
 * What somebody is elected for or reigns over is a polity, whatever the model took its name for, and one whole:
 *
 *     the Member for [Gatundu North]; King of [Java]      places that govern
 *     [IRAN (ISLAMIC REPUBLIC OF)]                        one name
 *
 * Near misses: `Member for Finance`, `MP for the Labour Party`, `MP for the SNP`, `the mountains of Java`, `Iran (capital of)`.
 *
 * @param earlier what was proposed before the model: a body that a gazetteer knows stays one
 */
export function realms(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
): readonly Draft[] {
  let end = -1;
  return drafts.flatMap((draft) => {
    if (draft.start < end) return [];
    if (draft.type === 'GPE' || draft.type === 'LOC') {
      const after = text[draft.end + 1] === '(' ? text.slice(draft.end, draft.end + 60) : '';
      const bracket = endsInOf.test(after) ? kindOfState().exec(after) : null;
      if (bracket !== null) {
        end = draft.end + bracket[0].length;
        return [
          { type: 'GPE' as const, start: draft.start, end, confidence: Math.max(certain, draft.confidence) },
        ];
      }
    }
    if (!isRealm(draft, text, earlier)) return [draft];
    return [{ ...draft, type: 'GPE' as const, confidence: Math.max(confidence, draft.confidence) }];
  });
}

function isRealm({ type, start, end }: Draft, text: string, earlier: readonly Proposal[]): boolean {
  const before = text.slice(Math.max(0, start - 32), start);
  const isSeat = / for (?:the )?$/i.test(before);
  if (type === 'LOC')
    return (/ of $/i.test(before) && throne().test(before)) || (isSeat && seat().test(before));
  if (type !== 'ORG' && type !== 'FAC') return false;
  const name = text.slice(start, end);
  if (!isSeat || !seat().test(before) || !/\p{Ll}/u.test(name) || body().test(name)) return false;
  return !earlier.some(
    (known) =>
      known.stage === 'tag.gazetteer' && known.type === 'ORG' && known.start === start && known.end === end,
  );
}

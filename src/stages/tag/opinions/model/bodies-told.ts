import type { Draft } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../text/lazily.ts';
import type { NameContext } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { adjacent, Kind } from '../../names/engine/words.ts';
import type { WordsOfLists } from './places/in-row.ts';
import { Rewritten } from './rewritten.ts';
import { isCapitalBehind, nameEnd } from './unknown-names.ts';

/** Below, the model's opinion of the words counts for less than what they are called. */
const hesitant = 0.65;
const confidence = 0.65;

const kinds = wordList('surroundings/body-noun');
const bodiesOfOneWord = wordList('surroundings/body-of-one-word');
/** What a body does, after its name: `Treasury refused`, no `Treasury bonds`. */
const does = /^(?:ha[sd]|will|would|is|was|sa(?:ys|id)|(?!indeed)[a-z]{3,}ed)$/;
const partners = lazily(() => anyOf(wordList('surroundings/partners-of-firm')));
const profession = lazily(() => anyOf(wordList('surroundings/profession-of-firm')));
const word = String.raw`\p{Lu}[\p{L}'’-]+`;
/** `Ochanda Onguru & Company Advocates`, `Low, Rowe & Partners`, `Low & Rowe Solicitors`. */
const firm = lazily(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}&])(?!Messrs|The )(?:(?:${word}|\p{Lu}\.)(?:,? )){1,6}& (?:${partners()}(?: ${profession()})?|(?:${word} ){1,2}${profession()})(?![\p{L}-]| &)`,
      'gu',
    ),
);

/** Who was told something, or says so, with the article of its title: `told The [Dexby Standard]`. */
const paper = lazily(() => /(?<=\b(?:told|telling) The )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}(?=[ ,.;])/gu);
/** `Messrs [Aiken & Peat]`, `Messrs [Low, Rowe and Partners]`. */
const partnersAlone = lazily(
  () =>
    new RegExp(
      String.raw`(?<=\bMessrs\.? )${word}(?:, (?:[Vv]an (?:der )?|de )?${word}){0,3} (?:& ${word}|and ${partners()})(?![\p{L}-]| &|,? and )`,
      'gu',
    ),
);
const lawFirm = lazily(() => /^ (?:law|audit) firm\b/);

/**
 * Bodies whose names no list has, told by the word before them or by how partners call their firm, where the model saw nothing, a part,
 * or hesitated:
 *
 *     the survivors’ organization [Ibuka]; her label [Glitterbeat]; the newspaper [Prothom Tambe]
 *     Messrs. [Orvil Tambe & Company Advocates]; [Low, Rowe & Partners]; Messrs [Low & Rowe]; [Leigh Rowe] law firm
 *     told The [Dexby Standard]
 *     [Treasury] refused to comment
 *
 * Near misses: `the party Monday`, `the group Holdings`, a name that the model is sure of, `bread & Company policy`, `Treasury bonds rose`.
 *
 * @param drafts in order
 */
export function bodiesTold(
  drafts: readonly Draft[],
  names: NameContext,
  lists: WordsOfLists,
): readonly Draft[] {
  const { words, lower } = names;
  const rewritten = new Rewritten(drafts);
  for (let i = 0; i < words.count; i++) {
    if (isBodyAtHead(names, i)) {
      rewritten.put({ type: 'ORG', start: words.start[i]!, end: words.end[i]!, confidence }, () => true);
      continue;
    }
    if (i === 0) continue;
    if ((words.kind[i]! & Kind.capital) === 0 || !kinds.has(lower[i - 1]!)) continue;
    if ((words.kind[i - 1]! & Kind.capital) !== 0 || !adjacent(words, i - 1) || words.sentenceStart[i] === 1)
      continue;
    const end = nameEnd(names, i, lists);
    if (end === i || isCapitalBehind(names, end)) continue;
    const span = { start: words.start[i]!, end: words.end[end - 1]! };
    rewritten.put({ type: 'ORG', ...span, confidence }, (own) =>
      own.type === 'ORG' ? own.confidence >= confidence : own.confidence >= hesitant,
    );
  }
  return papers(firms(rewritten.drafts(), names.flow.view.text), names.flow.view.text);
}

/** `Treasury refused to comment`: a sentence's first word has its capital anyway, so what the body does must tell it. */
function isBodyAtHead({ words, lower }: NameContext, i: number): boolean {
  if (words.sentenceStart[i] !== 1 || !bodiesOfOneWord.has(words.text[i]!)) return false;
  return i + 1 < words.count && adjacent(words, i) && does.test(lower[i + 1]!);
}

function firms(drafts: readonly Draft[], text: string): readonly Draft[] {
  const named = text.includes(' firm')
    ? drafts.map((draft) =>
        draft.type === 'PERSON' && lawFirm().test(text.slice(draft.end, draft.end + 12))
          ? { ...draft, type: 'ORG' as const }
          : draft,
      )
    : drafts;
  const found = text.includes(' & ') ? [...text.matchAll(firm())] : [];
  if (text.includes('Messrs')) found.push(...text.matchAll(partnersAlone()));
  return withBodies(named, found, (own, isWhole) => isWhole && own.type === 'ORG');
}

const papers = (drafts: readonly Draft[], text: string): readonly Draft[] =>
  text.includes(' The ')
    ? withBodies(
        drafts,
        [...text.matchAll(paper())],
        (own) => own.type === 'ORG' || own.confidence >= hesitant,
      )
    : drafts;

function withBodies(
  drafts: readonly Draft[],
  found: readonly RegExpExecArray[],
  stands: (draft: Draft, isWhole: boolean) => boolean,
): readonly Draft[] {
  const rewritten = new Rewritten(drafts);
  for (const { index, 0: whole } of [...found].sort((a, b) => a.index - b.index))
    rewritten.put({ type: 'ORG', start: index, end: index + whole.length, confidence }, stands);
  return rewritten.drafts();
}

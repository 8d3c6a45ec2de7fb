import { codePointIndex } from '../align/code-points.ts';
import type { PassageItem, Sample, SampledMention } from '../sample/sample.ts';
import type { Judgements } from './judgements.ts';

/** Something to ask: a mention, or what a passage lacks. */
export type Question =
  | {
      kind: 'mention';
      item: string;
      mention?: number;
      shown: SampledMention;
      text: string;
      textStart: number;
      document: string;
    }
  | { kind: 'passage'; item: string; passage: PassageItem };

/** What is asked of a sample, in its order: mentions, then of each passage its mentions and what it lacks. */
export function questionsOf({ items }: Sample): Question[] {
  return items.flatMap((item): Question[] => {
    if (item.kind === 'mention') {
      const text = item.before + item.text + item.after;
      const textStart = item.start - codePointIndex(item.before).length;
      return [{ kind: 'mention', item: item.id, shown: item, text, textStart, document: item.document }];
    }
    return [
      ...item.mentions.map(
        (shown, mention): Question => ({
          kind: 'mention',
          item: item.id,
          mention,
          shown,
          text: item.text,
          textStart: item.start,
          document: item.document,
        }),
      ),
      { kind: 'passage', item: item.id, passage: item },
    ];
  });
}

/** Whether a judge has answered a question. */
export function isAnswered(question: Question, judgements: Judgements): boolean {
  return question.kind === 'passage'
    ? judgements.passage(question.item) !== undefined
    : judgements.mention(question.item, question.mention) !== undefined;
}

/** The last question before another that was answered, for undo. */
export function lastAnswered(
  questions: readonly Question[],
  before: number,
  judgements: Judgements,
): number | undefined {
  for (let i = before - 1; i >= 0; i--) if (isAnswered(questions[i]!, judgements)) return i;
  return undefined;
}

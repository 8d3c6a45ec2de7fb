import type { MentionJudgement, PassageJudgement } from '../../../../../records/audit/judge/judgements.ts';
import type { Question } from '../../../../../records/audit/judge/questions.ts';
import type { Estimate } from '../../../../../records/audit/sample/estimate.ts';

export type Answer = MentionJudgement | PassageJudgement;
export type { Question };

/** All questions of a sample, and what this judge said of each. */
export interface SampleAnswer {
  readonly questions: readonly Question[];
  readonly answers: readonly (Answer | null)[];
}

/** The live panel's figures. */
export interface EstimateAnswer extends Estimate {
  readonly advice: string;
  /** Judgements still needed for the margin. */
  readonly more: number;
  readonly margin: number;
}

export interface SampleLine {
  readonly name: string;
  readonly mentions: number;
  readonly passages: number;
  readonly judges: readonly { name: string; judged: number }[];
}

/** A judgement or its undoing as a line, for the server and for this page. */
export function applyLine(
  questions: readonly Question[],
  answers: readonly (Answer | null)[],
  line: { item: string; mention?: number; undone?: boolean; passage?: boolean; missed?: unknown },
): (Answer | null)[] {
  const isPassage = line.missed !== undefined || line.passage === true;
  return answers.map((answer, i) => {
    const question = questions[i]!;
    const same =
      question.item === line.item &&
      (question.kind === 'passage') === isPassage &&
      (question.kind === 'passage' || question.mention === line.mention);
    if (!same) return answer;
    return line.undone === true ? null : (line as Answer);
  });
}

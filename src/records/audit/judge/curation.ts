import type { JudgedSample } from '../sample/sample-files.ts';
import { Judgements, type MentionJudgement, type PassageJudgement } from './judgements.ts';
import { type Question, questionsOf } from './questions.ts';

/** Judge under whose name third decisions are kept. */
export const curator = 'curated';

/** What judges said of one question. */
export interface Opinion {
  readonly judge: string;
  readonly answer: MentionJudgement | PassageJudgement;
}

/** A question that judges answered differently. */
export interface Disagreement {
  readonly question: Question;
  readonly opinions: readonly Opinion[];
  /** The third decision, where it was made. */
  readonly decided: MentionJudgement | PassageJudgement | undefined;
}

function answerOf(question: Question, judge: Judgements): MentionJudgement | PassageJudgement | undefined {
  return question.kind === 'passage'
    ? judge.passage(question.item)
    : judge.mention(question.item, question.mention);
}

/** What an answer says, without what does not matter to agreement: the order of missed mentions. */
function meaningOf(answer: MentionJudgement | PassageJudgement): string {
  if ('missed' in answer) {
    const missed = answer.missed.map(({ start, end, type }) => `${start}-${end} ${type}`).sort();
    return answer.skip === true ? 'skip' : missed.join('; ');
  }
  const { verdict, type = '', start = '', end = '', value = '' } = answer;
  return [verdict, type, start, end, value].join(' ');
}

/** Questions that at least two judges answered, and not alike; a skip says nothing. */
export function disagreements({ sample, judges }: JudgedSample): Disagreement[] {
  const people = peopleOf(judges);
  const third = judges.find(({ judge }) => judge === curator);
  return questionsOf(sample).flatMap((question) => {
    const opinions = people.flatMap(({ judge }, i): Opinion[] => {
      const answer = answerOf(question, people[i]!);
      const skipped =
        answer === undefined ||
        ('skip' in answer ? answer.skip === true : 'verdict' in answer && answer.verdict === 'skip');
      return skipped ? [] : [{ judge, answer: answer! }];
    });
    const meanings = new Set(opinions.map(({ answer }) => meaningOf(answer)));
    if (meanings.size < 2) return [];
    return [{ question, opinions, decided: third === undefined ? undefined : answerOf(question, third) }];
  });
}

/** The judges that are people. */
export function peopleOf(judges: readonly Judgements[]): Judgements[] {
  return judges.filter(({ judge }) => judge !== curator);
}

/**
 * Whose judgements count: those of the judge named; without a name the curated ones where third decisions were made, else the first's.
 * @returns undefined where nothing is judged, or not by that judge
 */
export function chosenJudgements(judged: JudgedSample, name?: string): Judgements | undefined {
  const { judges } = judged;
  const hasThird = judges.some(({ judge }) => judge === curator);
  if (name === curator || (name === undefined && hasThird)) return curatedJudgements(judged);
  return name === undefined ? judges[0] : judges.find(({ judge }) => judge === name);
}

/** One set of judgements of several: what was decided in the end, else what all who answered say, else what the first said. */
export function curatedJudgements(judged: JudgedSample): Judgements {
  const people = peopleOf(judged.judges);
  const third = judged.judges.find(({ judge }) => judge === curator);
  const curated = new Judgements(curator);
  for (const question of questionsOf(judged.sample)) {
    const answer = [third, ...people]
      .map((judge) => (judge === undefined ? undefined : answerOf(question, judge)))
      .find((one) => one !== undefined);
    if (answer !== undefined) curated.add(answer);
  }
  return curated;
}

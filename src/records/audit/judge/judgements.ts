import type { GoldMention } from '../gold-document.ts';

/** What a judge can say of a mention. */
export const verdicts = ['right', 'type', 'span', 'value', 'link', 'nothing', 'skip'] as const;
/**
 * `right` in everything; wrong `type`, `span`, `value` or `link`; `nothing`: no mention at all; `skip`: the judge does not say.
 */
export type Verdict = (typeof verdicts)[number];

/** A judgement of a mention: of the item itself, or of one in a passage. */
export interface MentionJudgement {
  item: string;
  /** Index into the mentions of the passage; absent for a mention drawn by itself. */
  mention?: number;
  verdict: Verdict;
  /** What would be right, where the judge said so. */
  type?: string;
  start?: number;
  end?: number;
  text?: string;
  value?: string;
}

/** The judge has read the passage: these mentions were not found (or `skip`: does not say). */
export interface PassageJudgement {
  item: string;
  missed: GoldMention[];
  skip?: boolean;
}

/** Taken back. */
export interface Undone {
  item: string;
  mention?: number;
  /** The reading of the passage, not one of its mentions. */
  passage?: true;
  undone: true;
}

export type JudgementLine = MentionJudgement | PassageJudgement | Undone;

/** The judgements of one judge, as far as they stand. */
export class Judgements {
  readonly judge: string;
  readonly #mentions = new Map<string, MentionJudgement>();
  readonly #passages = new Map<string, PassageJudgement>();

  constructor(judge: string, lines: Iterable<JudgementLine> = []) {
    this.judge = judge;
    for (const line of lines) this.add(line);
  }

  /** Later lines replace earlier ones about the same. */
  add(line: JudgementLine): void {
    if ('undone' in line) {
      if (line.passage === true) this.#passages.delete(line.item);
      else this.#mentions.delete(keyOf(line.item, line.mention));
    } else if ('missed' in line) this.#passages.set(line.item, line);
    else this.#mentions.set(keyOf(line.item, line.mention), line);
  }

  mention(item: string, mention?: number): MentionJudgement | undefined {
    return this.#mentions.get(keyOf(item, mention));
  }

  passage(item: string): PassageJudgement | undefined {
    return this.#passages.get(item);
  }

  get size(): number {
    return this.#mentions.size + this.#passages.size;
  }
}

function keyOf(item: string, mention: number | undefined): string {
  return mention === undefined ? item : `${item}.${mention}`;
}

/** Whether span and type are right: a wrong value or link does not touch them. */
export function isStrictlyRight(verdict: Verdict): boolean {
  return verdict === 'right' || verdict === 'value' || verdict === 'link';
}

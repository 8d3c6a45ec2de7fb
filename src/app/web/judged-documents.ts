import { statSync } from 'node:fs';
import { chosenJudgements } from '../../records/audit/judge/curation.ts';
import { isStrictlyRight } from '../../records/audit/judge/judgements.ts';
import { questionsOf } from '../../records/audit/judge/questions.ts';
import type { Judged } from '../../records/store/reading/documents.ts';
import type { Samples } from './samples.ts';

/** What judges found of each document, over all samples; worked out again when a file of theirs changes. */
export class JudgedDocuments {
  readonly #samples: Samples;
  #state = '';
  #known: Record<string, Judged> = {};

  constructor(samples: Samples) {
    this.#samples = samples;
  }

  async all(): Promise<Readonly<Record<string, Judged>>> {
    const state = this.#samples
      .judgedFiles()
      .map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`)
      .join('\n');
    if (state !== this.#state) {
      this.#known = await this.#count();
      this.#state = state;
    }
    return this.#known;
  }

  async #count(): Promise<Record<string, Judged>> {
    const counts = new Map<string, { judged: number; right: number }>();
    const seen = new Set<string>();
    for (const { name } of await this.#samples.list()) {
      const judged = await this.#samples.read(name);
      const judgements = chosenJudgements(judged);
      if (judgements === undefined) continue;
      for (const question of questionsOf(judged.sample)) {
        if (question.kind === 'passage') continue;
        const verdict = judgements.mention(question.item, question.mention)?.verdict;
        const { document, shown } = question;
        const key = `${document} ${shown.start} ${shown.end}`;
        // A mention that stands in two samples counts once.
        if (verdict === undefined || verdict === 'skip' || seen.has(key)) continue;
        seen.add(key);
        const own = counts.get(document) ?? { judged: 0, right: 0 };
        own.judged++;
        if (isStrictlyRight(verdict)) own.right++;
        counts.set(document, own);
      }
    }
    return Object.fromEntries(counts);
  }
}

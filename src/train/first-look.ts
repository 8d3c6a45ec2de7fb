import { labelCount } from '../model/labels.ts';
import type { CorpusDocument } from './corpus.ts';
import type { FitOptions } from './fit-options.ts';
import { HeldOut } from './held-out.ts';
import type { Stretch } from './instances.ts';
import { partSources } from './sources.ts';
import { train } from './trainer.ts';
import type { Weights } from './weight-tables.ts';

/** Parts of the documents, each labelled by a first look that was taught the others: first labels as an unseen document would get them. */
export interface HeldOutParts {
  readonly parts: readonly HeldOut[];
  /** Part of each document, -1 for one that is in none. */
  readonly partOf: Int32Array;
}

/** The first look: what it is taught, and how it is fitted on some of it. */
export class FirstLook {
  /** Stretches of documents that count. */
  readonly used: readonly Stretch[];
  readonly #documents: readonly CorpusDocument[];
  readonly #weights: readonly number[];
  readonly #domainOf: readonly number[];
  readonly #keep: Uint8Array;
  readonly #sets: Uint8Array;
  readonly #options: FitOptions;

  constructor(
    documents: readonly CorpusDocument[],
    stretches: readonly Stretch[],
    { features, sets }: { readonly features: number; readonly sets: Uint8Array },
    options: FitOptions,
  ) {
    this.#documents = documents;
    this.#sets = sets;
    this.#options = options;
    this.#weights = documents.map((document) => options.weightOf(document));
    this.#domainOf = documents.map(({ domain }) => options.domains.indexOf(domain));
    this.used = stretches.filter(({ document }) => this.#weights[document]! > 0);
    const counts = new Uint32Array(features);
    for (const stretch of this.used) for (const f of stretch.features) counts[f]!++;
    this.#keep = Uint8Array.from(counts, (count) => (count >= options.minimumCount ? 1 : 0));
  }

  /**
   * Fits on some of the stretches: as often as the options say, the weights averaged; once, where something is asked after every epoch.
   *
   * @param stop asked after every epoch with the weights as they would be; `true` ends the fit
   */
  learn(
    part: readonly Stretch[],
    epochs: number,
    progress?: FitOptions['progress'],
    stop?: (weights: () => Weights) => boolean,
  ): Weights {
    const { fits = 1, seed } = this.#options;
    const sum = this.#learnOnce(part, { epochs, seed, ...(progress && { progress }), ...(stop && { stop }) });
    if (stop !== undefined || fits < 2) return sum;
    for (let fit = 1; fit < fits; fit++)
      add(sum, this.#learnOnce(part, { epochs, seed: seed + fit, ...(progress && { progress }) }));
    return divide(sum, fits);
  }

  #learnOnce(part: readonly Stretch[], run: Run): Weights {
    const { rate, l2, dropout, loss, domains } = this.#options;
    const { epochs, seed, progress, stop } = run;
    const target = Math.max(0, domains.indexOf(this.#options.target));
    return train(
      part,
      this.#keep.length,
      this.#sets,
      {
        epochs,
        seed,
        rate,
        l2,
        dropout,
        loss,
        weightOf: (d) => this.#weights[d]!,
        domainOf: (d) => this.#domainOf[d]!,
        domains: domains.length,
        ...(progress && {
          progress: (epoch, lost, seconds) =>
            progress(`epoch ${epoch}/${epochs}: loss ${lost.toFixed(0)}, ${seconds.toFixed(1)} s`),
        }),
        ...(stop && { stop: (_, all: () => Weights[]) => stop(() => all()[target]!) }),
      },
      this.#keep,
    )[target]!;
  }

  /** Labels each part of the fully labelled documents by a fit on the others. */
  holdOut(): HeldOutParts {
    const { folds, epochs, patience = 0, progress } = this.#options;
    const { partOf, copiesIn } = this.#part();
    const parts: HeldOut[] = [];
    for (let fold = 0; fold < folds; fold++) {
      const part = new HeldOut(
        this.used.filter(({ document }) => partOf[document] === fold),
        patience,
      );
      parts.push(part);
      const weights = this.learn(
        this.used.filter(({ document }) => partOf[document] !== fold && !copiesIn[fold]!.has(document)),
        epochs,
        undefined,
        patience > 0 ? (current) => part.look(current()) : undefined,
      );
      if (patience === 0) part.look(weights);
      progress?.(`held-out part ${fold + 1}/${folds}: F1 by epoch ${part.line()}`);
    }
    return { parts, partOf };
  }

  /** The part of each document, and the copies that are left out with each part. */
  #part(): { partOf: Int32Array; copiesIn: readonly ReadonlySet<number>[] } {
    const { folds, copies } = this.#options;
    const { sourceOf = ({ domain, id }) => `${domain}/${id}` } = this.#options;
    const documents = this.#documents;
    const isCopy = (document: CorpusDocument): boolean => document.domain === copies;
    const taught = documents.filter(
      (document, d) => this.#weights[d]! > 0 && !isCopy(document) && isFull(document),
    );
    const parts = partSources(taught.map(sourceOf), folds);
    const partOf = new Int32Array(documents.length).fill(-1);
    const copiesIn = Array.from({ length: folds }, () => new Set<number>());
    for (const [d, document] of documents.entries()) {
      const part = parts.get(sourceOf(document));
      if (!isCopy(document)) {
        if (part !== undefined && isFull(document)) partOf[d] = part;
      } else for (const [fold, left] of copiesIn.entries()) if ((part ?? fold) === fold) left.add(d);
    }
    return { partOf, copiesIn };
  }
}

/** One fit of the first look. */
interface Run {
  readonly epochs: number;
  readonly seed: number;
  readonly progress?: FitOptions['progress'];
  readonly stop?: (weights: () => Weights) => boolean;
}

function add(sum: Weights, other: Weights): void {
  for (let i = 0; i < sum.rows.length; i++) sum.rows[i]! += other.rows[i]!;
  for (let i = 0; i < sum.transitions.length; i++) sum.transitions[i]! += other.transitions[i]!;
}

function divide(sum: Weights, by: number): Weights {
  for (let i = 0; i < sum.rows.length; i++) sum.rows[i]! /= by;
  for (let i = 0; i < sum.transitions.length; i++) sum.transitions[i]! /= by;
  return sum;
}

/** Fully labelled: every set a single label. */
function isFull(document: CorpusDocument): boolean {
  return document.allowed.every((flow) => flow.every((set) => set < labelCount));
}

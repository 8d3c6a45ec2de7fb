import { labelCount } from '../model/labels.ts';
import type { CorpusDocument } from './corpus.ts';
import type { FitOptions } from './fit-options.ts';
import { HeldOut } from './held-out.ts';
import type { Stretch } from './instances.ts';
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
   * Fits on some of the stretches.
   *
   * @param stop asked after every epoch with the weights as they would be; `true` ends the fit
   */
  learn(
    part: readonly Stretch[],
    epochs: number,
    progress?: FitOptions['progress'],
    stop?: (weights: () => Weights) => boolean,
  ): Weights {
    const { seed, rate, l2, dropout, loss, domains } = this.#options;
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

  /** Labels each part of the fully labelled documents by a fit on the others. Copies, which hold names of all documents, are left out. */
  holdOut(): HeldOutParts {
    const { folds, epochs, patience = 0, copies, progress } = this.#options;
    const { sourceOf = ({ domain, id }) => `${domain}/${id}` } = this.#options;
    const documents = this.#documents;
    const partOf = new Int32Array(documents.length).fill(-1);
    const taught = [...new Set(this.used.map(({ document }) => document))].filter(
      (d) => documents[d]!.domain !== copies && isFull(documents[d]!),
    );
    const numbers = new Map<string, number>();
    for (const d of taught) {
      const source = sourceOf(documents[d]!);
      if (!numbers.has(source)) numbers.set(source, numbers.size);
      partOf[d] = numbers.get(source)! % folds;
    }
    const parts: HeldOut[] = [];
    for (let fold = 0; fold < folds; fold++) {
      const part = new HeldOut(
        this.used.filter(({ document }) => partOf[document] === fold),
        patience,
      );
      parts.push(part);
      const weights = this.learn(
        this.used.filter(({ document: d }) => partOf[d] !== fold && documents[d]!.domain !== copies),
        epochs,
        undefined,
        patience > 0 ? (current) => part.look(current()) : undefined,
      );
      if (patience === 0) part.look(weights);
      progress?.(`held-out part ${fold + 1}/${folds}: F1 by epoch ${part.line()}`);
    }
    return { parts, partOf };
  }
}

/** Fully labelled: every set a single label. */
function isFull(document: CorpusDocument): boolean {
  return document.allowed.every((flow) => flow.every((set) => set < labelCount));
}

import { GazetteerSet } from '../../gazetteer/set.ts';
import { allShippedFiles } from '../../gazetteer/shipped.ts';
import { ReconciliationService } from '../../records/reconcile/service.ts';

/** The gazetteers of a server, opened at the first question: most visits ask none. */
export class LazyGazetteers {
  readonly #files: readonly string[] | undefined;
  #service: ReconciliationService | undefined;

  /** @param files compiled gazetteers; the shipped ones where absent */
  constructor(files?: readonly string[]) {
    this.#files = files;
  }

  get service(): ReconciliationService {
    this.#service ??= new ReconciliationService(GazetteerSet.open([...(this.#files ?? allShippedFiles())]));
    return this.#service;
  }
}

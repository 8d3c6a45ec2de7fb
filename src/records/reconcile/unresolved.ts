import type { DocumentRecord, NameType } from '../../record/schema.ts';
import type { Query } from './protocol.ts';

/** One question for a service, with the local entities it is asked for. */
export interface Question {
  readonly query: Query;
  readonly entityType: NameType;
  readonly asked: { readonly document: string; readonly entity: string }[];
}

/** How questions are made. */
export interface QuestionOptions {
  readonly types: readonly NameType[];
  /** The service's type by ours; a type without one is asked without. */
  readonly typeMap: ReadonlyMap<string, string>;
  readonly limit: number;
  /** Property for a place's country code, where the service has one. */
  readonly countryProperty?: string;
}

/**
 * The questions for the entities that no gazetteer knows: the same name, type and country is asked once, however many documents
 * have it. In the order of first mention.
 */
export class Questions {
  readonly #options: QuestionOptions;
  readonly #byKey = new Map<string, Question>();

  constructor(options: QuestionOptions) {
    this.#options = options;
  }

  add(record: DocumentRecord): void {
    const { types, typeMap, limit, countryProperty } = this.#options;
    for (const { id, entityType, name, countryCode } of record.entities) {
      if (!id.startsWith('#') || !types.includes(entityType)) continue;
      const withCountry = countryProperty !== undefined && countryCode !== undefined;
      const key = `${entityType}\n${name}\n${withCountry ? countryCode : ''}`;
      let question = this.#byKey.get(key);
      if (question === undefined) {
        const type = typeMap.get(entityType);
        question = {
          entityType,
          asked: [],
          query: {
            query: name,
            ...(type !== undefined && { type }),
            limit,
            ...(withCountry && { properties: [{ pid: countryProperty, v: countryCode }] }),
          },
        };
        this.#byKey.set(key, question);
      }
      question.asked.push({ document: record.source.path, entity: id });
    }
  }

  get all(): Question[] {
    return [...this.#byKey.values()];
  }
}

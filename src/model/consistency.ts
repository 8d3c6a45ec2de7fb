import { type ModelType, modelTypes } from './labels.ts';

/** A mention whose type may still be settled. */
export interface TypedMention {
  type: number;
  confidence: number;
}

/** Above, a mention keeps its type whatever the document says elsewhere: "Washington said" next to "George Washington". */
const certain = 0.92;
/** The evidence for another type must be so many times that for the mention's own. */
const margin = 2;
/** Evidence from elsewhere below says nothing of how sure a mention is: one that is .6 sure. */
const telling = 0.36;
/** The share of its doubt that a mention loses by a sure one elsewhere. */
const agreement = 0.4;
/** Distinct names remembered; a document beyond that goes on with what is known. */
const limit = 100_000;

const person = modelTypes.indexOf('PERSON' satisfies ModelType);

/**
 * One thing, one type: what a document's mentions of a name, all together, say of its type. A name has one type unless its contexts
 * clearly differ, and a person who is introduced in full gives the surname its type.
 */
export class TypeEvidence {
  readonly #byName = new Map<string, Float64Array>();

  /** Takes in a mention; `words` are its words as printed, without a possessive. */
  add({ type, confidence }: TypedMention, words: readonly string[]): void {
    this.#add(keyOf(words), type, confidence);
    const surname = surnameOf(type, words);
    if (surname !== undefined) this.#add(surname, person, confidence / 2);
  }

  /** The type that a mention should have. */
  settle({ type, confidence }: TypedMention, words: readonly string[]): number {
    if (confidence >= certain) return type;
    const evidence = this.#byName.get(keyOf(words));
    if (evidence === undefined) return type;
    let best = type;
    for (let other = 0; other < evidence.length; other++)
      if (evidence[other]! > evidence[best]!) best = other;
    return evidence[best]! >= margin * evidence[type]! ? best : type;
  }

  /**
   * How sure a mention is beside those of the same name and type elsewhere in the document: a place where the model hesitates is
   * no other thing than where it does not.
   */
  confidenceOf({ type, confidence }: TypedMention, words: readonly string[]): number {
    const evidence = this.#byName.get(keyOf(words))?.[type] ?? 0;
    const elsewhere = evidence - confidence * confidence;
    if (elsewhere < telling) return confidence;
    return confidence + (1 - confidence) * agreement * Math.min(1, elsewhere);
  }

  #add(key: string, type: number, confidence: number): void {
    let evidence = this.#byName.get(key);
    if (evidence === undefined) {
      if (this.#byName.size >= limit) return;
      this.#byName.set(key, (evidence = new Float64Array(modelTypes.length)));
    }
    // A hesitant mention says little: half as sure counts a quarter.
    evidence[type]! += confidence * confidence;
  }
}

/** Equal for one name in running text and in a heading in uppercase. */
function keyOf(words: readonly string[]): string {
  return words.join(' ').toLowerCase();
}

function surnameOf(type: number, words: readonly string[]): string | undefined {
  const last = words.at(-1);
  return type === person && words.length > 1 && last !== undefined && last.length > 2
    ? last.toLowerCase()
    : undefined;
}

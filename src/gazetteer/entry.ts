import { type NameType, nameTypes } from '../record/entity-types.ts';

/**
 * What an alias is to its entry. `name` is the preferred name (each entry's first alias). `abbr` matches with its own case only;
 * `adj` and `demonym` name the people or the belonging ("Kazakh", "Kazakhstani"), not the place; `other` is a form in some other
 * language or transliteration, good for look-up but weak evidence in English text.
 */
export const aliasKinds = ['name', 'alias', 'abbr', 'short', 'former', 'adj', 'demonym', 'other'] as const;
export type AliasKind = (typeof aliasKinds)[number];

/** Types of entries: those of names, and `MONEY` for currencies, which are looked up and never found in text as mentions. */
export const entryTypes = [...nameTypes, 'MONEY'] as const;
export type EntryType = (typeof entryTypes)[number];

/** One form of an entry's name. */
export interface Alias {
  readonly name: string;
  readonly kind: AliasKind;
  /** BCP 47 tag; absent where not known. */
  readonly language?: string;
  /** Only the same letters in the same case match: acronyms and names of up to three letters. */
  readonly caseSensitive?: boolean;
}

/** One thing a gazetteer knows. */
export interface GazetteerEntry {
  /** IRI. */
  readonly id: string;
  readonly type: EntryType;
  /** Kind of thing within the type: `country`, `region`, `city`, `continent`, `company`, `university`, … */
  readonly class: string;
  /** Preferred name: the usual English one. */
  readonly name: string;
  /** Other forms, without the preferred name. */
  readonly aliases: readonly Alias[];
  /** IRI of the thing it lies in or belongs to. */
  readonly parent?: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCodes: readonly string[];
  /** ISO 3166-2, `BY-VI`. */
  readonly subdivisionCode?: string;
  /** Degrees. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly population?: number;
  /** How likely this meaning is among entries of the same name, 0 to 1; 0.5 where nothing is known. */
  readonly prior?: number;
  /** IRIs of the same thing with other authorities. */
  readonly sameAs: readonly string[];
  /** Office held, or a remark. */
  readonly note?: string;
}

/** An entry that is a name of something in text: no currency. */
export interface NamedEntry extends GazetteerEntry {
  readonly type: NameType;
}

/** Where a gazetteer's data come from. */
export interface GazetteerSource {
  readonly name: string;
  /** SPDX identifier where one exists. */
  readonly licence: string;
  readonly version?: string;
  readonly url?: string;
}

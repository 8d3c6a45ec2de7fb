import type { KnownNames } from '../../names/knowledge.ts';
import { nameFrequency } from '../../names/name-frequency.ts';
import { parsePersonName } from '../../names/person-name.ts';
import { parsePlaceName } from '../../names/place-name.ts';
import { foldName, isAcronym } from '../../names/surface.ts';
import { isDistinctive, wordingOf } from '../../names/wording.ts';
import type { DocumentRecord, Entity, NameType } from '../../record/schema.ts';
import { type Surroundings, SurroundingsReader } from './surroundings.ts';

/** A local entity of one document, as the registry keeps it. */
export interface Member {
  /** `source.path` of its record. */
  readonly document: string;
  /** SHA-256 of the document's bytes, hex. */
  readonly sha256: string;
  /** `#entity-7310` */
  readonly entity: string;
  readonly entityType: NameType;
  readonly name: string;
  /** Other forms in its document. */
  readonly forms: readonly string[];
  readonly countryCode?: string;
  readonly jobTitle?: string;
  /** Countries that the office names: "Prime Minister of Belgium", "French ambassador". */
  readonly officeCountries?: readonly string[];
  /** Ids of known things, other than places, that its document speaks of most: the company it keeps. */
  readonly company: readonly string[];
  /** Of a person. */
  readonly around?: Surroundings;
}

/** How many known things of a document count as a name's company. */
const companySize = 8;
/** Forms kept of an entity; more say nothing new. */
const formLimit = 12;

/** The local entities of a record. */
export function membersOf(record: DocumentRecord, names: KnownNames): Member[] {
  const company = record.entities
    .filter(
      ({ id, entityType }) =>
        !id.startsWith('#') && entityType !== 'GPE' && entityType !== 'NORP' && entityType !== 'LOC',
    )
    .sort((a, b) => b.mentionCount - a.mentionCount || (a.id < b.id ? -1 : 1))
    .slice(0, companySize)
    .map(({ id }) => id)
    .sort();
  const surroundings = new SurroundingsReader(record, names);
  const member = (entity: Entity): Member => {
    const countries = entity.jobTitle === undefined ? [] : countriesIn(entity.jobTitle, names);
    return {
      document: record.source.path,
      sha256: record.source.sha256,
      entity: entity.id,
      entityType: entity.entityType,
      name: entity.name,
      forms: entity.alternateName.slice(0, formLimit),
      ...(entity.countryCode !== undefined && { countryCode: entity.countryCode }),
      ...(entity.jobTitle !== undefined && { jobTitle: entity.jobTitle }),
      ...(countries.length > 0 && { officeCountries: countries }),
      company,
      ...(entity.entityType === 'PERSON' && { around: surroundings.of(entity.id) }),
    };
  };
  return record.entities.filter(({ id }) => id.startsWith('#')).map(member);
}

/** The countries that an office names, by name or adjective: BE of "Prime Minister of Belgium", FR of "French ambassador". */
function countriesIn(office: string, names: KnownNames): string[] {
  const words = office.split(/[^\p{L}\p{N}'’.-]+/u);
  const found = new Set<string>();
  for (let i = 0; i < words.length; i++)
    for (let count = Math.min(4, words.length - i); count > 0; count--) {
      if (!/^\p{Lu}/u.test(words[i]!)) break;
      const code = names.country(words.slice(i, i + count).join(' '))?.countryCodes[0];
      if (code === undefined) continue;
      found.add(code);
      i += count - 1;
      break;
    }
  return [...found].sort();
}

/** A key under which a member can be found, and how much it says by itself. */
export interface LinkKey {
  readonly key: string;
  /** What agreement on it is called in the evidence. */
  readonly signal: 'full name' | 'same words' | 'initials' | 'acronym' | 'place' | 'name';
  /** 0 to 1. */
  readonly weight: number;
}

/** Keys that two members must share to be compared. */
export class LinkKeys {
  readonly #names: KnownNames;

  constructor(names: KnownNames) {
    this.#names = names;
  }

  /** The keys of a member, each once, the strongest first. */
  of(member: Member): LinkKey[] {
    const keys = new Map<string, LinkKey>();
    for (const form of [member.name, ...member.forms]) {
      const key = this.#keyOf(member, form);
      if (key === undefined) continue;
      const known = keys.get(key.key);
      if (known === undefined || known.weight < key.weight) keys.set(key.key, key);
    }
    return [...keys.values()].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
  }

  #keyOf(member: Member, form: string): LinkKey | undefined {
    const type = member.entityType;
    if (type === 'PERSON') return personKey(form);
    if (type === 'GPE') {
      const { base, level } = parsePlaceName(form);
      if (member.countryCode === undefined) return undefined;
      return {
        key: `GPE ${member.countryCode} ${level ?? ''} ${foldName(base)}`,
        signal: 'place',
        weight: 0.9,
      };
    }
    if (type === 'NORP') return { key: `NORP ${foldName(form)}`, signal: 'name', weight: 0.9 };
    if (isAcronym(form))
      return { key: `${type} abbr ${form.replaceAll('.', '')}`, signal: 'acronym', weight: 0.5 };
    const { words, key } = wordingOf(form, this.#names, () => undefined);
    if (words.length === 0) return undefined;
    // "Working Group", "Academy": what every document calls something else
    const distinctive = words.some(isDistinctive);
    const country = words.some((word) => word.startsWith('cc:'));
    if (!distinctive && (!country || words.length < 3))
      return { key: `${type} ${key}`, signal: 'same words', weight: 0.3 };
    return { key: `${type} ${key}`, signal: 'same words', weight: words.length > 1 ? 0.9 : 0.75 };
  }
}

/** What a full name says by itself: one whose parts are all usual says no more than an initial. */
export const fullNameWeight = { common: 0.5, family: 0.75, rare: 0.85 } as const;

function personKey(form: string): LinkKey | undefined {
  const person = parsePersonName(form);
  const { family, given, words } = person;
  if (family === '') return undefined;
  if (words !== '' && given.length > 0)
    return { key: `PERSON ${words}`, signal: 'full name', weight: fullNameWeight[nameFrequency(person)] };
  if (given.length > 0) {
    const letters = given.map(({ initials }) => initials[0]!).join('');
    const weight = letters.length > 1 ? (nameFrequency(person) === 'rare' ? 0.7 : 0.6) : 0.5;
    return { key: `PERSON ${family} ${letters}`, signal: 'initials', weight };
  }
  return { key: `PERSON ${family}`, signal: 'name', weight: 0.25 };
}

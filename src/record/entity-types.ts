/** What one type of mention is, wherever the code treats types apart. */
interface EntityTypeTraits {
  /** In a line, for people. */
  readonly meaning: string;
  /** Whether the mention's body is an entity or a value of its own. */
  readonly body: 'entity' | 'value';
  /** Classes an entity's node may have, the usual one first. */
  readonly classes: readonly string[];
  /** How mentions of one thing are recognised: by the parts of a person's name, by gazetteers of places, by demonyms, by wording. */
  readonly grouping: 'person' | 'place' | 'nationality' | 'wording' | 'none';
  /** Whether its gold value names a country. */
  readonly hasCountry: boolean;
  /** Whether a head word in lowercase stays out of the span: "`Belagro` exhibition", but `Gomel region`. */
  readonly lowercaseHeadOut: boolean;
  /** Whether a name may go on in lowercase far from a capital: "Agreement on cooperation in the field of …". */
  readonly longTitle: boolean;
  /** What the rules for names call a word in such a mention. */
  readonly evidence: 'place' | 'nationality' | 'organisation' | 'person' | 'amount' | 'other';
  /** Types that a recogniser may take it for. */
  readonly kin: readonly string[];
}

const value = {
  body: 'value',
  classes: [],
  grouping: 'none',
  hasCountry: false,
  lowercaseHeadOut: false,
  longTitle: false,
  evidence: 'amount',
  kin: [],
} as const satisfies Omit<EntityTypeTraits, 'meaning'>;

const name = {
  body: 'entity',
  grouping: 'wording',
  hasCountry: false,
  lowercaseHeadOut: false,
  longTitle: false,
  evidence: 'other',
} as const satisfies Partial<EntityTypeTraits>;

/**
 * The types of the annotation guideline: the one table from which lists, classes, merge rules, labels and the audit's order are
 * derived. A further type is a row here and a component that finds it.
 */
export const entityTypeTable = {
  PERSON: {
    ...name,
    meaning: 'people',
    classes: ['Person'],
    grouping: 'person',
    evidence: 'person',
    kin: ['PERSON'],
  },
  NORP: {
    ...name,
    meaning: 'nationalities, peoples, religious and political groups',
    classes: ['Group'],
    grouping: 'nationality',
    hasCountry: true,
    evidence: 'nationality',
    kin: ['NORP'],
  },
  GPE: {
    ...name,
    meaning: 'countries, regions, settlements',
    classes: ['Country', 'AdministrativeArea', 'City'],
    grouping: 'place',
    hasCountry: true,
    evidence: 'place',
    kin: ['GPE'],
  },
  LOC: {
    ...name,
    meaning: 'places that govern nothing',
    classes: ['Place'],
    evidence: 'place',
    kin: ['LOC', 'GPE', 'FAC'],
  },
  FAC: { ...name, meaning: 'named structures and sites', classes: ['Place'], kin: ['FAC', 'ORG', 'LOC'] },
  ORG: {
    ...name,
    meaning: 'companies, ministries, courts, parties, media and other bodies',
    classes: ['Organization'],
    lowercaseHeadOut: true,
    evidence: 'organisation',
    kin: ['ORG', 'FAC'],
  },
  EVENT: {
    ...name,
    meaning: 'forums, exhibitions, wars, games',
    classes: ['Event'],
    lowercaseHeadOut: true,
    longTitle: true,
    kin: ['EVENT', 'LAW'],
  },
  LAW: {
    ...name,
    meaning: 'treaties, laws, strategies, programmes',
    classes: ['Legislation'],
    lowercaseHeadOut: true,
    longTitle: true,
    kin: ['LAW', 'EVENT'],
  },
  DATE: { ...value, meaning: 'calendar expressions' },
  MONEY: { ...value, meaning: 'amounts with a currency' },
  PERCENT: { ...value, meaning: 'percentages' },
  QUANTITY: { ...value, meaning: 'measures with a physical unit' },
} as const satisfies Readonly<Record<string, EntityTypeTraits>>;

export type EntityType = keyof typeof entityTypeTable;

/** Types whose body is a value of its own, not an entity. */
export type ValueType = {
  [T in EntityType]: (typeof entityTypeTable)[T]['body'] extends 'value' ? T : never;
}[EntityType];
/** Types whose body is an entity. */
export type NameType = Exclude<EntityType, ValueType>;
export type EntityClass = (typeof entityTypeTable)[NameType]['classes'][number];

/** All types, in the order of the guideline. */
export const entityTypes = Object.keys(entityTypeTable) as EntityType[];
export const nameTypes = entityTypes.filter((type): type is NameType => traitsOf(type).body === 'entity');
export const valueTypes = entityTypes.filter((type): type is ValueType => traitsOf(type).body === 'value');
export const entityClasses = [
  ...new Set(nameTypes.flatMap((type) => entityTypeTable[type].classes)),
] as EntityClass[];

/** What a type is. */
export function traitsOf(type: EntityType): EntityTypeTraits {
  return entityTypeTable[type];
}

/** The name types that have a trait. */
export function nameTypesWith(has: (traits: EntityTypeTraits) => boolean): NameType[] {
  return nameTypes.filter((type) => has(entityTypeTable[type]));
}

/** The usual class of an entity's node; a GPE's class depends on what it is. */
export function usualClass(type: NameType): EntityClass {
  return entityTypeTable[type].classes[0];
}

import type { EntityType } from '../../../record/schema.ts';

/** How a type is shown: what people call it, and the letters that stand for it where colour does not do. */
export const typeLook = {
  PERSON: { label: 'Person', short: 'per' },
  NORP: { label: 'Nationality or group', short: 'nor' },
  GPE: { label: 'Country, region, city', short: 'gpe' },
  LOC: { label: 'Natural place', short: 'loc' },
  FAC: { label: 'Structure or site', short: 'fac' },
  ORG: { label: 'Organisation', short: 'org' },
  EVENT: { label: 'Event', short: 'evt' },
  LAW: { label: 'Law or programme', short: 'law' },
  DATE: { label: 'Date', short: 'dat' },
  MONEY: { label: 'Sum of money', short: 'mon' },
  PERCENT: { label: 'Share', short: 'pct' },
  QUANTITY: { label: 'Quantity', short: 'qty' },
} as const satisfies Record<EntityType, { label: string; short: string }>;

export const allTypes = Object.keys(typeLook) as EntityType[];

/** Types whose mentions stand for a thing. */
export const thingTypes = allTypes.filter((type) => !['DATE', 'MONEY', 'PERCENT', 'QUANTITY'].includes(type));

export function labelOf(type: string): string {
  return typeLook[type as EntityType]?.label ?? type;
}

/** Key that stands for a type where one is asked for. */
export const typeKeys: Readonly<Record<EntityType, string>> = {
  PERSON: 'p',
  NORP: 'n',
  GPE: 'g',
  LOC: 'l',
  FAC: 'f',
  ORG: 'o',
  EVENT: 'e',
  LAW: 'a',
  DATE: 'd',
  MONEY: 'm',
  PERCENT: 'r',
  QUANTITY: 'q',
};

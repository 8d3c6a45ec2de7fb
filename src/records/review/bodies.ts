import { usualClass } from '../../record/entity-types.ts';
import {
  type Annotation,
  type Entity,
  type EntityClass,
  type EntityType,
  type NameType,
  type ValueBody,
  valueTypes,
} from '../../record/schema.ts';
import type { DecidedEntity, DecidedValue } from './decision.ts';

export function isValueType(type: EntityType): boolean {
  return (valueTypes as readonly string[]).includes(type);
}

/** The body of an amount or date as a person gave it. */
export function valueBody(type: EntityType, place: string, decided: DecidedValue = {}): ValueBody {
  const { date, currency, unitText, unitCode, ...figures } = decided;
  const id = `#value-${place}`;
  if (type === 'DATE') return { id, type: 'TemporalExpression', ...(date !== undefined && { value: date }) };
  if (type === 'MONEY')
    return { id, type: 'MonetaryAmount', ...figures, ...(currency !== undefined && { currency }) };
  const unit = type === 'PERCENT' ? { unitText: unitText ?? '%', unitCode: unitCode ?? 'P1' } : {};
  return {
    id,
    type: 'QuantitativeValue',
    ...figures,
    ...(unitText !== undefined && { unitText }),
    ...(unitCode !== undefined && { unitCode }),
    ...unit,
  };
}

/** A body of the same value at another place. */
export function movedBody(body: Annotation['body'], place: string): Annotation['body'] {
  return typeof body === 'string' ? body : { ...body, id: `#value-${place}` };
}

/** The node of an entity that a person named. */
export function decidedNode(
  type: NameType,
  decided: DecidedEntity,
  id: string,
): Omit<Entity, 'mentionCount'> & { mentionCount: number } {
  const { name, countryCode, subdivisionCode, latitude, longitude, sameAs } = decided;
  return {
    id,
    type: [classFor(type, decided.class)],
    entityType: type,
    name,
    alternateName: [],
    sameAs: sameAs ?? [],
    ...(countryCode !== undefined && { countryCode }),
    ...(subdivisionCode !== undefined && { subdivisionCode }),
    ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
    mentionCount: 1,
  };
}

/** A GPE of which nobody said what it is counts as a settlement, which most are. */
function classFor(type: NameType, given: EntityClass | undefined): EntityClass {
  if (type !== 'GPE') return usualClass(type);
  return given === 'Country' || given === 'AdministrativeArea' ? given : 'City';
}

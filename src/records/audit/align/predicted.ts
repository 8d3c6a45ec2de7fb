import { guidelineValue } from '../../../record/guideline-value.ts';
import type { DocumentRecord, Entity, EntityType, ValueBody } from '../../../record/schema.ts';
import type { GoldMention } from '../gold-document.ts';
import { groupedTypes } from './links.ts';

/** A mention as a record has it. Positions are code points of the decoded source. */
export interface PredictedMention {
  start: number;
  end: number;
  type: EntityType;
  text: string;
  confidence: number;
  /** Winner first. */
  stages: readonly string[];
  /** The normalised value as the guideline writes it: of amounts and dates, of countries and places, the name of all others. */
  value: string;
  /** The body of a mention of an amount or date. */
  body?: ValueBody;
  /** The entity of any other mention. */
  entity?: Entity;
}

/** The mentions of a record with their bodies looked up, in the record's order. */
export function predictedMentions(record: DocumentRecord): PredictedMention[] {
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  return record.annotations.map(({ entityType, body, confidence, stages, target }) => {
    const [position, , quote] = target.selector;
    const mention = {
      start: position.start,
      end: position.end,
      type: entityType,
      text: quote.exact,
      confidence,
      stages,
    };
    if (typeof body === 'object') return { ...mention, body, value: guidelineValue(body) ?? '' };
    const entity = entities.get(body);
    return entity === undefined
      ? { ...mention, value: '' }
      : { ...mention, entity, value: entityValue(entity) };
  });
}

/** What the guideline would write for this entity: `BY`, `BY/Minsk`, or the name. */
export function entityValue(entity: Entity): string {
  if (entity.entityType === 'NORP') return entity.countryCode ?? '';
  if (entity.entityType !== 'GPE') return entity.name;
  if (entity.countryCode === undefined) return '';
  return entity.type[0] === 'Country' ? entity.countryCode : `${entity.countryCode}/${entity.name}`;
}

/** A prediction that proved right, as gold has it: of a person, organisation … whose text is the full name, the value is empty. */
export function goldFromPrediction(mention: {
  start: number;
  end: number;
  type: string;
  text: string;
  value: string;
}): GoldMention {
  const { start, end, type, text, value } = mention;
  return { start, end, type, text, value: groupedTypes.has(type) && value === text ? '' : value };
}

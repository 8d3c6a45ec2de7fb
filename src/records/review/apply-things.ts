import { usualClass } from '../../record/entity-types.ts';
import type { DocumentRecord, Entity } from '../../record/schema.ts';
import { isIdentifier } from '../things/own-thing.ts';
import { type FoundThing, splitPrefix, type Things } from '../things/things.ts';
import { decidedNode } from './bodies.ts';

/**
 * Applies what people decided about things to a record, which is left as it is: an entity that was identified, or merged with one that
 * has an identifier, gets it; one that was split off gets the id of what it is now; entities of the record that are one thing become one.
 */
export function applyThings(record: DocumentRecord, things: Things): DocumentRecord {
  const found = record.entities.map((entity) => things.find(record.source.path, entity));
  if (!found.some(({ decided }) => decided)) return record;
  const keyOf = (i: number) => `${record.entities[i]!.entityType} ${found[i]!.thing}`;
  const decidedKeys = new Set(found.flatMap(({ decided }, i) => (decided ? [keyOf(i)] : [])));
  const renamed = new Map<string, string>();
  const entities: Entity[] = [];
  const places = new Map<string, number>();
  for (const [i, entity] of record.entities.entries()) {
    const next = found[i]!.decided ? changed(record, entity, found[i]!, entities) : entity;
    const at = places.get(keyOf(i));
    if (at !== undefined) {
      entities[at] = joined(entities[at]!, next);
      renamed.set(entity.id, entities[at].id);
      // What the earlier one was called may have changed with this one.
      for (const [before, id] of renamed) if (id === next.id) renamed.set(before, entities[at].id);
      continue;
    }
    if (decidedKeys.has(keyOf(i))) places.set(keyOf(i), entities.length);
    renamed.set(entity.id, next.id);
    entities.push(next);
  }
  return withEntities(record, entities, renamed);
}

/** An entity as it was decided to be. */
function changed(
  record: DocumentRecord,
  entity: Entity,
  { thing, entity: said }: FoundThing,
  before: readonly Entity[],
): Entity {
  if (isIdentifier(thing)) {
    // An id is of one type in a record.
    const taken = [...before, ...record.entities].some(
      ({ id, entityType }) => id === thing && entityType !== entity.entityType,
    );
    const id = taken ? entity.id : thing;
    if (said === undefined) return id === entity.id ? entity : withoutLink({ ...entity, id });
    const node = decidedNode(entity.entityType, said, id);
    const names = [node.name, entity.name, ...entity.alternateName];
    return { ...node, alternateName: distinct(names, node.name), mentionCount: entity.mentionCount };
  }
  if (thing.startsWith(splitPrefix)) {
    if (entity.id.startsWith('#')) return { ...entity, id: thing };
    // Split off from what a gazetteer knows: nothing that the gazetteer says holds for it.
    const { name, entityType, alternateName, mentionCount, jobTitle } = entity;
    const type = [usualClass(entityType)];
    const said = jobTitle === undefined ? {} : { jobTitle };
    return { id: thing, type, entityType, name, alternateName, sameAs: [], ...said, mentionCount };
  }
  if (said === undefined) return entity;
  return {
    ...entity,
    name: said.name,
    alternateName: distinct([entity.name, ...entity.alternateName], said.name),
  };
}

/** How sure a link was, and what came second, holds for the link that was. */
function withoutLink({ runnerUp: _, confidence: __, ...entity }: Entity): Entity {
  return entity;
}

/** One entity of two; what the first does not say is taken from the second. */
function joined(first: Entity, second: Entity): Entity {
  const [main, other] =
    isIdentifier(first.id) || !isIdentifier(second.id) ? [first, second] : [second, first];
  const names = [...main.alternateName, other.name, ...other.alternateName];
  return {
    ...other,
    ...main,
    alternateName: distinct(names, main.name),
    sameAs: [...new Set([...main.sameAs, ...other.sameAs])].filter((iri) => iri !== main.id),
    mentionCount: first.mentionCount + second.mentionCount,
  };
}

function distinct(names: readonly string[], own: string): string[] {
  return [...new Set(names)].filter((name) => name !== own);
}

function withEntities(
  record: DocumentRecord,
  entities: readonly Entity[],
  renamed: ReadonlyMap<string, string>,
): DocumentRecord {
  const annotations = record.annotations.map((annotation) =>
    typeof annotation.body === 'string' && renamed.get(annotation.body) !== annotation.body
      ? { ...annotation, body: renamed.get(annotation.body) ?? annotation.body }
      : annotation,
  );
  return { ...record, entities: [...entities], annotations };
}

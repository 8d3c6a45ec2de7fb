import type { Entity } from '../../record/schema.ts';

/** What is known of an entity of one document: enough to say which thing of the collection it is. */
export type ThingMember = Pick<Entity, 'id' | 'entityType' | 'name'>;

/**
 * The thing of a collection that an entity is by itself: what a gazetteer knows has its IRI; what none knows is one with those of other
 * documents that have its type and name (`ORG Port of Mombasa`), until a linker, a reconciliation service or people say otherwise.
 */
export function ownThing({ id, entityType, name }: ThingMember): string {
  return id.startsWith('#') ? `${entityType} ${name}` : id;
}

/** Whether an id of a record's entity is one that a gazetteer or another authority gave. */
export function isKnown(id: string): boolean {
  return !id.startsWith('#') && !id.startsWith('urn:onomast:');
}

/** Whether a thing is known under an identifier, and not only by what this collection calls it. */
export function isIdentifier(thing: string): boolean {
  return isIri(thing) && !thing.startsWith('urn:onomast:');
}

/** Whether a thing has an IRI, be it one that this collection gave. */
export function isIri(thing: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S/i.test(thing);
}

/** What several things are called when they are one: the first that has an identifier, else the first. */
export function mergedThing(things: readonly string[]): string {
  return things.find(isIdentifier) ?? things[0]!;
}

import type { ThingDecision } from '../review/decision.ts';
import { mergedThing } from './own-thing.ts';
import { splitThing } from './things.ts';

/** The things that a decision names, and those that it makes of them. */
export function thingsIn(decision: ThingDecision): string[] {
  switch (decision.action) {
    case 'merge':
      return [...decision.things, mergedThing(decision.things)];
    case 'distinct':
      return [...decision.things];
    case 'split':
      return [decision.thing, splitThing(decision)];
    case 'identify':
      return [decision.thing, ...(decision.entity.id === undefined ? [] : [decision.entity.id])];
  }
}

/** All things that may become others when something is decided about some of them, or is taken back. */
export function reachOf(things: Iterable<string>, decisions: readonly ThingDecision[]): Set<string> {
  const reached = new Set(things);
  let size = -1;
  while (size !== reached.size) {
    size = reached.size;
    for (const decision of decisions) {
      const own = thingsIn(decision);
      if (own.some((thing) => reached.has(thing))) for (const thing of own) reached.add(thing);
    }
  }
  return reached;
}

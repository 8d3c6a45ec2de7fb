import type { Annotation, DocumentRecord } from '../../record/schema.ts';
import { findAnchor } from './anchor.ts';
import type { MentionDecision } from './decision.ts';
import { EditableRecord, textOfRecord, type Wanted } from './editable-record.ts';

/** A decision that does not fit the record, and why. */
export interface Unfit {
  readonly decision: MentionDecision;
  readonly reason: string;
}

export interface Applied {
  readonly record: DocumentRecord;
  readonly unfit: readonly Unfit[];
}

/**
 * Applies decisions about one document to its record, in the order they were made; the record given is left as it is. Each finds its
 * mention by place and words, so the record may come from another extraction, of a changed file even; what does not fit is told.
 * @param text the document's text, where the record's passages carry none
 */
export function applyDecisions(
  record: DocumentRecord,
  decisions: readonly MentionDecision[],
  text = textOfRecord(record),
): Applied {
  if (decisions.length === 0) return { record, unfit: [] };
  if (text === undefined) {
    const reason = 'the record carries no text; give the folder of the sources';
    return { record, unfit: decisions.map((decision) => ({ decision, reason })) };
  }
  const editable = new EditableRecord(record, text);
  const unfit: Unfit[] = [];
  for (const decision of decisions) {
    const reason = applyOne(editable, decision);
    if (reason !== undefined) unfit.push({ decision, reason });
  }
  return { record: editable.finish(), unfit };
}

/** @returns why it does not fit; undefined where it was applied, or nothing was left to do */
function applyOne(editable: EditableRecord, decision: MentionDecision): string | undefined {
  const place = findAnchor(editable.index, decision.target);
  if (place === undefined)
    return decision.action === 'delete' ? undefined : 'its words do not stand in the text any more';
  if (decision.action === 'checked')
    return editable.passageAt(place) === undefined ? 'the passage has other edges now' : undefined;
  if (decision.action === 'add') {
    const there = editable.at(place);
    const wanted = wantedOf(decision);
    if (there === undefined) return editable.add(place, wanted);
    editable.change(there, { ...wanted, ...(wanted.entity === undefined && ownEntity(there, wanted)) });
    return undefined;
  }
  const annotation = editable.at(place);
  if (annotation === undefined) return whereNothingIs(editable, decision, place);
  return applyTo(editable, decision, annotation, place);
}

/** A new extraction may have done by itself what was decided. */
function whereNothingIs(
  editable: EditableRecord,
  decision: MentionDecision,
  place: { start: number; end: number },
): string | undefined {
  if (decision.action === 'delete') return undefined;
  if (decision.action === 'span') {
    const moved = movedPlace(decision, place);
    if (editable.at(moved) !== undefined) return undefined;
  }
  return 'nothing is marked there any more';
}

function applyTo(
  editable: EditableRecord,
  decision: MentionDecision,
  annotation: Annotation,
  place: { start: number; end: number },
): string | undefined {
  switch (decision.action) {
    case 'right':
      editable.confirm(annotation);
      return undefined;
    case 'delete':
      editable.remove(annotation);
      return undefined;
    case 'type':
      editable.change(annotation, wantedOf(decision));
      return undefined;
    case 'value':
      editable.change(annotation, { type: annotation.entityType, value: decision.value });
      return undefined;
    case 'link':
      editable.change(annotation, { type: annotation.entityType, entity: decision.entity });
      return undefined;
    case 'span': {
      const moved = movedPlace(decision, place);
      const words = editable.index.slice(moved.start, moved.end);
      return words === decision.span.exact
        ? editable.move(annotation, moved)
        : 'the words around it are others now';
    }
    default:
      return undefined;
  }
}

/** The new edges lie as far from the old ones as they did when the decision was made. */
function movedPlace(
  { target, span }: Extract<MentionDecision, { action: 'span' }>,
  place: { start: number; end: number },
): { start: number; end: number } {
  const start = Math.max(0, place.start + span.start - target.start);
  return { start, end: start + span.end - span.start };
}

function wantedOf({
  entityType,
  value,
  entity,
}: Extract<MentionDecision, { action: 'add' | 'type' }>): Wanted {
  return { type: entityType, value, entity };
}

/** A mention that is there already with the same type keeps its entity. */
function ownEntity(there: Annotation, wanted: Wanted): object {
  if (there.entityType !== wanted.type || typeof there.body !== 'string' || there.body.startsWith('#'))
    return {};
  return { entity: { id: there.body, name: there.target.selector[2].exact } };
}

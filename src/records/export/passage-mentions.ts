import type { Annotation, Passage } from '../../record/schema.ts';
import { readNodes } from '../read/read.ts';
import type { RecordReference } from '../read/reference.ts';

/** Each passage with the annotations that start in it. The record is read twice at once, so neither list is held. */
export function* passagesWithMentions(
  reference: RecordReference,
): Generator<{ passage: Passage; annotations: Annotation[] }, void, undefined> {
  const annotations = annotationsOf(reference);
  let next = annotations.next();
  for (const item of readNodes(reference)) {
    if (item.list === 'annotations') break;
    if (item.list !== 'passages') continue;
    const own: Annotation[] = [];
    while (!next.done && next.value.target.selector[0].start < item.node.end) {
      own.push(next.value);
      next = annotations.next();
    }
    yield { passage: item.node, annotations: own };
  }
}

function* annotationsOf(reference: RecordReference): Generator<Annotation, void, undefined> {
  for (const item of readNodes(reference)) if (item.list === 'annotations') yield item.node;
}

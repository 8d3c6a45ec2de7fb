import { WholeFile } from '../../files/whole-file.ts';
import { pagePlace } from '../../record/page-place.ts';
import type { Annotation, Entity } from '../../record/schema.ts';
import { readNodes } from '../read/read.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';
import { passagesWithMentions } from './passage-mentions.ts';

/** Name of the index that passages go into. */
const index = 'onomast-passages';

/**
 * Lines for the `_bulk` request of Elasticsearch and OpenSearch: a document a passage, with its mentions. Ids are keys, so that a
 * second import replaces the first.
 */
export class ElasticsearchExporter implements Exporter {
  readonly #output: WholeFile;

  constructor(target: string) {
    this.#output = new WholeFile(target);
  }

  add({ head, reference, documentId, thingOf }: ExportedRecord): void {
    const entities = new Map<string, Entity>();
    for (const item of readNodes(reference)) {
      if (item.list !== 'entities') break;
      entities.set(item.node.id, item.node);
    }
    for (const { passage, annotations } of passagesWithMentions(reference)) {
      const action = { index: { _index: index, _id: `${documentId}-${passage.start}` } };
      const document = {
        document: head.id,
        path: head.source.path,
        title: head.name,
        date: head.source.date,
        language: head.source.language,
        kind: passage.kind,
        start: passage.start,
        end: passage.end,
        page: passage.page,
        part: passage.part,
        text: passage.text,
        mentions: annotations.map((annotation) => mentionOf(annotation, head.id, entities, thingOf)),
      };
      this.#output.write(`${JSON.stringify(action)}\n${JSON.stringify(document)}\n`);
    }
  }

  end(): void {
    this.#output.end();
  }

  abandon(): void {
    this.#output.abandon();
  }
}

function mentionOf(
  { entityType, body, confidence, target, sentence, origin }: Annotation,
  document: string,
  entities: Map<string, Entity>,
  thingOf: ExportedRecord['thingOf'],
) {
  const [{ start, end }, , { exact }] = target.selector;
  const pages = origin?.flatMap((one) => pagePlace(one)?.page ?? []);
  const place = { type: entityType, start, end, exact, confidence, sentence, page: pages?.[0] };
  if (typeof body === 'string') {
    const entity = entities.get(body);
    return {
      ...place,
      entity: body.startsWith('#') ? document + body : body,
      thing: entity === undefined ? undefined : thingOf(entity),
      name: entity?.name,
      country: entity?.countryCode,
    };
  }
  const { id: _, type: __, ...value } = body;
  // A value of money is a number to a search engine, a date an EDTF string.
  return body.type === 'TemporalExpression' ? { ...place, date: value } : { ...place, amount: value };
}

import type { Annotation, DocumentRecord, Entity, Passage } from './schema.ts';
import type { Origin } from './selector-schema.ts';

/** A record without its lists. */
export type RecordHead = Omit<DocumentRecord, 'entities' | 'passages' | 'annotations'>;

/** Takes a record node by node: the head, then entities, passages, annotations, then the end. */
export interface RecordSink {
  head(head: RecordHead): void;
  entity(node: Entity): void;
  passage(node: Passage): void;
  annotation(node: Annotation): void;
  end(): void;
}

const lists = ['entities', 'passages', 'annotations'] as const;

/** Writes one JSON-LD document: `jsonld` with a node a line, `jsonl` all in one line. */
export class JsonldSink implements RecordSink {
  readonly #write: (text: string) => void;
  readonly #break: string;
  #list = -1;
  #first = true;

  constructor(write: (text: string) => void, form: 'jsonld' | 'jsonl') {
    this.#write = write;
    this.#break = form === 'jsonld' ? '\n' : '';
  }

  head(head: RecordHead): void {
    const members = Object.entries(head).filter(([, value]) => value !== undefined);
    const text = members
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(`,${this.#break}`);
    this.#write(`{${text}`);
  }

  entity(node: Entity): void {
    this.#node(0, node);
  }

  passage(node: Passage): void {
    this.#node(1, node);
  }

  annotation(node: Annotation): void {
    this.#node(2, node);
  }

  end(): void {
    this.#open(lists.length - 1);
    this.#write(`${this.#break}]}\n`);
  }

  #open(list: number): void {
    while (this.#list < list) {
      this.#write(`${this.#list === -1 ? '' : `${this.#break}]`},${this.#break}"${lists[++this.#list]}":[`);
      this.#first = true;
    }
  }

  #node(list: number, node: Entity | Passage | Annotation): void {
    this.#open(list);
    this.#write(`${this.#first ? '' : ','}${this.#break}${JSON.stringify(node)}`);
    this.#first = false;
  }
}

/** Writes a node a line, every id absolute; the document's own node comes first and carries the context. */
export class NodeLinesSink implements RecordSink {
  readonly #write: (text: string) => void;
  #id = '';

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  head(head: RecordHead): void {
    this.#id = head.id;
    this.#line(head);
  }

  entity(node: Entity): void {
    this.#line({
      ...node,
      id: this.#absolute(node.id),
      ...(node.runnerUp && { runnerUp: { ...node.runnerUp, id: this.#absolute(node.runnerUp.id) } }),
    });
  }

  passage(node: Passage): void {
    this.#line({
      ...node,
      id: this.#absolute(node.id),
      ...(node.part !== undefined && { part: this.#absolute(node.part) }),
    });
  }

  annotation(node: Annotation): void {
    const body =
      typeof node.body === 'string'
        ? this.#absolute(node.body)
        : { ...node.body, id: this.#absolute(node.body.id) };
    const { source, selector } = node.target;
    this.#line({
      ...node,
      id: this.#absolute(node.id),
      body,
      passage: this.#absolute(node.passage),
      target: { source: this.#absolute(source), selector },
      ...(node.origin && { origin: node.origin.map((place) => this.#origin(place)) }),
    });
  }

  end(): void {}

  #origin({ source, selector }: Origin): object {
    return { source: this.#absolute(source), selector };
  }

  /** Empty is the document itself. */
  #absolute(id: string): string {
    return id === '' || id.startsWith('#') ? this.#id + id : id;
  }

  #line(node: object): void {
    this.#write(`${JSON.stringify(node)}\n`);
  }
}

/** Collects the record as an object. */
export class ObjectSink implements RecordSink {
  /** Complete after `end`. */
  record!: DocumentRecord;

  head(head: RecordHead): void {
    this.record = { ...head, entities: [], passages: [], annotations: [] };
  }
  entity(node: Entity): void {
    this.record.entities.push(node);
  }
  passage(node: Passage): void {
    this.record.passages.push(node);
  }
  annotation(node: Annotation): void {
    this.record.annotations.push(node);
  }
  end(): void {}
}

/** Hands a record to several sinks. */
export class TeeSink implements RecordSink {
  readonly #sinks: readonly RecordSink[];

  constructor(sinks: readonly RecordSink[]) {
    this.#sinks = sinks;
  }

  head(head: RecordHead): void {
    for (const sink of this.#sinks) sink.head(head);
  }
  entity(node: Entity): void {
    for (const sink of this.#sinks) sink.entity(node);
  }
  passage(node: Passage): void {
    for (const sink of this.#sinks) sink.passage(node);
  }
  annotation(node: Annotation): void {
    for (const sink of this.#sinks) sink.annotation(node);
  }
  end(): void {
    for (const sink of this.#sinks) sink.end();
  }
}

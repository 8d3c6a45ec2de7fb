import { createHash } from 'node:crypto';
import type { Entity, EntityClass } from '../../record/schema.ts';
import { readNodes } from '../read/read.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';
import { TextOutput } from './output.ts';

/** The schemata of FollowTheMoney that hold our classes; the others stand in the document's lists of names alone. */
const schemata: Partial<Record<EntityClass, string>> = {
  Person: 'Person',
  Organization: 'Organization',
  Event: 'Event',
  Country: 'Address',
  AdministrativeArea: 'Address',
  City: 'Address',
  Place: 'Address',
};

/**
 * FollowTheMoney entities as lines of JSON (https://followthemoney.tech), as Aleph takes them in: documents with a page a passage,
 * persons, organisations, events and places, and a mention for each person and organisation of a document.
 */
export class FollowTheMoneyExporter implements Exporter {
  readonly #output: TextOutput;

  constructor(target: string) {
    this.#output = new TextOutput(target);
  }

  add({ head, reference, documentId }: ExportedRecord): void {
    const document = idOf('document', String(documentId));
    const names: Record<'Person' | 'Organization' | 'Address', string[]> = {
      Person: [],
      Organization: [],
      Address: [],
    };
    let page = 0;
    for (const item of readNodes(reference)) {
      if (item.list === 'entities') {
        const schema = schemata[item.node.type[0]!];
        if (schema !== undefined && Object.hasOwn(names, schema))
          names[schema as keyof typeof names].push(item.node.name);
        if (schema !== undefined) this.#entity(item.node, schema, head.id, document);
      } else if (item.list === 'passages') {
        if (item.node.text === undefined) continue;
        const properties = { document: [document], index: [String(++page)], bodyText: [item.node.text] };
        this.#line(idOf('page', document, String(item.node.start)), 'Page', properties);
      } else break;
    }
    const { source } = head;
    this.#line(document, 'Pages', {
      fileName: [source.path],
      ...(head.name !== undefined && { title: [head.name] }),
      mimeType: [source.mediaType],
      ...(source.encoding !== undefined && { encoding: [source.encoding] }),
      fileSize: [String(source.byteLength)],
      generator: [head.generator.software],
      ...(names.Person.length > 0 && { peopleMentioned: names.Person }),
      ...(names.Organization.length > 0 && { companiesMentioned: names.Organization }),
      ...(names.Address.length > 0 && { locationMentioned: names.Address }),
    });
  }

  #entity(node: Entity, schema: string, documentIri: string, document: string): void {
    const known = !node.id.startsWith('#');
    // What no gazetteer knows is known in its document alone.
    const id = known ? idOf('entity', node.id) : idOf('entity', documentIri, document, node.id);
    const country = node.countryCode === undefined ? {} : { country: [node.countryCode.toLowerCase()] };
    if (schema === 'Address') {
      this.#line(id, schema, {
        full: [node.name],
        ...country,
        ...(node.latitude !== undefined && { latitude: [node.latitude] }),
        ...(node.longitude !== undefined && { longitude: [node.longitude] }),
      });
      return;
    }
    const wikidata = [node.id, ...node.sameAs].find((iri) => /wikidata\.org\/entity\/Q\d+$/.test(iri));
    this.#line(id, schema, {
      name: [node.name],
      ...(node.alternateName.length > 0 && { alias: node.alternateName }),
      ...(schema === 'Person' && node.jobTitle !== undefined && { position: [node.jobTitle] }),
      ...(wikidata !== undefined && { wikidataId: [wikidata.slice(wikidata.lastIndexOf('/') + 1)] }),
      ...(schema !== 'Event' && country),
    });
    if (schema === 'Event') return;
    this.#line(idOf('mention', document, node.id), 'Mention', {
      document: [document],
      resolved: [id],
      name: [node.name, ...node.alternateName],
      detectedSchema: [schema],
      ...(node.countryCode !== undefined && { contextCountry: country.country! }),
    });
  }

  #line(id: string, schema: string, properties: Record<string, readonly string[]>): void {
    this.#output.write(`${JSON.stringify({ id, schema, properties })}\n`);
  }

  end(): void {
    this.#output.end();
  }

  abandon(): void {
    this.#output.abandon();
  }
}

/** FollowTheMoney's way of ids: the SHA-1 of what makes the thing itself. */
function idOf(...words: string[]): string {
  return createHash('sha1').update(words.join('\0')).digest('hex');
}

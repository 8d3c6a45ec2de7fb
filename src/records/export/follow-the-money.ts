import { createHash } from 'node:crypto';
import { WholeFile } from '../../files/whole-file.ts';
import type { Entity, EntityClass, Passage } from '../../record/schema.ts';
import { readNodes } from '../read/read.ts';
import { ownThing } from '../things/own-thing.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';

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
 * FollowTheMoney entities as lines of JSON (https://followthemoney.tech), as Aleph takes them in: documents with their pages, or a page a passage,
 * persons, organisations, events and places, and a mention for each person and organisation of a document.
 */
export class FollowTheMoneyExporter implements Exporter {
  readonly #output: WholeFile;

  constructor(target: string) {
    this.#output = new WholeFile(target);
  }

  add({ head, reference, documentId, thingOf }: ExportedRecord): void {
    const document = idOf('document', String(documentId));
    // What neither a gazetteer nor a linker nor people know is known in its document alone.
    const idOfEntity = (node: Entity) => {
      const thing = thingOf(node);
      return thing === ownThing(node) && node.id.startsWith('#')
        ? idOf('entity', head.id, document, node.id)
        : idOf('entity', thing);
    };
    const names: Record<'Person' | 'Organization' | 'Address', string[]> = {
      Person: [],
      Organization: [],
      Address: [],
    };
    const pages = new Pages((index, start, text) => {
      const properties = { document: [document], index: [String(index)], bodyText: [text] };
      this.#line(idOf('page', document, String(start)), 'Page', properties);
    });
    for (const item of readNodes(reference)) {
      if (item.list === 'entities') {
        const schema = schemata[item.node.type[0]!];
        if (schema !== undefined && Object.hasOwn(names, schema))
          names[schema as keyof typeof names].push(item.node.name);
        if (schema !== undefined) this.#entity(item.node, schema, idOfEntity(item.node), document);
      } else if (item.list === 'passages') {
        pages.take(item.node);
      } else break;
    }
    pages.end();
    const { source, metadata } = head;
    const day = source.date;
    this.#line(document, 'Pages', {
      fileName: [source.path],
      ...(head.name !== undefined && { title: [head.name] }),
      mimeType: [source.mediaType],
      ...(source.encoding !== undefined && { encoding: [source.encoding] }),
      fileSize: [String(source.byteLength)],
      generator: [head.generator.software],
      // Of EDTF it knows plain dates alone.
      ...(day !== undefined && /^\d{4}(-\d\d){0,2}$/.test(day) && { date: [day] }),
      ...(metadata?.creator !== undefined && { author: metadata.creator }),
      ...(names.Person.length > 0 && { peopleMentioned: names.Person }),
      ...(names.Organization.length > 0 && { companiesMentioned: names.Organization }),
      ...(names.Address.length > 0 && { locationMentioned: names.Address }),
    });
  }

  #entity(node: Entity, schema: string, id: string, document: string): void {
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

/** Puts passages together to the pages of the original; one that is on none is a page of its own. */
class Pages {
  readonly #write: (index: number, start: number, text: string) => void;
  #index = 0;
  #page: { number: number; start: number; text: string } | undefined;

  constructor(write: (index: number, start: number, text: string) => void) {
    this.#write = write;
  }

  take({ page, start, text }: Passage): void {
    if (text === undefined) return;
    if (page === undefined) {
      this.end();
      this.#write(++this.#index, start, text);
    } else if (this.#page?.number === page) this.#page.text += text;
    else {
      this.end();
      this.#page = { number: page, start, text };
    }
  }

  end(): void {
    if (this.#page === undefined) return;
    const { number, start, text } = this.#page;
    this.#index = number;
    this.#write(number, start, text);
    this.#page = undefined;
  }
}

/** FollowTheMoney's way of ids: the SHA-1 of what makes the thing itself. */
function idOf(...words: string[]): string {
  return createHash('sha1').update(words.join('\0')).digest('hex');
}

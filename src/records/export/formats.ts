import type { Exporter } from './exporter.ts';

/** A form of export: what stands after its colon, and who writes it. */
export interface ExportForm {
  readonly target: 'FILE' | 'DIR';
  readonly summary: string;
  open(target: string, collection: string): Promise<Exporter>;
}

/** Every form by its name; each writer is loaded when it is asked for. */
export const exportForms: Readonly<Record<string, ExportForm>> = {
  nquads: {
    target: 'FILE',
    summary: 'RDF, each document a named graph',
    open: async (target) => new (await import('./rdf.ts')).RdfExporter(target, 'nquads'),
  },
  trig: {
    target: 'FILE',
    summary: 'the same, shorter',
    open: async (target) => new (await import('./rdf.ts')).RdfExporter(target, 'trig'),
  },
  turtle: {
    target: 'FILE',
    summary: 'the same triples without graphs, which Turtle does not know',
    open: async (target) => new (await import('./rdf.ts')).RdfExporter(target, 'turtle'),
  },
  csv: {
    target: 'DIR',
    summary: 'the tables of the stores, RFC 4180',
    open: async (target, collection) => (await import('./csv.ts')).csvExporter(target, collection),
  },
  parquet: {
    target: 'DIR',
    summary: 'the tables of the stores',
    open: async (target, collection) => (await import('./parquet.ts')).parquetExporter(target, collection),
  },
  ftm: {
    target: 'FILE',
    summary: 'FollowTheMoney entities and mentions, for Aleph',
    open: async (target) => new (await import('./follow-the-money.ts')).FollowTheMoneyExporter(target),
  },
  'elasticsearch-bulk': {
    target: 'FILE',
    summary: 'passages with their mentions for the _bulk request',
    open: async (target) => new (await import('./elasticsearch.ts')).ElasticsearchExporter(target),
  },
  'neo4j-csv': {
    target: 'DIR',
    summary: 'nodes and relationships for neo4j-admin import',
    open: async (target) => new (await import('./neo4j.ts')).Neo4jExporter(target),
  },
  brat: {
    target: 'DIR',
    summary: 'standoff annotations next to the texts',
    open: async (target) => new (await import('./brat.ts')).BratExporter(target),
  },
  nif: {
    target: 'FILE',
    summary: 'NIF 2.0 in Turtle',
    open: async (target) => new (await import('./nif.ts')).NifExporter(target),
  },
};

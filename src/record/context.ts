/** A record's context: all of it, or in the compact form its IRI; both with the document as base. */
export type RecordContext =
  | { readonly '@base': string; readonly [term: string]: unknown }
  | readonly [typeof contextIri, { readonly '@base': string }];

/** Where the shipped context (`schema/context.jsonld`) is named to stand; the compact form names it. */
export const contextIri = 'https://w3id.org/onomast/schema/context.jsonld';

const date = {
  '@id': 'dcterms:date',
  '@type': 'http://id.loc.gov/datatypes/edtf/EDTF',
} as const;
const amounts = {
  value: {
    '@id': 'schema:value',
    '@type': 'xsd:decimal',
  },
  minValue: {
    '@id': 'schema:minValue',
    '@type': 'xsd:decimal',
  },
  maxValue: {
    '@id': 'schema:maxValue',
    '@type': 'xsd:decimal',
  },
} as const;

/**
 * The JSON-LD 1.1 context of a record, without the `@base` that each record adds (its own id).
 * Terms come from schema.org, the Web Annotation vocabulary and, where neither has one, onomast's own namespace.
 */
export const recordContext = {
  '@version': 1.1,
  id: '@id',
  type: '@type',
  schema: 'https://schema.org/',
  oa: 'http://www.w3.org/ns/oa#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
  onomast: 'https://w3id.org/onomast/ns#',
  Document: 'schema:DigitalDocument',
  Passage: 'onomast:Passage',
  Person: 'schema:Person',
  Organization: 'schema:Organization',
  Country: 'schema:Country',
  AdministrativeArea: 'schema:AdministrativeArea',
  City: 'schema:City',
  Place: 'schema:Place',
  Event: 'schema:Event',
  Legislation: 'schema:Legislation',
  Group: 'onomast:Group',
  MonetaryAmount: {
    '@id': 'schema:MonetaryAmount',
    '@context': amounts,
  },
  QuantitativeValue: {
    '@id': 'schema:QuantitativeValue',
    '@context': amounts,
  },
  TemporalExpression: {
    '@id': 'onomast:TemporalExpression',
    '@context': {
      value: {
        '@id': 'onomast:edtf',
        '@type': 'http://id.loc.gov/datatypes/edtf/EDTF',
      },
    },
  },
  name: 'schema:name',
  alternateName: {
    '@id': 'schema:alternateName',
    '@container': '@set',
  },
  sameAs: {
    '@id': 'schema:sameAs',
    '@type': '@id',
    '@container': '@set',
  },
  countryCode: 'onomast:countryCode',
  subdivisionCode: 'onomast:subdivisionCode',
  latitude: {
    '@id': 'schema:latitude',
    '@type': 'xsd:decimal',
  },
  longitude: {
    '@id': 'schema:longitude',
    '@type': 'xsd:decimal',
  },
  mentionCount: {
    '@id': 'onomast:mentionCount',
    '@type': 'xsd:nonNegativeInteger',
  },
  entityType: 'onomast:entityType',
  confidence: 'onomast:confidence',
  stages: {
    '@id': 'onomast:stage',
    '@container': '@set',
  },
  inferred: {
    '@id': 'onomast:inferred',
    '@container': '@set',
  },
  inferredFrom: 'onomast:inferredFrom',
  valueStatus: 'onomast:valueStatus',
  source: {
    '@id': 'onomast:source',
    '@context': {
      date,
      text: 'onomast:text',
    },
  },
  language: 'dcterms:language',
  languageConfidence: 'onomast:languageConfidence',
  reader: 'onomast:reader',
  metadataSha256: 'onomast:metadataSha256',
  metadata: {
    '@id': 'onomast:metadata',
    '@context': {
      title: 'dcterms:title',
      creator: {
        '@id': 'dcterms:creator',
        '@container': '@set',
      },
      date,
      publisher: 'dcterms:publisher',
      identifier: {
        '@id': 'dcterms:identifier',
        '@container': '@set',
      },
      rights: 'dcterms:rights',
      own: {
        '@id': 'onomast:own',
        '@type': '@json',
      },
    },
  },
  pages: {
    '@id': 'onomast:page',
    '@container': '@set',
  },
  number: {
    '@id': 'onomast:pageNumber',
    '@type': 'xsd:nonNegativeInteger',
  },
  label: 'onomast:pageLabel',
  width: 'onomast:width',
  height: 'onomast:height',
  ocr: 'onomast:ocr',
  parts: {
    '@id': 'onomast:part',
    '@container': '@set',
  },
  page: {
    '@id': 'onomast:onPage',
    '@type': 'xsd:nonNegativeInteger',
  },
  part: {
    '@id': 'onomast:inPart',
    '@type': '@id',
  },
  box: {
    '@id': 'onomast:box',
    '@container': '@list',
  },
  path: 'onomast:path',
  mediaType: 'schema:encodingFormat',
  encoding: 'onomast:encoding',
  sha256: 'onomast:sha256',
  byteLength: {
    '@id': 'onomast:byteLength',
    '@type': 'xsd:nonNegativeInteger',
  },
  length: {
    '@id': 'onomast:length',
    '@type': 'xsd:nonNegativeInteger',
  },
  generator: 'onomast:generator',
  software: 'onomast:software',
  pipeline: 'onomast:pipeline',
  pipelineHash: 'onomast:pipelineHash',
  recordVersion: 'onomast:recordVersion',
  entities: {
    '@id': 'schema:mentions',
    '@container': '@set',
  },
  annotations: {
    '@id': 'onomast:annotation',
    '@container': '@set',
  },
  passages: {
    '@id': 'schema:hasPart',
    '@container': '@set',
  },
  kind: 'onomast:kind',
  text: 'schema:text',
  Annotation: 'oa:Annotation',
  TextPositionSelector: 'oa:TextPositionSelector',
  DataPositionSelector: 'oa:DataPositionSelector',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  FragmentSelector: {
    '@id': 'oa:FragmentSelector',
    '@context': {
      value: 'rdf:value',
    },
  },
  XPathSelector: {
    '@id': 'oa:XPathSelector',
    '@context': {
      value: 'rdf:value',
    },
  },
  conformsTo: {
    '@id': 'dcterms:conformsTo',
    '@type': '@id',
  },
  refinedBy: {
    '@id': 'oa:refinedBy',
    '@type': '@id',
  },
  motivation: {
    '@id': 'oa:motivatedBy',
    '@type': '@vocab',
  },
  identifying: 'oa:identifying',
  classifying: 'oa:classifying',
  passage: {
    '@id': 'onomast:inPassage',
    '@type': '@id',
  },
  sentence: {
    '@id': 'onomast:sentence',
    '@container': '@list',
  },
  body: {
    '@id': 'oa:hasBody',
    '@type': '@id',
  },
  target: {
    '@id': 'oa:hasTarget',
    '@type': '@id',
    '@context': {
      source: {
        '@id': 'oa:hasSource',
        '@type': '@id',
      },
    },
  },
  origin: {
    '@id': 'onomast:origin',
    '@container': '@set',
    '@context': {
      source: {
        '@id': 'oa:hasSource',
        '@type': '@id',
      },
      selector: {
        '@id': 'oa:hasSelector',
        '@type': '@id',
      },
    },
  },
  selector: {
    '@id': 'oa:hasSelector',
    '@type': '@id',
    '@container': '@set',
  },
  start: {
    '@id': 'oa:start',
    '@type': 'xsd:nonNegativeInteger',
  },
  end: {
    '@id': 'oa:end',
    '@type': 'xsd:nonNegativeInteger',
  },
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  currency: 'schema:currency',
  qualifier: 'onomast:qualifier',
  unitText: 'schema:unitText',
  unitCode: 'schema:unitCode',
  jobTitle: 'schema:jobTitle',
  runnerUp: {
    '@id': 'onomast:runnerUp',
  },
} as const;

/** The context of the record with this id; in the compact form by its IRI. */
export function contextFor(documentId: string, compact = false): RecordContext {
  return compact ? [contextIri, { '@base': documentId }] : { '@base': documentId, ...recordContext };
}

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
  xsd: 'http://www.w3.org/2001/XMLSchema#',
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
    '@context': {
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
    },
  },
  QuantitativeValue: {
    '@id': 'schema:QuantitativeValue',
    '@context': {
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
    },
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
  source: 'onomast:source',
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

/** The context of the record with this id. */
export function contextFor(documentId: string): Record<string, unknown> {
  return { '@base': documentId, ...recordContext };
}

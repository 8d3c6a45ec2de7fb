import type { Quad, Term } from 'n3';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { NameType } from '../../record/schema.ts';
import type { Alias, GazetteerEntry } from '../entry.ts';

/**
 * Importer of SKOS concept schemes (W3C SKOS Reference, 2009) in Turtle, N-Triples or JSON-LD. A concept becomes an entry:
 *
 *     skos:prefLabel        name (English if there is one), the others aliases with their language
 *     skos:altLabel         alias; skos:hiddenLabel: look-up form only
 *     skos:broader          parent
 *     skos:exactMatch       sameAs (owl:sameAs and schema:sameAs too)
 *     skos:note             note
 *     wgs84:lat, wgs84:long coordinates
 *     rdf:type              type, where it is a schema.org class; else the type given
 */
const skos = 'http://www.w3.org/2004/02/skos/core#';
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const geo = 'http://www.w3.org/2003/01/geo/wgs84_pos#';
const sameAs = new Set([
  `${skos}exactMatch`,
  'http://www.w3.org/2002/07/owl#sameAs',
  'http://schema.org/sameAs',
  'https://schema.org/sameAs',
]);
const typeOfClass: Readonly<Record<string, NameType>> = {
  Person: 'PERSON',
  Organization: 'ORG',
  Corporation: 'ORG',
  GovernmentOrganization: 'ORG',
  EducationalOrganization: 'ORG',
  Country: 'GPE',
  City: 'GPE',
  State: 'GPE',
  AdministrativeArea: 'GPE',
  Place: 'LOC',
  Landform: 'LOC',
  Event: 'EVENT',
  Legislation: 'LAW',
};

interface Concept {
  labels: { value: string; language: string; kind: 'preferred' | Alias['kind'] }[];
  parent?: string;
  sameAs: string[];
  note?: string;
  latitude?: number;
  longitude?: number;
  type?: NameType;
  isConcept: boolean;
}

/** Entries of a concept scheme, in the order of their concepts' first triples. */
export async function skosEntries(text: string, file: string, type: NameType): Promise<GazetteerEntry[]> {
  const quads = /^\s*[[{]/.test(text) ? await fromJsonLd(text, file) : await fromTurtle(text, file);
  const concepts = new Map<string, Concept>();
  for (const quad of quads) {
    if (quad.subject.termType !== 'NamedNode') continue;
    const concept = concepts.get(quad.subject.value) ?? { labels: [], sameAs: [], isConcept: false };
    concepts.set(quad.subject.value, concept);
    read(concept, quad.predicate.value, quad.object);
  }
  const entries: GazetteerEntry[] = [];
  for (const [id, concept] of concepts) {
    if (!concept.isConcept || concept.labels.length === 0) continue;
    const preferred = concept.labels.filter((label) => label.kind === 'preferred');
    const name =
      preferred.find((label) => /^en\b/.test(label.language)) ??
      preferred.find((label) => label.language === '') ??
      preferred[0] ??
      concept.labels[0]!;
    const own = concept.type ?? type;
    entries.push({
      id,
      type: own,
      class: 'concept',
      name: name.value,
      aliases: concept.labels
        .filter((label) => label !== name)
        .map(({ value, language, kind }) => ({
          name: value,
          kind: kind !== 'preferred' ? kind : /^(?:en\b|$)/.test(language) ? 'alias' : 'other',
          ...(language !== '' && { language }),
        })),
      ...(concept.parent !== undefined && { parent: concept.parent }),
      countryCodes: [],
      ...(concept.latitude !== undefined && { latitude: concept.latitude }),
      ...(concept.longitude !== undefined && { longitude: concept.longitude }),
      sameAs: concept.sameAs,
      ...(concept.note !== undefined && { note: concept.note }),
    });
  }
  return entries;
}

function read(concept: Concept, predicate: string, object: Term): void {
  const label = (kind: 'preferred' | Alias['kind']) => {
    if (object.termType === 'Literal' && object.value.trim() !== '')
      concept.labels.push({ value: object.value.trim(), language: object.language, kind });
  };
  if (predicate === `${skos}prefLabel`) {
    concept.isConcept = true;
    label('preferred');
  } else if (predicate === `${skos}altLabel`)
    label(object.termType === 'Literal' && /^(?:en|$)/.test(object.language) ? 'alias' : 'other');
  else if (predicate === `${skos}hiddenLabel`) label('other');
  else if (predicate === `${skos}broader` && object.termType === 'NamedNode') concept.parent ??= object.value;
  else if (sameAs.has(predicate) && object.termType === 'NamedNode') concept.sameAs.push(object.value);
  else if (predicate === `${skos}note`) concept.note ??= object.value;
  else if (predicate === `${geo}lat`) concept.latitude = Number(object.value);
  else if (predicate === `${geo}long`) concept.longitude = Number(object.value);
  else if (predicate === rdfType) {
    if (object.value === `${skos}Concept`) concept.isConcept = true;
    const known = typeOfClass[/^https?:\/\/schema\.org\/(\w+)$/.exec(object.value)?.[1] ?? ''];
    if (known !== undefined) concept.type = known;
  }
}

async function fromTurtle(text: string, file: string): Promise<Quad[]> {
  const { Parser } = await import('n3');
  try {
    return new Parser().parse(text) as unknown as Quad[];
  } catch (cause) {
    const { message, context } = cause as { message: string; context?: { line?: number } };
    throw new OnomastError(
      'gazetteer.invalid-row',
      message.replace(/\.$/, ''),
      { file, ...(context?.line !== undefined && { line: context.line }) },
      { cause },
    );
  }
}

async function fromJsonLd(text: string, file: string): Promise<Quad[]> {
  const { default: jsonld } = await import('jsonld');
  try {
    const document = JSON.parse(text) as object;
    return (await jsonld.toRDF(document, {
      // Nothing is fetched: contexts must stand in the file.
      documentLoader: (url: string) =>
        Promise.reject(new Error(`its context ${url} is not in the file, and nothing is fetched`)),
    })) as unknown as Quad[];
  } catch (cause) {
    const { message, details } = cause as { message: string; details?: { cause?: { message?: string } } };
    throw new OnomastError(
      'gazetteer.invalid-row',
      (details?.cause?.message ?? message).replace(/\.$/, ''),
      { file },
      { cause },
    );
  }
}

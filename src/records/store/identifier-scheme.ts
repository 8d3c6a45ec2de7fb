const schemes: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/www\.wikidata\.org\/entity\//, 'wikidata'],
  [/^https?:\/\/sws\.geonames\.org\//, 'geonames'],
  [/^https?:\/\/www\.geonames\.org\//, 'geonames'],
  [/^https:\/\/www\.iso\.org\/obp\/ui\/#iso:code:3166:/, 'iso3166'],
  [/^https:\/\/ror\.org\//, 'ror'],
  [/^https?:\/\/isni\.org\//, 'isni'],
  [/^https?:\/\/viaf\.org\//, 'viaf'],
  [/^https?:\/\/d-nb\.info\/gnd\//, 'gnd'],
  [/^https:\/\/orcid\.org\//, 'orcid'],
];

/** The authority that an identifier belongs to, or `other`. */
export function identifierScheme(iri: string): string {
  return schemes.find(([pattern]) => pattern.test(iri))?.[1] ?? 'other';
}

/** IRI of an ISO 3166 code in the ISO Online Browsing Platform: `BY`, `BY-VI`. */
export const isoIri = (code: string) => `https://www.iso.org/obp/ui/#iso:code:3166:${code}`;

/** IRI of a GeoNames feature. */
export const geoNamesIri = (id: string) => `https://sws.geonames.org/${id}/`;

/** IRI of a Wikidata item. */
export const wikidataIri = (item: string) => `http://www.wikidata.org/entity/${item}`;

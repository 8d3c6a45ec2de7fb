/** IRI of an ISO 3166 code in the ISO Online Browsing Platform: `BY`, `BY-VI`. */
export const isoIri = (code: string) => `https://www.iso.org/obp/ui/#iso:code:3166:${code}`;

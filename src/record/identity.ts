/** RFC 6920 name of a document: `ni:///sha-256;` and the base64url form of its SHA-256. */
function hashName(sha256: string): string {
  return `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`;
}

/** Whether documents can be named below an IRI: absolute, without a fragment. */
export function isBaseIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s#<>"{}|\\^`]+$/i.test(text);
}

/**
 * The id of a document: by its content, or below a base by its path.
 * @example documentId('…', 'a/b c.txt', 'https://example.org/books') === 'https://example.org/books/a/b%20c.txt'
 * @param sha256 of the original file, hex
 */
export function documentId(sha256: string, path: string, baseIri?: string): string {
  if (baseIri === undefined) return hashName(sha256);
  const name = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return /[/:=?]$/.test(baseIri) ? baseIri + name : `${baseIri}/${name}`;
}

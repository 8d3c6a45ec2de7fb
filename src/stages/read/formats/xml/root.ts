/** What an XML document begins with. */
export interface XmlRoot {
  /** Without a prefix. */
  readonly name: string;
  /** The start tag of the root, and the declaration of the document type: what tells vocabularies of the same root apart. */
  readonly signs: string;
}

/**
 * The root of an XML document by the beginning of its bytes; undefined where they are no XML, or the root lies after them.
 * Comments, instructions and a declaration of the document type may stand before it.
 */
export function xmlRoot(head: Uint8Array): XmlRoot | undefined {
  const text = Buffer.from(head).toString('latin1').replaceAll('\0', '');
  const prolog =
    /(?:\s+|\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[[\s\S]*?\]\s*)?>)/y;
  const tag = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*/y;
  let at = 0;
  for (prolog.lastIndex = 0; prolog.exec(text) !== null; ) at = prolog.lastIndex;
  tag.lastIndex = at;
  const match = tag.exec(text);
  return match === null ? undefined : { name: match[2]!, signs: text.slice(0, tag.lastIndex) };
}

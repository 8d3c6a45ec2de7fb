const localHeader = Buffer.from('PK\x03\x04', 'latin1');

/** Whether bytes begin as a ZIP file does, an empty one too. */
export function isZip(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 4)).toString('latin1');
  return start === 'PK\x03\x04' || start === 'PK\x05\x06';
}

/**
 * The media type that a package names in its first file, `mimetype`, stored as it is (EPUB, ODT); undefined where there is none.
 * Some packers fold it: then its name alone stands in the head.
 */
export function packageType(head: Uint8Array): string | undefined {
  if (!isZip(head) || head.length < 38) return undefined;
  const buffer = Buffer.from(head);
  const nameEnd = 30 + buffer.readUInt16LE(26);
  if (buffer.toString('latin1', 30, nameEnd) !== 'mimetype' || buffer.readUInt16LE(8) !== 0) return undefined;
  const start = nameEnd + buffer.readUInt16LE(28);
  return /^\s*([\w.+/-]+)/.exec(buffer.toString('latin1', start, start + 100).split('PK')[0]!)?.[1];
}

/** Names of the files whose entries begin in the head of a package: by them OOXML documents are told. */
export function firstNames(head: Uint8Array): string[] {
  if (!isZip(head)) return [];
  const buffer = Buffer.from(head);
  const names: string[] = [];
  for (let at = 0; at >= 0 && at + 30 <= buffer.length; at = buffer.indexOf(localHeader, at + 4))
    names.push(buffer.toString('utf8', at + 30, at + 30 + buffer.readUInt16LE(at + 26)));
  return names;
}

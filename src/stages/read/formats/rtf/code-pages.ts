import iconv from 'iconv-lite';

/** Code pages by the number of a Windows character set, as `\fcharset` gives it. */
const ofCharacterSet: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  78: 932,
  80: 936,
  81: 950,
  83: 10003,
  85: 10006,
  86: 10081,
  89: 10007,
  128: 932,
  129: 949,
  130: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** The character set of fonts whose characters are signs. */
export const symbolSet = 2;

/** The code page of a Windows character set; undefined for the document's own and for symbols. */
export function codePageOf(characterSet: number): number | undefined {
  return ofCharacterSet[characterSet];
}

/** Names that iconv-lite has for pages it does not know by number; 708 lies near the Arabic page of ISO. */
const names: Readonly<Record<number, string>> = {
  708: 'iso88596',
  10000: 'macintosh',
  10001: 'cp932',
  10002: 'cp950',
  10003: 'cp949',
  10008: 'cp936',
  1361: 'cp949',
  65001: 'utf8',
};

/** The encoding that iconv-lite knows a code page by; Western Windows where it knows none. */
function encodingOf(page: number): string {
  const known = [names[page], `cp${page}`, String(page)].find(
    (name) => name !== undefined && iconv.encodingExists(name),
  );
  return known ?? 'cp1252';
}

/** Whether a byte begins a character of two bytes in a code page. */
export function isLeadByte(page: number, byte: number): boolean {
  if (page === 932 || page === 10001) return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
  return [936, 949, 950, 1361, 10002, 10003, 10008].includes(page) && byte >= 0x81 && byte <= 0xfe;
}

export function decode(bytes: Uint8Array, page: number): string {
  return iconv.decode(Buffer.from(bytes), encodingOf(page));
}

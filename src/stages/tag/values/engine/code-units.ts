// The text as an array: a view's text is put together of pieces, and reading such a string unit by unit is slow.
let bytes = Buffer.alloc(1 << 16);
let units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The code units of a text with zeros after it; good until the next call. */
export function unitsOf(text: string): Uint16Array {
  const needed = 2 * (text.length + 8);
  if (bytes.length < needed) {
    bytes = Buffer.alloc(2 * needed);
    units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  }
  if (littleEndian) bytes.write(text, 'utf16le');
  else for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  units.fill(0, text.length, text.length + 8);
  return units;
}

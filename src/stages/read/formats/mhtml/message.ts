/** A MIME message, or a part of one. */
export interface Message {
  /** By lowercase name, each with its last value, in one line. */
  readonly fields: ReadonlyMap<string, string>;
  /** Media type in lowercase. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** What it holds, as it was before it was coded. */
  content(): Uint8Array;
  /** The messages in it; none where it is no multipart. */
  parts(): Message[];
}

const mostParts = 10_000;

/** Reads a message; what it holds is looked at when asked for. */
export function readMessage(bytes: Uint8Array): Message {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [headEnd, bodyStart] = endOfHead(buffer);
  const fields = fieldsOf(buffer.toString('latin1', 0, headEnd));
  const { type, parameters } = mediaTypeOf(fields.get('content-type') ?? 'text/plain');
  const body = buffer.subarray(bodyStart);
  const boundary = type.startsWith('multipart/') ? parameters.get('boundary') : undefined;
  return {
    fields,
    type,
    parameters,
    content: () => decoded(body, fields.get('content-transfer-encoding') ?? ''),
    parts: () => (boundary === undefined ? [] : partsOf(body, boundary).map(readMessage)),
  };
}

/** Where the fields end and where the body begins: after the first empty line. */
function endOfHead(buffer: Buffer): [number, number] {
  if (buffer[0] === 0x0a) return [0, 1];
  if (buffer[0] === 0x0d && buffer[1] === 0x0a) return [0, 2];
  for (let at = buffer.indexOf(0x0a); at >= 0; at = buffer.indexOf(0x0a, at + 1)) {
    if (buffer[at + 1] === 0x0a) return [at + 1, at + 2];
    if (buffer[at + 1] === 0x0d && buffer[at + 2] === 0x0a) return [at + 1, at + 3];
  }
  return [buffer.length, buffer.length];
}

function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) fields.set(name.toLowerCase(), value!.trim());
  }
  return fields;
}

function mediaTypeOf(field: string): { type: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  for (const [, name, quoted, plain] of field.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;]+))/g))
    parameters.set(name!.toLowerCase(), quoted ?? plain!);
  return { type: field.split(';')[0]!.trim().toLowerCase(), parameters };
}

/** The stretches between the lines `--boundary`; a line end before such a line belongs to it. */
function partsOf(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let start: number | undefined;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (start !== undefined) {
      const lineEnd = body[at - 2] === 0x0d ? 2 : 1;
      parts.push(body.subarray(start, Math.max(start, at - lineEnd)));
    }
    const line = body.indexOf(0x0a, at);
    const isLast = body.toString('latin1', at + mark.length, at + mark.length + 2) === '--';
    if (line < 0 || isLast || parts.length === mostParts) return parts;
    start = line + 1;
  }
  // a message that was cut short
  if (start !== undefined) parts.push(body.subarray(start));
  return parts;
}

function decoded(body: Buffer, coding: string): Uint8Array {
  switch (coding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64');
    case 'quoted-printable':
      return unquoted(body.toString('latin1'));
    default:
      return body;
  }
}

/** Quoted-printable: `=E9` is a byte, `=` at a line's end joins lines, white space at a line's end is none. */
function unquoted(text: string): Buffer {
  const joined = text.replace(/[ \t]+(?=\r?\n|$)/g, '').replace(/=\r?\n/g, '');
  const plain = joined.replace(/=([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

/**
 * Where in a JSON text the value of a JSON pointer (RFC 6901) begins: a code unit offset, or that of the nearest ancestor
 * that is there. The text must be valid JSON.
 */
export function offsetOfPointer(text: string, pointer: string): number {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let at = skipSpace(text, 0);
  for (const step of path) {
    const next = child(text, at, step);
    if (next < 0) return at;
    at = next;
  }
  return at;
}

function child(text: string, at: number, step: string): number {
  const open = text[at];
  if (open !== '{' && open !== '[') return -1;
  let i = skipSpace(text, at + 1);
  for (let index = 0; i < text.length && text[i] !== '}' && text[i] !== ']'; index++) {
    let name = String(index);
    if (open === '{') {
      const end = skipValue(text, i);
      name = JSON.parse(text.slice(i, end)) as string;
      i = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (name === step) return i;
    i = skipSpace(text, skipValue(text, i));
    if (text[i] === ',') i = skipSpace(text, i + 1);
  }
  return -1;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && ' \t\r\n'.includes(text[i]!)) i++;
  return i;
}

/** Offset after the value that begins at `at`. */
function skipValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const c = text[i]!;
    if (c === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
    } else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') {
      if (depth === 0) return i;
      depth--;
    } else if (depth === 0 && ',: \t\r\n'.includes(c)) return i;
    if (depth === 0 && (c === '"' || c === '}' || c === ']')) return i + 1;
  }
  return text.length;
}

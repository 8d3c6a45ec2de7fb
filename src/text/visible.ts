/**
 * What a terminal acts on instead of showing it: control characters (ESC and the one-byte CSI U+009B among them), line separators, and
 * the marks that turn the direction of text.
 */
const acting = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string) =>
  names[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A stranger's text on one line, with nothing that a terminal would act on: `a\u001b[2Jb` becomes `a\\u001b[2Jb`. */
export function oneLine(text: string): string {
  return text.replace(acting, escaped).replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** The same for a text of our own layout: its line feeds and tabs stay. */
export function forTerminal(text: string): string {
  return text.replace(acting, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  );
}

/** A name cut in the middle to so many characters: `a very lo…ing.txt`. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const tail = Math.floor((most - 1) / 2);
  return `${characters.slice(0, most - 1 - tail).join('')}…${characters.slice(-tail).join('')}`;
}

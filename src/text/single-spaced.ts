/** With one blank in place of all white space between words; most texts have nothing else, and come back as they are. */
export const singleSpaced = (text: string): string =>
  /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;

const team = String.raw`\p{Lu}[\p{L}'’.&/-]*(?: [\p{L}\d'’.&/-]+){0,4}?`;

/** A row of results, whole: two names, each with its score, `Kapaz Ganja 3 Shamkir 0`. */
export const resultRow = new RegExp(`^(${team}) \\d{1,3} (${team}) \\d{1,3}$`, 'u');

/** Longer lines are no such rows. */
export const longestResultRow = 90;

/** Whether a line has a score before a name and another at its end, as such a row does. */
export const mayBeResultRow = (line: string): boolean =>
  line.length <= longestResultRow && / \d{1,3} [A-Z\x80-\uffff].* \d{1,3}$/.test(line);

/**
 * A copy of a string for whoever keeps it long. V8 keeps a slice of thirteen code units or more as a reference into the text it was
 * cut from, so one long name remembered would keep its whole chapter in memory.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

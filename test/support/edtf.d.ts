declare module 'edtf' {
  /** Parses an EDTF string; throws where it is none, or of a level above the one asked for. */
  export function parse(text: string, constraints?: { level?: number }): { type: string; level: number };
}

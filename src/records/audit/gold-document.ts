/** One gold mention. Positions are Unicode code points of the decoded text (a byte order mark not counted), end exclusive. */
export interface GoldMention {
  start: number;
  end: number;
  type: string;
  /** The text between `start` and `end`, character for character. */
  text: string;
  /** The normalised value (`USD 419100000`, `BY/Minsk`, a full name), or empty. */
  value: string;
}

/** One annotated text. */
export interface GoldDocument {
  /** The file name without its ending. */
  id: string;
  /** Path of the text file, where the gold was read from files. */
  path?: string;
  text: string;
  /** By start, then end. */
  mentions: GoldMention[];
}

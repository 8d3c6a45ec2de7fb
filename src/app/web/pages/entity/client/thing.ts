import type { ThingLine } from '../../../../../records/store/reading/things.ts';
import type { HistoryLine } from '../history-line.ts';

/** What the server says of a thing. */
export interface ThingAnswer extends ThingLine {
  readonly spellings: readonly { exact: string; mentions: number; documents: number }[];
  readonly identifiers: readonly { iri: string; scheme: string; documents: number }[];
  readonly members: readonly {
    path: string;
    iri: string;
    name: string;
    known: number;
    class: string;
    countryCode: string | null;
    jobTitle: string | null;
    mentions: number;
  }[];
  readonly company: readonly { thing: string; name: string; type: string; passages: number }[];
  readonly history: readonly HistoryLine[];
  readonly values: readonly { path: string; start: number; type: string; exact: string }[];
}

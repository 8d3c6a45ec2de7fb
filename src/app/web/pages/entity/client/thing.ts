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
  readonly values: readonly ThingValue[];
}

/** An amount or date in a sentence that names the thing; what it has no value of is null. */
export interface ThingValue {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly exact: string;
  readonly currency: string | null;
  readonly value: string | number | null;
  readonly minValue: string | number | null;
  readonly maxValue: string | number | null;
  readonly qualifier: string | null;
  readonly unitText: string | null;
  readonly date: string | null;
}

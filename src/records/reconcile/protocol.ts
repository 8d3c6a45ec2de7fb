/**
 * The messages of the W3C Reconciliation Service API 0.2 (Final Community Group Report, 10 April 2023,
 * https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/), as far as client and server here use them.
 */

/** Versions of the API that client and server speak. */
export const apiVersion = '0.2';

/** What `GET <service>` answers. */
export interface Manifest {
  readonly versions?: readonly string[];
  readonly name: string;
  readonly identifierSpace: string;
  readonly schemaSpace: string;
  readonly defaultTypes?: readonly ServiceType[];
  readonly view?: { readonly url: string };
  readonly batchSize?: number;
  readonly [more: string]: unknown;
}

export interface ServiceType {
  readonly id: string;
  readonly name: string;
}

/** One query of a batch. */
export interface Query {
  readonly query: string;
  readonly type?: string | readonly string[];
  readonly limit?: number;
  readonly properties?: readonly PropertyValue[];
}

/** A property that candidates should have: `{ pid: 'country', v: 'BY' }`. */
interface PropertyValue {
  readonly pid: string;
  readonly v: unknown;
}

/** One answer to a query. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly type?: readonly (ServiceType | string)[];
  /** The larger the better; 0 to 100 from the service here. */
  readonly score: number;
  /** Whether the service is sure. */
  readonly match: boolean;
  readonly features?: readonly { readonly id: string; readonly value: number | boolean }[];
}

/** The answer to a batch, by the batch's keys. */
export type BatchResult = Readonly<Record<string, { readonly result: readonly Candidate[] }>>;

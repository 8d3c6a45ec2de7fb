import { type Static, Type } from 'typebox';
import { closed, literals } from './shapes.ts';

/** The run's manifest, `<out>/run.json`. */
export const RunDocumentSchema = Type.Object(
  {
    path: Type.String(),
    sha256: Type.Optional(Type.String()),
    status: literals(['written', 'unchanged', 'failed']),
    code: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    record: Type.Optional(Type.String()),
    /** The file of JSON lines that it is a line of, relative to the folder of the manifest; `-` is standard input. */
    list: Type.Optional(Type.String()),
    counts: Type.Optional(Type.Record(Type.String(), Type.Integer())),
    /** Of a source with pages. */
    pages: Type.Optional(
      Type.Object({ read: Type.Integer(), withoutText: Type.Integer(), failed: Type.Integer() }, closed),
    ),
    /** What a reader of the record should know: of its language, of what the file or the user says of it, of its pages. */
    warnings: Type.Optional(
      Type.Array(
        Type.Object(
          { code: Type.String(), message: Type.String(), page: Type.Optional(Type.Integer()) },
          closed,
        ),
      ),
    ),
    seconds: Type.Optional(Type.Number()),
  },
  closed,
);

export const RunSchema = Type.Object(
  {
    startedAtTime: Type.String(),
    endedAtTime: Type.String(),
    software: Type.String(),
    pipeline: Type.String(),
    pipelineHash: Type.String(),
    /** Files of the input folders that are no publications of a known kind. */
    passedOver: Type.Array(Type.Object({ path: Type.String(), reason: Type.String() }, closed)),
    /** Folders that the paths of the documents start from, relative to the folder of this file. */
    sources: Type.Optional(Type.Array(Type.String())),
    documents: Type.Array(RunDocumentSchema),
    /** What earlier runs said of documents that this one was not given, and whose sources are still there. */
    kept: Type.Optional(Type.Array(RunDocumentSchema)),
  },
  closed,
);

export type RunDocument = Static<typeof RunDocumentSchema>;
export type Run = Static<typeof RunSchema>;
/** A file that is no publication of a known kind. */
export type PassedOver = Run['passedOver'][number];
/** Something a reader of the record should know, though the document was read. */
export type DocumentWarning = NonNullable<RunDocument['warnings']>[number];
/** Pages of a source by what became of them. */
export type PageCounts = NonNullable<RunDocument['pages']>;

import type { DocumentProfile } from '../contract/document.ts';
import type { FormatWarning, Metadata } from '../contract/format.ts';
import type { ToldLanguage } from '../language/document-language.ts';
import type { DocumentWarning, PageCounts } from '../record/run-schema.ts';
import type { RecordMetadata, Source, TextFile } from '../record/source-schema.ts';
import { textFormats } from '../stages/read/formats/formats.ts';
import { mergedMetadata, metadataOf } from '../stages/read/metadata.ts';
import type { DocumentSource, FormattedFacts } from '../stages/read/source.ts';
import type { DocumentJob } from './document-job.ts';
import { type DocumentLanguage, settleLanguage } from './document-language.ts';

/** What is known of a document before its text is worked on. */
export interface Description {
  readonly source: Source;
  readonly metadata: RecordMetadata | undefined;
  /** The title that the user gives, in the document or next to it. */
  readonly title: string | undefined;
  readonly profile: Pick<DocumentProfile, 'date' | 'language' | 'metadata'>;
  readonly pages: PageCounts | undefined;
  readonly warnings: readonly DocumentWarning[];
}

/** Ending of the text next to a record whose source is of another format. */
export const textSuffix = '.onomast.txt';

/**
 * Describes a document: what the user says of it wins over what the file says, and what is said of it alone over what is said of all.
 * The source has been read to the end.
 * @param told the language that its text tells
 */
export function describe(job: DocumentJob, told: ToldLanguage | undefined): Description {
  const { source, said, date } = job;
  const warnings: DocumentWarning[] = [...(said?.warnings ?? [])];
  const warn = (warning: DocumentWarning) => warnings.push(warning);
  const { formatted } = source;
  const ofFile = formatted === undefined ? undefined : metadataOf(plainFields(formatted.metadata), warn);
  const format = textFormats.find(({ mediaTypes }) => mediaTypes.includes(job.mediaType));
  const ofText = format?.metadataOf?.(beginning(source), warn);
  const metadata = mergedMetadata([
    ofFile,
    ofText,
    date === undefined ? undefined : { date },
    said?.metadata,
  ]);
  const language = settleLanguage(said?.metadata.language ?? ofText?.language, ofFile?.language, told, warn);
  for (const { code, message, page } of formatted?.warnings ?? [])
    warn({ code, message, ...(page !== undefined && { page }) });
  return {
    source: sourceOf(job, metadata?.date, language),
    metadata,
    title: said?.metadata.title ?? ofText?.title,
    profile: {
      ...(metadata !== undefined && { metadata }),
      ...(metadata?.date !== undefined && { date: metadata.date }),
      ...(language.language !== undefined && { language: language.language }),
    },
    pages: formatted && pageCounts(formatted),
    warnings,
  };
}

function beginning(source: DocumentSource): string {
  for (const { text } of source.chunks()) return text;
  return '';
}

function plainFields(metadata: Metadata): Record<string, unknown> {
  return { ...metadata };
}

function sourceOf(
  { path, mediaType, source, said }: DocumentJob,
  date: string | undefined,
  language: DocumentLanguage,
): Source {
  const { encoding, sha256, byteLength, length } = source.facts;
  const { formatted } = source;
  return {
    path,
    mediaType,
    ...(encoding !== undefined && { encoding }),
    sha256,
    byteLength,
    length,
    ...(date !== undefined && { date }),
    ...language,
    ...(formatted !== undefined && { reader: formatted.reader, text: textFile(formatted, path) }),
    ...(said !== undefined && { metadataSha256: said.sha256 }),
  };
}

function textFile({ file }: FormattedFacts, path: string): TextFile {
  const { id, ...rest } = file;
  return { id, path: `${path}${textSuffix}`, ...rest };
}

/** Pages by what became of them, as the format warns: `page.failed`, `page.no-text`. */
function pageCounts({ original, warnings }: FormattedFacts): PageCounts | undefined {
  const { pages } = original;
  const warned = (code: string) =>
    new Set(warnings.flatMap((warning: FormatWarning) => (warning.code === code ? [warning.page] : [])));
  const failed = warned('page.failed');
  if (pages.length === 0 && failed.size === 0) return undefined;
  const silent = warned('page.no-text');
  const read = pages.filter(({ number }) => !failed.has(number));
  const withoutText = read.filter(({ number, start, end }) => silent.has(number) || end === start);
  return { read: read.length, withoutText: withoutText.length, failed: failed.size };
}

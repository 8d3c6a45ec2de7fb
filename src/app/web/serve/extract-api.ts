import { type Context, Hono } from 'hono';
import type { Format } from '../../../contract/format.ts';
import type { RecordMetadata } from '../../../record/source-schema.ts';
import { validator } from '../../../record/validate.ts';
import type { DocumentTask, OutputForm } from '../../../run/task.ts';
import { formatOf, sniffedBytes } from '../../../stages/read/formats/formats.ts';
import { knownMediaTypes, mediaTypeOf as mediaTypeOfName } from '../../../stages/read/media-types.ts';
import { metadataOf } from '../../../stages/read/metadata.ts';
import { bodyBytes, mediaTypeOf, parseJsonObject } from '../http/body.ts';
import { Refusal } from '../http/failure.ts';
import { fieldsOf } from '../http/fields.ts';
import type { Extraction } from './extraction.ts';
import { ExtractRequestSchema, longestName } from './schemas.ts';

/** Media types of answers, the usual one first, and the form of the record each means. */
export const answerTypes: Readonly<Record<string, OutputForm>> = {
  'application/ld+json': 'jsonld',
  'application/json': 'jsonld',
  'application/x-ndjson': 'nodes',
  'application/jsonl': 'nodes',
};

/** Terms that the address may say of a document. */
export const addressTerms = ['date', 'title', 'language', 'publisher', 'rights'] as const;

interface Posted {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly mediaType: string;
  readonly metadata: RecordMetadata;
}

/** `POST /extract`: a text or a file in, its record out. @param most bytes of a body */
export function extractApi(extraction: Extraction, most: number): Hono {
  const app = new Hono();
  const { formats } = extraction.pipeline;
  app.post('/extract', async (context) => {
    const type = answerType(context);
    using _place = extraction.place();
    const { bytes, metadata, ...document } = await posted(context, formats, most);
    const task: DocumentTask = {
      ...document,
      input: { bytes },
      output: { to: 'text', form: answerTypes[type]! },
      ...(Object.keys(metadata).length > 0 && { metadata }),
    };
    const outcome = await extraction.run(task, context.req.raw.signal);
    if (outcome.status === 'failed') {
      const status = outcome.code === 'worker.died' || outcome.code === 'document.failed' ? 500 : 422;
      throw new Refusal(status, withoutStack(outcome.reason), { code: outcome.code });
    }
    context.header('Content-Type', type);
    context.header('Vary', 'Accept');
    return context.body(outcome.status === 'written' ? outcome.text! : '');
  });
  app.all('/extract', () => {
    throw new Refusal(405, 'Send the document by POST.', { headers: { Allow: 'POST' } });
  });
  return app;
}

/** What a defect says is for the server's terminal. */
function withoutStack(reason: string): string {
  return reason.split('\n')[0]!;
}

/** The media type that the client wants most of those there are. */
function answerType(context: Context): string {
  const header = context.req.header('accept') ?? '*/*';
  const wanted = header
    .split(',')
    .map((part) => {
      const [range, ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const q = parameters.find((one) => one.startsWith('q='));
      return { range: range!, q: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  const types = Object.keys(answerTypes);
  for (const { range } of wanted) {
    if (range === '*/*' || range === 'application/*') return types[0]!;
    if (types.includes(range)) return range;
  }
  throw new Refusal(406, `Answers are ${types.join(', ')}.`);
}

async function posted(context: Context, formats: readonly Format[], most: number): Promise<Posted> {
  const said = mediaTypeOf(context);
  if (said === '') throw new Refusal(415, `Say what is sent: ${accepted(formats)}.`);
  const bytes = await bodyBytes(context, most);
  if (said === 'application/json') return postedJson(bytes);
  const path = nameOf(context);
  const mediaType = typeOfFile({ name: path, bytes, said }, formats);
  if (mediaType.startsWith('text/')) refuseOtherCharset(context);
  const metadata = checkedMetadata(
    Object.fromEntries(addressTerms.map((term) => [term, fieldsOf(context).text(term)])),
  );
  return { bytes, path, mediaType, metadata };
}

const isExtractRequest = validator<{ id?: string; text: string; mediaType?: string }>(ExtractRequestSchema);

function postedJson(bytes: Uint8Array): Posted {
  const value = parseJsonObject(Buffer.from(bytes).toString('utf8'), 'the request');
  if (!isExtractRequest(value)) {
    const { pointer, reason } = isExtractRequest.violation!;
    throw new Refusal(400, `The request is not valid: ${pointer === '' ? 'it' : pointer} ${reason}.`);
  }
  const { id = 'document', text, mediaType = 'text/plain', ...fields } = value;
  if (!text.isWellFormed() || !id.isWellFormed())
    throw new Refusal(400, 'The text holds half a surrogate pair.');
  return {
    bytes: new TextEncoder().encode(text),
    path: checkedName(id),
    mediaType,
    metadata: checkedMetadata(fields),
  };
}

function checkedMetadata(fields: Readonly<Record<string, unknown>>): RecordMetadata {
  return metadataOf(fields, ({ message }) => {
    throw new Refusal(400, message);
  });
}

/** What a file is called, by `?name=`; it becomes `source.path` of the record and nothing else. */
function nameOf(context: Context): string {
  return checkedName(fieldsOf(context).text('name') ?? 'document');
}

function checkedName(name: string): string {
  if (name.length > longestName || /\p{Cc}/u.test(name))
    throw new Refusal(400, `A name has at most ${longestName} characters and no control characters.`);
  return name;
}

interface PostedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly said: string;
}

/** What a file is: as it is said, or as its content or its name shows where nothing in particular is said. */
function typeOfFile({ name, bytes, said }: PostedFile, formats: readonly Format[]): string {
  if (knownMediaTypes(formats).includes(said)) return said;
  if (said === 'application/octet-stream') {
    const head = bytes.subarray(0, sniffedBytes);
    const format = formatOf({ name, head }, formats);
    const type = format?.mediaTypeOf?.(head) ?? format?.mediaTypes[0] ?? mediaTypeOfName(name, formats);
    if (type !== undefined) return type;
  }
  throw new Refusal(415, `${said} cannot be read. Send ${accepted(formats)}.`);
}

function accepted(formats: readonly Format[]): string {
  return ['application/json', ...knownMediaTypes(formats), 'application/octet-stream'].join(', ');
}

/** The text is read as the pipeline reads files: UTF-8, or what a byte order mark says. */
function refuseOtherCharset(context: Context): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(context.req.header('content-type') ?? '')?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset))
    throw new Refusal(415, `Texts are sent as UTF-8, not ${charset}.`);
}

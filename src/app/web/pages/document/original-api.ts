import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import { Refusal } from '../../http/failure.ts';
import { fieldsOf } from '../../http/fields.ts';
import type { Room } from '../../room.ts';

/** Kinds of originals that the page draws. */
const shown = /^(application\/pdf|image\/(png|jpeg|tiff|webp|gif|bmp))$/;

/** Whether the page images of a document can be shown. */
export async function hasOriginal(
  room: Room,
  document: { path: string; sha256: string; mediaType: string },
): Promise<boolean> {
  return (
    shown.test(document.mediaType) &&
    (await room.originals.find(document.path, document.sha256)) !== undefined
  );
}

/** Hands out the original of a document, whole or in pieces. */
export function originalApi(app: Hono, room: Room): void {
  app.get('/original', async (context) => {
    const row = room.reading.get(
      'SELECT path, sha256, media_type FROM documents WHERE path = :path ORDER BY collection LIMIT 1',
      { path: fieldsOf(context).required('path') },
    );
    const mediaType = String(row?.['media_type']);
    const file =
      row === undefined || !shown.test(mediaType)
        ? undefined
        : await room.originals.find(String(row['path']), String(row['sha256']));
    if (file === undefined)
      throw new Refusal(404, 'The original is not there, or has changed; open the room with --sources DIR.');
    context.header('Content-Type', mediaType);
    // Nothing of the file may run, wherever it is opened.
    context.header('Content-Security-Policy', "default-src 'none'; sandbox");
    context.header('Accept-Ranges', 'bytes');
    return answerBytes(context, file);
  });
}

function answerBytes(context: Context, file: string): Response {
  const { size } = statSync(file);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '') ?? [];
  if (from === undefined) {
    context.header('Content-Length', String(size));
    return context.body(stream(file, 0, size - 1)) as Response;
  }
  const [start, end] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (start > end) {
    context.header('Content-Range', `bytes */${size}`);
    return context.body(null, 416) as Response;
  }
  context.header('Content-Range', `bytes ${start}-${end}/${size}`);
  context.header('Content-Length', String(end - start + 1));
  return context.body(stream(file, start, end), 206) as Response;
}

function stream(file: string, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (end < start) return new ReadableStream({ start: (controller) => controller.close() });
  return Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array<ArrayBuffer>>;
}

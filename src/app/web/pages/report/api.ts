import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { filterScript } from '../../../../records/audit/report/filter.ts';
import { reportPage } from '../../../../records/audit/report/page.ts';
import { Refusal } from '../../http/failure.ts';
import { fieldsOf } from '../../http/fields.ts';
import type { Room } from '../../room.ts';
import { Samples } from '../../samples.ts';
import { hasJudgedPassages, type Measured, measureGold, measureSample } from './measured.ts';

/** The report carries its style and its one script in itself; nothing else may run in it. */
const reportPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(filterScript).digest('base64')}'`,
  'img-src data:',
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What the report page asks: by what the records can be measured, and the report. */
export function reportApi(app: Hono, room: Room): void {
  app.get('/report/sources', async (context) => {
    const names: string[] = [];
    const samples = room.folder === undefined ? undefined : new Samples(room.folder);
    for (const { name, passages, judges } of (await samples?.list()) ?? [])
      if (passages > 0 && judges.length > 0 && hasJudgedPassages(await samples!.read(name))) names.push(name);
    return context.json({ gold: room.options.gold !== undefined, samples: names });
  });
  app.get('/report', async (context) => {
    const fields = fieldsOf(context);
    const measured = await measuredBy(room, fields.text('sample'));
    context.header('Content-Security-Policy', reportPolicy);
    if (fields.text('download') !== undefined) return asFile(context, measured);
    return context.html(
      reportPage(measured.report, (id, start) => {
        const place = measured.places.get(id);
        if (place === undefined) return undefined;
        return `/document?${new URLSearchParams({ path: place.document, at: String(place.start + start) })}`;
      }),
    );
  });
}

/** One file that needs nothing else, as the command line writes it: its places lead nowhere outside the room. */
function asFile(context: Context, { report }: Measured): Response {
  context.header('Content-Disposition', 'attachment; filename="report.html"');
  return context.html(reportPage(report)) as Response;
}

async function measuredBy(room: Room, sample: string | undefined): Promise<Measured> {
  if (sample !== undefined) {
    const samples = room.folder === undefined ? undefined : new Samples(room.folder);
    const measured = samples === undefined ? undefined : measureSample(room, await samples.read(sample));
    if (measured === undefined)
      throw new Refusal(
        409,
        'No passage of this sample is judged to its end; the report measures by whole passages.',
      );
    return measured;
  }
  const { gold } = room.options;
  if (gold === undefined)
    throw new Refusal(409, 'Open the room with --gold DIR, or judge the passages of a sample first.');
  const measured = await measureGold(room, gold);
  if (measured === undefined)
    throw new Refusal(409, 'No annotated text of the folder is about a document of this collection.');
  return measured;
}

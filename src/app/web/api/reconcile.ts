import { type Context, Hono } from 'hono';
import { BadRequest, type ReconciliationService } from '../../../records/reconcile/service.ts';
import { bodyBytes, mediaTypeOf, parseJsonObject } from '../http/body.ts';
import { Refusal } from '../http/failure.ts';
import { safeHeaders } from '../http/guard.ts';
import { crossOrigin, type OriginRule, ownHostOnly } from '../http/origins.ts';

/** Bytes of a request body that are read: a thousand queries with room. */
const mostBody = 1 << 20;
const form = 'application/x-www-form-urlencoded';

/**
 * The W3C Reconciliation Service API 0.2 over HTTP: GET and POST. It answers from gazetteers alone, to programs and to pages of this
 * machine, as OpenRefine needs it.
 * @param service asked for at the first question
 * @param path where it is mounted: its manifest names addresses below
 */
export function reconciliationApp(service: () => ReconciliationService, rule: OriginRule, path = ''): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    if (!(error instanceof BadRequest || error instanceof Refusal))
      return context.json({ error: 'the service failed' }, 500);
    if (error instanceof Refusal)
      for (const [name, value] of Object.entries(error.headers)) context.header(name, value);
    return context.json({ error: error.message }, error.status as 400);
  });
  app.notFound((context) => context.json({ error: 'no such path' }, 404));
  app.use(safeHeaders());
  app.use(ownHostOnly(rule));
  app.use(crossOrigin(rule));
  app.use(async (context, next) => {
    if (!['GET', 'HEAD', 'POST', 'OPTIONS'].includes(context.req.method))
      throw new Refusal(405, 'GET or POST', { headers: { Allow: 'GET, POST' } });
    return next();
  });
  const main = async (fields: URLSearchParams, base: string) => {
    const queries = fields.get('queries');
    if (queries !== null) return service().batch(parseJsonObject(queries, 'queries'));
    const extend = fields.get('extend');
    if (extend !== null) return service().extension(parseJsonObject(extend, 'extend'));
    return service().manifest(base);
  };
  for (const place of ['/', '/reconcile'])
    app.all(place, async (context) => {
      const { protocol, host } = new URL(context.req.url);
      return context.json(await main(await fieldsOf(context), `${protocol}//${host}${path}`));
    });
  for (const what of ['entity', 'type', 'property'] as const)
    app.all(`/suggest/${what}`, async (context) => {
      const fields = await fieldsOf(context);
      return context.json({ result: service().suggest(what, fields.get('prefix') ?? '') });
    });
  app.all('/properties', async (context) => {
    const fields = await fieldsOf(context);
    return context.json({ type: fields.get('type') ?? '', properties: service().suggest('property', '') });
  });
  app.all('/preview', async (context) => {
    const fields = await fieldsOf(context);
    return context.html(service().preview(fields.get('id') ?? ''));
  });
  return app;
}

/** Fields of the address, and of the body of a POST, which win. */
async function fieldsOf(context: Context): Promise<URLSearchParams> {
  const fields = new URLSearchParams(new URL(context.req.url).search);
  if (context.req.method !== 'POST') return fields;
  if (mediaTypeOf(context) !== form) throw new Refusal(415, `Send ${form}.`, { headers: { Accept: form } });
  const bytes = await bodyBytes(context, mostBody);
  for (const [key, value] of new URLSearchParams(Buffer.from(bytes).toString('utf8'))) fields.set(key, value);
  return fields;
}

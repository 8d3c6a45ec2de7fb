import { Hono } from 'hono';
import { BadRequest, type ReconciliationService } from '../../../records/reconcile/service.ts';

/** Bytes of a request body that are read. */
const maxBody = 4 * 1024 * 1024;

/**
 * The W3C Reconciliation Service API 0.2 over HTTP: GET and POST, open to pages of any site, as OpenRefine and others need it. It
 * answers from gazetteers alone, so nothing of the user's is given away.
 * @param path where it is mounted: its manifest names addresses below
 */
export function reconciliationApp(service: ReconciliationService, path = ''): Hono {
  const app = new Hono();
  app.onError((error, context) =>
    error instanceof BadRequest
      ? context.json({ error: error.message }, error.status as 400)
      : context.json({ error: 'the service failed' }, 500),
  );
  app.notFound((context) => context.json({ error: 'no such path' }, 404));
  app.use(async (context, next) => {
    context.header('Access-Control-Allow-Origin', '*');
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    if (context.req.method === 'OPTIONS') {
      context.header('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
      context.header('Access-Control-Allow-Headers', 'Content-Type');
      return context.body(null, 204);
    }
    if (context.req.method !== 'GET' && context.req.method !== 'POST')
      throw new BadRequest('GET or POST', 405);
    return next();
  });
  const main = (fields: URLSearchParams, base: string) => {
    const queries = fields.get('queries');
    const extend = fields.get('extend');
    if (queries !== null) return service.batch(queries);
    return extend !== null ? service.extension(extend) : service.manifest(base);
  };
  for (const place of ['/', '/reconcile'])
    app.all(place, async (context) => {
      const { protocol, host } = new URL(context.req.url);
      return context.json(main(await fieldsOf(context.req.raw), `${protocol}//${host}${path}`));
    });
  for (const what of ['entity', 'type', 'property'] as const)
    app.all(`/suggest/${what}`, async (context) => {
      const fields = await fieldsOf(context.req.raw);
      return context.json({ result: service.suggest(what, fields.get('prefix') ?? '') });
    });
  app.all('/properties', async (context) => {
    const fields = await fieldsOf(context.req.raw);
    return context.json({ type: fields.get('type') ?? '', properties: service.suggest('property', '') });
  });
  app.all('/preview', async (context) => {
    const fields = await fieldsOf(context.req.raw);
    return context.html(service.preview(fields.get('id') ?? ''));
  });
  return app;
}

/** Fields of the address, and of the body of a POST, which win. */
async function fieldsOf(request: Request): Promise<URLSearchParams> {
  const fields = new URLSearchParams(new URL(request.url).search);
  if (request.method !== 'POST' || request.body === null) return fields;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.length;
    if (size > maxBody) throw new BadRequest(`a request has at most ${maxBody} bytes`, 413);
    parts.push(part);
  }
  for (const [key, value] of new URLSearchParams(Buffer.concat(parts).toString('utf8')))
    fields.set(key, value);
  return fields;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { labelled, PrometheusText } from '../../../run/prometheus.ts';
import { software } from '../../../run/version.ts';
import { knownMediaTypes } from '../../../stages/read/media-types.ts';
import { metricsApp } from '../api/metrics.ts';
import { reconciliationApp } from '../api/reconcile.ts';
import type { LazyGazetteers } from '../gazetteers.ts';
import { answerFailure, Refusal } from '../http/failure.ts';
import { safeHeaders } from '../http/guard.ts';
import { crossOrigin, type OriginRule, ownHostOnly } from '../http/origins.ts';
import { extractApi } from './extract-api.ts';
import type { Extraction } from './extraction.ts';
import { openApi } from './openapi.ts';

export interface ServeOptions {
  readonly extraction: Extraction;
  readonly gazetteers: LazyGazetteers;
  readonly rule: OriginRule;
  /** Bytes of a document. */
  readonly mostBytes: number;
  /** What clients must show, as `Authorization: Bearer …`; nothing where undefined. */
  readonly token?: string | undefined;
  readonly log?: (error: unknown) => void;
}

/** `onomast serve` as an application. */
export function serveApp(options: ServeOptions): Hono {
  const { extraction, gazetteers, rule, mostBytes, token, log } = options;
  const app = new Hono();
  app.onError((error, context) => answerFailure(error, context, log));
  app.notFound((context) =>
    context.json({ error: { code: 'request.not-found', message: 'See /openapi.json.' } }, 404),
  );
  app.use(safeHeaders());
  app.use(ownHostOnly(rule));
  app.use(crossOrigin(rule));
  const description = openApi({
    version: software.split(' ')[1]!,
    documentTypes: knownMediaTypes(extraction.pipeline.formats),
    limits: { bytes: mostBytes, seconds: extraction.options.seconds },
    isClosed: token !== undefined,
  });
  app.get('/openapi.json', (context) => context.json(description));
  app.get('/health', (context) => {
    const { pipeline, pipelineHash } = extraction.pipeline.generator;
    const status = extraction.isStopping ? 'ending' : 'ready';
    return context.json(
      { status, software, pipeline, pipelineHash, ...extraction.load },
      status === 'ready' ? 200 : 503,
    );
  });
  if (token !== undefined) app.use(withToken(token));
  app.route(
    '/',
    metricsApp(async () => figures(extraction)),
  );
  app.route('/', extractApi(extraction, mostBytes));
  app.route(
    '/reconcile',
    reconciliationApp(() => gazetteers.service, rule, '/reconcile'),
  );
  return app;
}

function withToken(token: string): MiddlewareHandler {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const wanted = hash(token);
  return async (context, next) => {
    const shown = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (shown === undefined || !timingSafeEqual(hash(shown), wanted))
      throw new Refusal(401, 'Send the token of the server: Authorization: Bearer ….', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    return next();
  };
}

function figures(extraction: Extraction): string {
  const { written, failed, refused, seconds } = extraction.counts;
  const { working, waiting } = extraction.load;
  const text = new PrometheusText();
  const outcomes = labelled('outcome', { written, failed, refused });
  text.add('onomast_serve_documents_total', 'counter', 'Documents by outcome.', outcomes);
  text.add('onomast_serve_document_seconds_total', 'counter', 'Seconds of work on documents.', [
    ['', seconds],
  ]);
  text.add(
    'onomast_serve_documents',
    'gauge',
    'Documents by state.',
    labelled('state', { working, waiting }),
  );
  text.add('onomast_serve_resident_bytes', 'gauge', 'Memory of the server.', [
    ['', process.memoryUsage.rss()],
  ]);
  return text.toString();
}

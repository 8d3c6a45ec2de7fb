import { Hono } from 'hono';

/** Milliseconds that figures are kept: whoever asks more often gets them again. */
const kept = 5000;

/** `/metrics` for Prometheus; 503 where the figures cannot be had. What they are counted from is asked once in five seconds at most. */
export function metricsApp(text: () => Promise<string>, now: () => number = Date.now): Hono {
  const app = new Hono();
  let last: { readonly at: number; readonly text: Promise<string> } | undefined;
  app.get('/metrics', async (context) => {
    if (last === undefined || now() - last.at >= kept) last = { at: now(), text: text() };
    try {
      context.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
      context.header('X-Content-Type-Options', 'nosniff');
      return context.body(await last.text);
    } catch {
      return context.body(null, 503);
    }
  });
  return app;
}

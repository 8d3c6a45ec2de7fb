import { Hono } from 'hono';

/** `/metrics` for Prometheus; 503 where the figures cannot be had. */
export function metricsApp(text: () => Promise<string>): Hono {
  const app = new Hono();
  app.get('/metrics', async (context) => {
    try {
      context.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
      return context.body(await text());
    } catch {
      return context.body(null, 503);
    }
  });
  return app;
}

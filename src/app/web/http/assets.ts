import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { packageRoot } from '../../../paths.ts';

/** Where `npm run build:web` lays the client. */
export const clientFolder = path.join(packageRoot, 'dist', 'web');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

interface Asset {
  readonly bytes: Buffer;
  readonly gzipped: Buffer;
  readonly type: string;
  readonly tag: string;
}

function assetOf(file: string): Asset {
  const bytes = readFileSync(file);
  return {
    bytes,
    gzipped: gzipSync(bytes),
    type: mediaTypes[path.extname(file)] ?? 'application/octet-stream',
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
}

/** The client's files by name, all read at start: no path of a request ever reaches the file system. */
export class ClientFiles {
  readonly #files = new Map<string, Asset>();
  readonly #lazy = new Map<string, () => string>();

  constructor(folder = clientFolder) {
    try {
      for (const name of readdirSync(folder)) this.#files.set(name, assetOf(path.join(folder, name)));
    } catch (cause) {
      throw new OnomastError(
        'server.no-client',
        'the client of the reading room is not built',
        { file: folder },
        { cause },
      );
    }
    this.#listPdf();
  }

  /** What draws pages of PDF, as the reader has it: the program, its fonts, character maps and decoders of images. */
  #listPdf(): void {
    const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
      this.#lazy.set(name, () => path.join(root, 'build', name));
    for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
      for (const name of readdirSync(path.join(root, folder)))
        this.#lazy.set(`${folder}/${name}`, () => path.join(root, folder, name));
  }

  /** Mounts `/assets/…`. */
  mount(app: Hono): void {
    app.get('/assets/:name', (context) => this.answer(context, context.req.param('name')));
    app.get('/assets/pdf/:folder/:name', (context) => {
      const { folder, name } = context.req.param();
      return this.answer(context, `${folder}/${name}`);
    });
  }

  answer(context: Context, name: string): Response {
    let asset = this.#files.get(name);
    const lazy = this.#lazy.get(name);
    if (asset === undefined && lazy !== undefined) {
      asset = assetOf(lazy());
      this.#files.set(name, asset);
    }
    if (asset === undefined) return context.notFound() as Response;
    context.header('Content-Type', asset.type);
    context.header('Cache-Control', 'no-cache');
    context.header('ETag', asset.tag);
    context.header('Vary', 'Accept-Encoding');
    if (context.req.header('if-none-match') === asset.tag) return context.body(null, 304);
    if (!/\bgzip\b/.test(context.req.header('accept-encoding') ?? ''))
      return context.body(new Uint8Array(asset.bytes));
    context.header('Content-Encoding', 'gzip');
    return context.body(new Uint8Array(asset.gzipped));
  }
}

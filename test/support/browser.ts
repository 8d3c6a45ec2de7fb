import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Where systems keep a Chromium, or what is of its kind. */
const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const named = process.env['CHROMIUM_PATH'];

/** The Chromium of this machine: that of `CHROMIUM_PATH`, or one of the usual places; undefined where there is none. */
export const chromiumPath = named ?? usualPaths.find((path) => existsSync(path));

/** How many times slower pages run than the machine allows: what a slow, busy machine would show. */
const slowdown = Number(process.env['BROWSER_SLOWDOWN'] ?? 1);
/** Milliseconds that a page may take to show what is waited for; much, since a machine may be busy. */
const patience = 60_000;

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses its sandbox to root; what it opens here is this repository's own.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Starts the Chromium of this machine with an empty profile. */
export function launchBrowser(): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error('no Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH');
  return chromium.launch({ executablePath: chromiumPath, args: flags });
}

/** A test that needs a browser; skipped, and counted as such, where there is none. */
export const browserTest = test.skipIf(chromiumPath === undefined);

/** What went wrong in pages: errors of scripts, what they complained of, and requests that left the server. */
export class Faults {
  readonly list: string[] = [];

  watch(page: Page, origin: string): void {
    page.on('pageerror', (error) => this.list.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.list.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.list.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (/^(https?|wss?):/.test(url) && new URL(url).origin !== origin)
        this.list.push(`left the server: ${url}`);
    });
  }

  /** Fails where something went wrong; faults that are part of the test are given. */
  check(expected: readonly RegExp[] = []): void {
    expect(this.list.filter((fault) => !expected.some((one) => one.test(fault)))).toEqual([]);
  }
}

/** The browser of one test file. */
export interface TestBrowser {
  /** A page with a profile of its own at an address; its faults are collected. */
  open(address: string, options?: PageOptions): Promise<OpenedPage>;
}

/** What a visitor has who was let in before. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly url: string;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Opens the page next to others of the same person. */
  readonly context?: BrowserContext;
  /** Takes certificates that nobody vouches for. */
  readonly anyCertificate?: boolean;
  readonly cookie?: Cookie;
}

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: Faults;
}

/** Starts one browser for the tests of a file, and ends it after them. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (chromiumPath === undefined)
      console.warn('SKIPPED: the tests in a browser. No Chromium found; install it or set CHROMIUM_PATH.');
    else browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return {
    async open(address, options = {}) {
      const context =
        options.context ??
        (await browser!.newContext({
          viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
          colorScheme: options.dark === true ? 'dark' : 'light',
          ignoreHTTPSErrors: options.anyCertificate === true,
        }));
      if (options.cookie !== undefined) await context.addCookies([options.cookie]);
      context.setDefaultTimeout(patience);
      const page = await context.newPage();
      if (slowdown > 1) {
        const devtools = await context.newCDPSession(page);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      }
      const faults = new Faults();
      faults.watch(page, new URL(address).origin);
      await page.goto(address);
      return { page, context, faults };
    },
  };
}

/**
 * Waits until a page of the room shows what it asked for: it says itself that nothing is under way, no request, no pause after typing, no
 * code or text on its way (`src/app/web/client/activity.ts`).
 */
export async function settled(page: Page): Promise<void> {
  await page.locator('html[data-idle]:not(:has(.starting, .pending)) main :is(h1, h2)').first().waitFor();
}

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRuns } from '../../../../../src/records/audit/align/compare.ts';
import { evaluateDocument } from '../../../../../src/records/audit/align/document-evaluation.ts';
import { predictedMentions } from '../../../../../src/records/audit/align/predicted.ts';
import { reportOf } from '../../../../../src/records/audit/figures/evaluate.ts';
import { checkGates, parseGates } from '../../../../../src/records/audit/figures/gates.ts';
import { escapeText, html } from '../../../../../src/records/audit/report/html.ts';
import { reportPage, type WholeReport } from '../../../../../src/records/audit/report/page.ts';
import { simulateRun } from '../../../../support/simulate.ts';

function wholeReport(): WholeReport {
  const { gold, records } = simulateRun(8, 20);
  // Text that would be markup, and characters that HTML does not allow.
  gold[0]!.text += '<script>alert(1)</script> & "quotes" \u0000\f';
  gold[0]!.mentions.push({
    start: [...gold[0]!.text].length - 30,
    end: [...gold[0]!.text].length - 12,
    type: 'ORG',
    text: [...gold[0]!.text].slice(-30, -12).join(''),
    value: '<b>',
  });
  const evaluate = (list: typeof records) =>
    gold.map((document, i) => evaluateDocument(document, predictedMentions(list[i]!)));
  const [mine, others] = [
    evaluate(records),
    evaluate(simulateRun(8, 20, { miss: 0.3, spurious: 0, retype: 0, widen: 0, wrongValue: 0 }).records),
  ];
  const report = reportOf(mine, { generator: records[0]!.generator });
  return {
    ...report,
    comparison: compareRuns(mine, others, 'another <run>'),
    gates: checkGates(report, parseGates(['strict.micro.f1=0.99', 'strict.micro.f1=0.1']), false),
  };
}
const report = wholeReport();
const page = reportPage(report);

describe('html', () => {
  it('escapes what it is given', () => {
    expect(html`<p title="${'"<&'}">${['<i>', html`<i>x</i>`]}${undefined}${3}</p>`.text).toBe(
      '<p title="&#34;&#60;&#38;">&#60;i&#62;<i>x</i>3</p>',
    );
    expect(escapeText('a\u0000\ud800b')).toBe('a\ufffd\ufffdb');
  });
});

describe('reportPage', () => {
  const { document } = parseHTML(page);

  it('needs nothing from elsewhere', () => {
    expect(page).toContain("default-src 'none'");
    for (const element of document.querySelectorAll('[src], link, iframe, object, embed, base')) {
      expect.fail(`refers to something: ${element.outerHTML.slice(0, 100)}`);
    }
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^#/);
    expect(page).not.toMatch(/url\(|@import|fetch\(|XMLHttpRequest/);
  });

  it('holds every mistake, with the texts of the documents as text', () => {
    expect(document.querySelectorAll('.mistake')).toHaveLength(report.mistakes.length);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&#60;script&#62;alert');
    expect(page).not.toContain('\u0000');
  });

  it('leads from its sections to all of them, and draws its charts', () => {
    for (const link of document.querySelectorAll('nav a')) {
      expect(document.getElementById(link.getAttribute('href')!.slice(1))).not.toBeNull();
    }
    const charts = [...document.querySelectorAll('figure svg')];
    expect(charts).toHaveLength(5);
    for (const chart of charts) expect(chart.getAttribute('aria-label')).toBeTruthy();
  });

  it('says in words what the figures say', () => {
    const recall = (report.strict.micro.recall * 100).toFixed(0);
    expect(document.querySelector('.lead')!.textContent).toContain(
      `Of every 100 names, dates and amounts in these texts, ${recall} are found`,
    );
    expect(document.body.textContent).toContain('Missed: strict.micro.f1');
    expect(document.body.textContent).toContain('another <run>');
  });

  it('is the same for the same report, and stands without mistakes', () => {
    expect(reportPage(report)).toBe(page);
    const { gold, records } = simulateRun(1, 3, { miss: 0, spurious: 0, retype: 0, widen: 0, wrongValue: 0 });
    const perfect = reportOf(gold.map((one, i) => evaluateDocument(one, predictedMentions(records[i]!))));
    expect(reportPage(perfect)).toContain('None: every mention is as in the gold');
  });

  it('tells no share of nothing', () => {
    const [first] = simulateRun(1, 1, { miss: 0, spurious: 0, retype: 0, widen: 0, wrongValue: 0 }).gold;
    const bare = { ...first!, mentions: [] };
    const lead = (one: WholeReport) =>
      parseHTML(reportPage(one)).document.querySelector('.lead')!.textContent;
    expect(lead(reportOf([evaluateDocument(bare, [])]))).toBe(
      'Nothing was compared: these texts hold no mention, and none was found.',
    );
    expect(reportPage(reportOf([evaluateDocument(bare, [])]))).not.toContain('100.0%');
    expect(lead(reportOf([evaluateDocument(first!, [])]))).toMatch(
      /0 are found .*; nothing was found\. The most/,
    );
  });
});

const executablePath = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((place) => place !== undefined && existsSync(place));
if (executablePath === undefined)
  console.warn('SKIPPED: the report in a browser. Install Chromium, or set CHROMIUM_PATH.');

describe.skipIf(executablePath === undefined)('the report in a browser', () => {
  let folder: string;
  let browser: Browser;
  let tab: Page;
  const requests: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'onomast-report-'));
    await writeFile(path.join(folder, 'report.html'), page);
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    tab = await browser.newPage();
    tab.on('request', (request) => requests.push(request.url()));
    tab.on('pageerror', (error) => problems.push(error.message));
    tab.on('console', (message) => problems.push(message.text()));
    await tab.goto(pathToFileURL(path.join(folder, 'report.html')).href);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  const shown = () => tab.locator('.mistake:not([hidden])').count();

  it('opens from disk without network, errors or a script of the texts', async () => {
    expect(requests).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(await tab.title()).toMatch(/^Audit: strict F1/);
    expect(await shown()).toBe(report.mistakes.length);
  });

  it('filters by type, kind, stage, document and words', async () => {
    const count = (fits: (mistake: (typeof report.mistakes)[number]) => boolean) =>
      report.mistakes.filter(fits).length;
    await tab.selectOption('select[name=kind]', 'missed');
    expect(await shown()).toBe(report.kinds.missed);
    expect(await tab.textContent('#shown')).toBe(
      `${report.kinds.missed} of ${report.mistakes.length} mistakes`,
    );
    await tab.selectOption('select[name=type]', 'GPE');
    expect(await shown()).toBe(count(({ kind, gold }) => kind === 'missed' && gold[0]!.type === 'GPE'));
    await tab.click('button[type=reset]');
    await expect.poll(shown).toBe(report.mistakes.length);
    await tab.selectOption('select[name=stage]', 'tag.gazetteer');
    expect(await shown()).toBe(
      count(({ predicted }) => predicted.some(({ stages }) => stages?.includes('tag.gazetteer'))),
    );
    await tab.selectOption('select[name=stage]', '');
    await tab.selectOption('select[name=document]', 'doc-001');
    expect(await shown()).toBe(count(({ document }) => document === 'doc-001'));
    await tab.click('button[type=reset]');
    await tab.fill('input[name=text]', 'port AMBER');
    await expect.poll(shown).toBeLessThan(report.mistakes.length);
    expect(await shown()).toBeGreaterThan(0);
  });

  it('keeps the choice in the address, for a link to it', async () => {
    await tab.click('button[type=reset]');
    await expect.poll(shown).toBe(report.mistakes.length);
    await tab.selectOption('select[name=kind]', 'wrong type');
    const address = tab.url();
    expect(address).toContain('#mistakes?kind=wrong+type');
    const other = await browser.newPage();
    await other.goto(address);
    expect(await other.locator('.mistake:not([hidden])').count()).toBe(report.kinds['wrong type']);
    await other.close();
  });

  it('marks gold and prediction, and is not wider than its window', async () => {
    await tab.click('button[type=reset]');
    await expect.poll(shown).toBe(report.mistakes.length);
    expect(await tab.locator('.mistake mark.gold').count()).toBeGreaterThan(0);
    expect(await tab.locator('.mistake mark.found').count()).toBeGreaterThan(0);
    for (const width of [1200, 700, 380]) {
      await tab.setViewportSize({ width, height: 800 });
      const over = await tab.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(over, `at ${width} pixels`).toBe(0);
    }
  });

  it('can be read without its script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const other = await plain.newPage();
    await other.goto(pathToFileURL(path.join(folder, 'report.html')).href);
    expect(await other.locator('.mistake').first().isVisible()).toBe(true);
    expect(await other.locator('#filter').isVisible()).toBe(false);
    await plain.close();
  });
});

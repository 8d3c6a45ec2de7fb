import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../src/paths.ts';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { createPipeline, type Pipeline } from '../../../../src/run/create-pipeline.ts';
import type { DocumentTask } from '../../../../src/run/task.ts';
import { formatOf, shippedFormats, sniffedBytes } from '../../../../src/stages/read/formats/formats.ts';
import { pdf } from '../../../../src/stages/read/formats/pdf/pdf.ts';
import { formatOptions } from '../../../support/formats.ts';
import { followBytes } from '../../../support/origins.ts';

/** Files of other projects, with a piece of text that must be found in each (`index.tsv`). */
const folder = path.join(dataFolder, 'formats');
const index = path.join(folder, 'index.tsv');
const lines = existsSync(index) ? readFileSync(index, 'utf8').trim().split('\n').slice(1) : [];
if (lines.length === 0) console.warn(`SKIPPED: no files of other projects in ${folder}`);

const refusals: Readonly<Record<string, string>> = {
  '<no text>': 'input.no-text-layer',
  '<encrypted>': 'input.encrypted',
  '<broken>': 'input.damaged',
};
const rows = lines.map((line) => {
  const columns = line.split('\t');
  const [file, expected] = [columns[0]!, columns[7]!];
  const bytes = readFileSync(path.join(folder, file));
  const format = formatOf({ name: file, head: bytes.subarray(0, sniffedBytes) }, shippedFormats);
  const code = Object.entries(refusals).find(([mark]) => expected.startsWith(mark))?.[1];
  return { file, expected, bytes, format, code };
});
const unread = rows.filter(({ format }) => format === undefined);
if (unread.length > 0) console.warn(`SKIPPED: no format reads ${unread.map(({ file }) => file).join(', ')}`);

/** White space apart. */
const bare = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.skipIf(rows.length === 0)('files of other projects', () => {
  it.each(rows.filter(({ format }) => format !== undefined))('$file', async ({
    file,
    expected,
    bytes,
    format,
    code,
  }) => {
    const reading = format!.open(bytes, formatOptions(file));
    if (code !== undefined) await expect(reading).rejects.toMatchObject({ code });
    else expect(bare((await reading).text)).toContain(bare(expected));
  });
});

describe.skipIf(rows.length === 0)('mentions in them', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await createPipeline('rules');
  });

  it('read back from the text, and from the bytes where they lie in one text node', async () => {
    const shares: string[] = [];
    for (const { file, bytes, format, code } of rows) {
      if (format === undefined || code !== undefined) continue;
      const task: DocumentTask = {
        path: path.basename(file),
        mediaType: 'text/plain',
        input: { bytes },
        output: { to: 'object' },
      };
      const outcome = await pipeline.run(task);
      if (outcome.status !== 'written') throw new Error(`${file}: ${JSON.stringify(outcome)}`);
      const record = outcome.record!;
      expectToReadBack(record, (await format.open(bytes, formatOptions(file))).text);
      const { mentions, inOneNode, astray } = followBytes(record, bytes);
      expect(astray, file).toEqual([]);
      if (mentions > 0 && format.name !== 'pdf') shares.push(`${file} ${inOneNode} of ${mentions}`);
    }
    console.log(`mentions in one text node: ${shares.join(', ')}`);
  }, 180_000);
});

function expectToReadBack({ annotations, source }: DocumentRecord, text: string): void {
  const points = [...text];
  const bytes = Buffer.from(text);
  expect(points).toHaveLength(source.length);
  for (const { target } of annotations) {
    const [position, data, { exact }] = target.selector;
    expect(points.slice(position.start, position.end).join('')).toBe(exact);
    expect(bytes.toString('utf8', data.start, data.end)).toBe(exact);
  }
}

const encrypted = path.join(folder, 'pdf/pypdf-libreoffice-writer-password.pdf');

describe.skipIf(!existsSync(encrypted))('a PDF with a password', () => {
  it('tells a wrong password from a missing one, and takes the right one', async () => {
    const open = (password: string) =>
      pdf.open(readFileSync(encrypted), formatOptions('a.pdf', { password }));
    await expect(open('no')).rejects.toMatchObject({ code: 'input.password-wrong' });
    expect((await open('openpassword')).text.length).toBeGreaterThan(10);
  });
});

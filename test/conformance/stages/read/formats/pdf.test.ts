import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../../src/paths.ts';
import { pdf } from '../../../../../src/stages/read/formats/pdf/pdf.ts';
import { formatOptions } from '../../../../support/formats.ts';

const folder = path.join(dataFolder, 'formats');
const index = path.join(folder, 'index.tsv');
const rows = existsSync(index)
  ? readFileSync(index, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([file]) => file?.startsWith('pdf/'))
  : [];
const codes: Record<string, string> = {
  '<no text>': 'input.no-text-layer',
  '<encrypted>': 'input.encrypted',
  '<broken>': 'input.damaged',
};
const bare = (text: string) => text.replace(/\s+/g, ' ');

describe.skipIf(rows.length === 0)('PDF files of other projects', () => {
  it.each(rows.map((row) => [row[0]!, row[7]!] as const))('%s', async (file, expected) => {
    const reading = pdf.open(readFileSync(path.join(folder, file)), formatOptions(file));
    const code = Object.entries(codes).find(([mark]) => expected.startsWith(mark))?.[1];
    if (code !== undefined) await expect(reading).rejects.toMatchObject({ code });
    else expect(bare((await reading).text)).toContain(bare(expected));
  });

  it('tells a wrong password from a missing one, and takes the right one', async () => {
    const open = (password: string) =>
      pdf.open(
        readFileSync(path.join(folder, 'pdf/pypdf-libreoffice-writer-password.pdf')),
        formatOptions('a.pdf', { password }),
      );
    await expect(open('no')).rejects.toMatchObject({ code: 'input.password-wrong' });
    expect((await open('openpassword')).text.length).toBeGreaterThan(10);
  });
});

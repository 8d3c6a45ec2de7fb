import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDocx } from '../../../../../support/office.ts';

const password = 'öffne-mich';
const file = (name: string) =>
  readFileSync(new URL(`../../../../../../fixtures/formats/encrypted/${name}.docx`, import.meta.url));

describe.each(['agile', 'standard'])('a Word file with a password (%s)', (name) => {
  it('is read with the password', async () => {
    const { text, metadata, parts } = await openDocx(file(name), { password });
    expect(text).toContain('Paragraph 60: the council of Ouidah met in 2009.');
    expect(metadata?.title).toBe('Of Councils');
    expect(parts?.[0]?.path).toBe('word/document.xml');
  });

  it('says whether the password is missing or wrong', async () => {
    await expect(openDocx(file(name))).rejects.toMatchObject({ code: 'input.encrypted' });
    await expect(openDocx(file(name), { password: 'open-me' })).rejects.toMatchObject({
      code: 'input.password-wrong',
    });
  });

  it('is named where it is damaged, wherever that is', async () => {
    const whole = file(name);
    for (const at of [30, 48, 600, 1100, 1500, whole.length - 900]) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0xff;
      const failed = await openDocx(bytes, { password }).then(
        () => undefined,
        (error) => error.code ?? String(error),
      );
      expect([
        undefined,
        'input.damaged',
        'input.password-wrong',
        'input.encrypted',
        'input.binary',
      ]).toContain(failed);
    }
  });

  it('is named where it is cut off', async () => {
    for (const length of [8, 100, 600, 2000, 4000])
      await expect(openDocx(file(name).subarray(0, length), { password })).rejects.toMatchObject({
        code: expect.stringMatching(/^input\./),
      });
  });
});

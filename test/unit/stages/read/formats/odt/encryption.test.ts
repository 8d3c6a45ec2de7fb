import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeOdt, openOdt } from '../../../../../support/office.ts';

const password = 'öffne-mich';
const file = (name: string) =>
  readFileSync(new URL(`../../../../../../fixtures/formats/encrypted/${name}.odt`, import.meta.url));

describe.each(['by-file', 'whole'])('an OpenDocument text with a password (%s)', (name) => {
  it('is read with the password, and its limits hold', async () => {
    const { text, parts, warnings } = await openOdt(file(name), { password });
    expect(text).toContain('Paragraph 60: the council of Ouidah met in 2009.');
    expect(parts?.map(({ path }) => path)).toEqual(['content.xml', 'styles.xml']);
    expect(warnings).toEqual([]);
    await expect(openOdt(file(name), { password, maxUnpackedBytes: 9000 })).rejects.toMatchObject({
      code: 'input.too-large',
    });
  });

  it('says whether the password is missing or wrong', async () => {
    await expect(openOdt(file(name))).rejects.toMatchObject({ code: 'input.encrypted' });
    await expect(openOdt(file(name), { password: 'open-me' })).rejects.toMatchObject({
      code: 'input.password-wrong',
    });
  });
});

describe('a way of encryption', () => {
  const attempt = (algorithm: string, derivation: string) =>
    openOdt(
      makeOdt('<text:p>A</text:p>', {
        manifest: `<manifest:file-entry manifest:full-path="content.xml" manifest:size="100"><manifest:encryption-data>
          <manifest:algorithm manifest:algorithm-name="${algorithm}" manifest:initialisation-vector="AAAAAAAAAAAAAAAAAAAAAA=="/>
          <manifest:key-derivation manifest:key-size="32" manifest:salt="AAAAAAAAAAAAAAAAAAAAAA==" ${derivation}/>
          <manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"/>
          </manifest:encryption-data></manifest:file-entry>`,
      }),
      { password },
    );
  const cbc = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc';
  const pbkdf2 = (rounds: string) =>
    `manifest:key-derivation-name="PBKDF2" manifest:iteration-count="${rounds}"`;

  it.each([
    ['that is not known', 'Blowfish CFB', pbkdf2('1024')],
    ['that would take for ever', cbc, pbkdf2('99999999999')],
    [
      'that would take all memory',
      cbc,
      'manifest:key-derivation-name="argon2id" argon2-iterations="1" argon2-memory="99999999" argon2-lanes="1"',
    ],
    ['without a number of rounds', cbc, pbkdf2('many')],
  ])('%s is refused by name', async (_, algorithm, derivation) => {
    await expect(attempt(algorithm, derivation)).rejects.toMatchObject({
      code: 'input.encrypted',
      reason: 'encrypted by a method that is not known',
    });
  });

  it('that the bytes do not fit is a wrong password', async () => {
    await expect(attempt(cbc, pbkdf2('1024'))).rejects.toMatchObject({ code: 'input.password-wrong' });
  });
});

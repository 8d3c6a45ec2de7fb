import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { isEnglish, isSameLanguage, LanguageSampler } from '../../../src/language/document-language.ts';
import { languageOf } from '../../../src/language/tell.ts';
import { packageRoot } from '../../../src/paths.ts';

const passages = readFileSync(path.join(packageRoot, 'fixtures/languages/passages.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string]);

describe('the language of a passage', () => {
  it('is told right, or not at all, and never English for another or another for English', () => {
    let told = 0;
    for (const [language, text] of passages) {
      const found = languageOf(text);
      if (found === undefined) continue;
      told++;
      expect(isEnglish(found), text).toBe(isEnglish(language));
      if (found !== 'und') expect(isSameLanguage(language, found), text).toBe(true);
    }
    expect(told).toBeGreaterThan(55);
  });

  test.each([
    ['too short', 'Les exportations de vin'],
    [
      'a list of names',
      'Camilo Ordóñez, Lucía Fernández de la Peña, Universidad Nacional de Río Cuarto, María José Etxeberria',
    ],
    [
      'an address',
      'https://www.ejemplo.example/noticias/la-nueva-linea-de-ferrocarril-unira-las-dos-costas-antes-de-fin-de-ano',
    ],
    ['figures', '12.4 13.5 2019 2020 18 % 44 000 51 200 (a) (b) (c) kg km t 2021 2022 2023 2024'],
    ['nothing', ''],
  ])('is not told of %s', (_, text) => {
    expect(languageOf(text)).toBeUndefined();
  });

  it('is known not to be English where the detector has no such language', () => {
    expect(
      languageOf('Қалалық мәслихат ескі көпірді жөндеуге екі миллиард теңге бөлу туралы шешім қабылдады.'),
    ).toBe('und');
    // Russian letters alone: Russian.
    expect(
      languageOf('Городской совет решил выделить два миллиарда на ремонт старого моста через реку у завода.'),
    ).toBe('ru');
  });

  it('is English where foreign names and words stand in English text', () => {
    expect(
      languageOf(
        'The Cámara de Comercio of Guayaquil and the Banco del Estado signed what was called the "pacto de la sierra" in May.',
      ),
    ).toBe('en');
  });
});

describe('the language of a document', () => {
  const told = (...parts: string[]) => {
    const sampler = new LanguageSampler();
    for (const part of parts) sampler.add(part);
    return sampler.told();
  };
  const of = (language: string) =>
    passages
      .filter(([own]) => own === language)
      .map(([, text]) => text)
      .join('\n\n');

  it('is that of most of its text', () => {
    expect(told(`${of('de')}\n\n${of('en')}\n\n`, `${of('de')}\n\n${of('de')}`)?.language).toBe('de');
    expect(told(of('en'))).toMatchObject({ language: 'en' });
  });

  it('is told by its beginning where no paragraph is long enough, and less surely', () => {
    const short = told('La cosecha de café cayó en las tierras altas.');
    expect(short?.language).toBe('es');
    expect(short!.confidence).toBeLessThan(told(of('es'))!.confidence);
  });

  it('is not told of a table', () => {
    expect(told('1990 12.4\n1991 13.0\n1992 14.4\n'.repeat(50))).toBeUndefined();
  });

  it('does not depend on how the text is cut into parts', () => {
    const text = `${of('pt')}\n\n`;
    expect(told(text, text, text)?.language).toBe(told(text + text + text)?.language);
  });
});

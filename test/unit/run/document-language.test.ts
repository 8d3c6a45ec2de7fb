import { expect, it } from 'vitest';
import type { DocumentWarning } from '../../../src/record/run-schema.ts';
import { PassageLanguageCounts, settleLanguage } from '../../../src/run/document-language.ts';

const settle = (said?: string, ofFile?: string, told?: { language: string; confidence: number }) => {
  const warnings: DocumentWarning[] = [];
  const settled = settleLanguage(said, ofFile, told, (warning) => warnings.push(warning));
  return { ...settled, warned: warnings.map(({ code }) => code) };
};

it('believes the user, then the text, then the file', () => {
  expect(settle('sw', 'en-US', { language: 'fr', confidence: 0.99 })).toEqual({ language: 'sw', warned: [] });
  expect(settle(undefined, 'en-US', { language: 'fr', confidence: 0.99 })).toEqual({
    language: 'fr',
    languageConfidence: 0.99,
    warned: ['language.differs'],
  });
  expect(settle(undefined, 'en-US', { language: 'fr', confidence: 0.5 })).toEqual({
    language: 'en-US',
    warned: [],
  });
  expect(settle(undefined, 'fi')).toEqual({ language: 'fi', warned: [] });
  expect(settle()).toEqual({ warned: [] });
});

it('keeps the fuller tag of the file where both agree', () => {
  expect(settle(undefined, 'pt-BR', { language: 'pt', confidence: 0.9 })).toMatchObject({
    language: 'pt-BR',
    languageConfidence: 0.9,
  });
  expect(settle(undefined, 'nb', { language: 'no', confidence: 0.9 })).toMatchObject({
    language: 'nb',
    warned: [],
  });
});

it('warns of documents and passages that are not English', () => {
  const counts = new PassageLanguageCounts();
  counts.add([{}, { language: 'ru' }, { language: 'fr' }, { language: 'ru' }, { language: 'en' }]);
  expect(counts.warnings('en', 'en')).toEqual([
    {
      code: 'language.passages',
      message:
        '3 of 5 passages are not in English (2 in Russian (ru), 1 in French (fr)): names in them come from lists alone',
    },
  ]);
  expect(counts.warnings('de', 'en')[0]).toMatchObject({
    code: 'language.not-english',
    message: 'the text is in German (de): names in it come from lists alone',
  });
  expect(counts.warnings('und', 'any')[0]!.message).toContain('many will be wrong');
  expect(new PassageLanguageCounts().warnings('en-GB', 'en')).toEqual([]);
  expect(new PassageLanguageCounts().warnings(undefined, 'en')).toEqual([]);
});

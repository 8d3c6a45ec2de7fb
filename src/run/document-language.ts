import { isEnglish, isSameLanguage, type ToldLanguage } from '../language/document-language.ts';
import type { DocumentWarning } from '../record/run-schema.ts';

/** What is known of a document's language. */
export interface DocumentLanguage {
  /** BCP 47. */
  readonly language?: string;
  /** Where it was told from the text. */
  readonly languageConfidence?: number;
}

/** Confidence from which what the text tells is believed against what the file says. */
const sure = 0.7;

/**
 * Settles a document's language: what its user says wins; then what its text tells, under the fuller tag of the file (`pt-BR`) where
 * both agree; then what the file says, which programs fill in as they please.
 */
export function settleLanguage(
  said: string | undefined,
  ofFile: string | undefined,
  told: ToldLanguage | undefined,
  warn: (warning: DocumentWarning) => void,
): DocumentLanguage {
  if (said !== undefined) return { language: said };
  if (told === undefined) return ofFile === undefined ? {} : { language: ofFile };
  const { language, confidence: languageConfidence } = told;
  if (ofFile === undefined) return { language, languageConfidence };
  if (isSameLanguage(ofFile, language)) return { language: ofFile, languageConfidence };
  if (languageConfidence < sure) return { language: ofFile };
  const message = `the file says that it is in ${nameOf(ofFile)}, its text is in ${nameOf(language)}`;
  warn({ code: 'language.differs', message });
  return { language, languageConfidence };
}

/** Counts the passages of a document by their languages. */
export class PassageLanguageCounts {
  readonly #counts = new Map<string, number>();
  #passages = 0;

  add(passages: readonly { readonly language?: string | undefined }[]): void {
    this.#passages += passages.length;
    for (const { language } of passages)
      if (language !== undefined && !isEnglish(language))
        this.#counts.set(language, (this.#counts.get(language) ?? 0) + 1);
  }

  /**
   * What a reader of the record should know of its languages.
   * @param names `en` where rules and models look for names in English text alone
   */
  warnings(document: string | undefined, names: 'en' | 'any'): DocumentWarning[] {
    const effect = (where: string) =>
      names === 'en'
        ? `names in ${where} come from lists alone`
        : `names are looked for in ${where} as in English, and many will be wrong`;
    if (!isEnglish(document)) {
      const message = `the text is in ${nameOf(document!)}: ${effect('it')}`;
      return [{ code: 'language.not-english', message }];
    }
    if (this.#counts.size === 0) return [];
    const byCount = [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const other = byCount.reduce((sum, [, count]) => sum + count, 0);
    const languages = byCount.map(([language, count]) => `${count} in ${nameOf(language)}`).join(', ');
    const message = `${other} of ${this.#passages} passages are not in English (${languages}): ${effect('them')}`;
    return [{ code: 'language.passages', message }];
  }
}

/** Made when first asked for: it takes longer than a page of text. */
let names: Intl.DisplayNames | undefined;

/** `French (fr)` */
function nameOf(language: string): string {
  names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const name = language === 'und' ? 'a language that could not be told' : names.of(language);
  return name === undefined ? language : `${name} (${language})`;
}

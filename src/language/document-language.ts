import { readDataTable } from '../gazetteer/data-table.ts';
import { languageOf } from './tell.ts';

/** The language of a document as its text tells it. */
export interface ToldLanguage {
  /** BCP 47; `und` where it is only certain that it is not English. */
  readonly language: string;
  /** 0 to 1: the share of the sampled running text that is in it, less where the sample is small. */
  readonly confidence: number;
}

/** Paragraphs of a chunk that are looked at, and code units that one must have. */
const samples = 12;
const shortest = 80;
/** Longer paragraphs are taken in pieces. */
const longest = 2000;
/** Letters of a document so short that no paragraph of it is long enough. */
const fewestOfDocument = 24;
/** Letters at which a sample counts half. */
const half = 4;

/** Tells the language of a document from samples of its paragraphs, chunk by chunk; memory is bounded. */
export class LanguageSampler {
  readonly #letters = new Map<string, number>();
  #beginning = '';

  /** Takes the document's next part. */
  add(part: string): void {
    if (this.#beginning.length < longest) this.#beginning += part.slice(0, longest);
    const paragraphs = paragraphsOf(part);
    const step = Math.max(1, paragraphs.length / samples);
    for (let at = 0; at < paragraphs.length; at += step) this.#judge(paragraphs[Math.floor(at)]!);
  }

  #judge(text: string, fewest?: number): void {
    const language = languageOf(text, fewest);
    if (language !== undefined)
      this.#letters.set(language, (this.#letters.get(language) ?? 0) + Math.min(text.length, 1000));
  }

  /** What the samples say; undefined where none could be told. */
  told(): ToldLanguage | undefined {
    if (this.#letters.size === 0) this.#judge(this.#beginning, fewestOfDocument);
    let best: string | undefined;
    let all = 0;
    for (const [language, letters] of this.#letters) {
      all += letters;
      if (best === undefined || letters > this.#letters.get(best)!) best = language;
    }
    if (best === undefined) return undefined;
    const share = this.#letters.get(best)! / all;
    return { language: best, confidence: Math.round(((share * all) / (all + half)) * 1000) / 1000 };
  }
}

function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  for (const paragraph of text.split(/\n[^\S\n]*\n/)) {
    for (let at = 0; at < paragraph.length; at += longest) {
      const piece = paragraph.slice(at, at + longest);
      if (piece.length >= shortest) paragraphs.push(piece);
    }
  }
  return paragraphs;
}

/** Languages that are told as another that is near to them: Bokmål as Norwegian. */
const toldAs: ReadonlyMap<string, string> = new Map(
  readDataTable<'language' | 'told'>('languages/told-as.csv').map(({ language, told }) => [language, told]),
);

/** Whether a language as someone states it (`pt-BR`, `nb`) is the one that was told (`pt`, `no`). */
export function isSameLanguage(stated: string, told: string): boolean {
  const primary = stated.split('-', 1)[0]!.toLowerCase();
  return primary === told || toldAs.get(primary) === told;
}

/** Whether rules and models made for English read a language; where none is known they do. */
export function isEnglish(language: string | undefined): boolean {
  return language === undefined || language.split('-', 1)[0]!.toLowerCase() === 'en';
}

import type { DocumentProfile } from '../../contract/document.ts';
import { isEnglish, isSameLanguage } from '../../language/document-language.ts';
import { languageOf } from '../../language/tell.ts';
import type { Block } from './block-lines.ts';
import type { JoinedBlocks } from './joined-passages.ts';

/** Code units of a flow by which its language is told. */
const looked = 1000;

/** Tells the languages of a chunk's passages: running text by itself where it is long enough, all else by the document's. */
export class PassageLanguages {
  readonly #document: string | undefined;
  readonly #others = new Map<Block, string>();

  constructor({ language }: DocumentProfile) {
    this.#document = language;
  }

  /** Looks at blocks that read as one. @returns whether they are in another language than English */
  look(text: string, { blocks, parts }: JoinedBlocks): boolean {
    const { kind, citation } = blocks[0]!;
    // Headings, tables and references are lists of names as often as text.
    const isText = kind === 'paragraph' || kind === 'list' || kind === 'footnote';
    const own = isText && !citation ? languageOf(beginning(text, parts)) : undefined;
    if (own === undefined || this.#isDocuments(own)) return !isEnglish(this.#document);
    for (const block of blocks) this.#others.set(block, own);
    return !isEnglish(own);
  }

  #isDocuments(language: string): boolean {
    return this.#document === undefined ? language === 'en' : isSameLanguage(this.#document, language);
  }

  /** The language of a block where it is not the document's. */
  of(block: Block): string | undefined {
    return this.#others.get(block);
  }
}

function beginning(text: string, parts: JoinedBlocks['parts']): string {
  let shown = '';
  for (const { start, end } of parts) {
    shown += `${text.slice(start, Math.min(end, start + looked))} `;
    if (shown.length >= looked) break;
  }
  return shown;
}

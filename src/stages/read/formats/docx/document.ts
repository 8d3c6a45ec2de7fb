import type { FormatOptions, FormattedText } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { TextBuilder } from '../markup/text-builder.ts';
import { attributeOf, childrenOf, elementsOf, type MarkupElement } from '../markup/tree.ts';
import type { Block } from '../office/blocks.ts';
import { isCompoundFile, openCompoundFile } from '../office/compound-file.ts';
import { onceEach, writeBlocks } from '../office/write.ts';
import { UnpackBudget, ZipPackage } from '../packages/zip.ts';
import { readDiagram } from './diagrams.ts';
import { metadataOf } from './metadata.ts';
import { OpenPackage, type ReadPart } from './package.ts';
import { Story, type StoryOptions } from './story.ts';
import { Styles } from './styles.ts';

/**
 * Reads a Word document.
 * @throws OnomastError of kind `input`
 */
export async function readDocx(bytes: Uint8Array, options: FormatOptions): Promise<FormattedText> {
  const { name, maxUnpackedBytes, password } = options;
  const content = isCompoundFile(bytes) ? openCompoundFile(bytes, name, password) : bytes;
  const zip = await ZipPackage.open(content, name, new UnpackBudget(maxUnpackedBytes));
  return new WordDocument(new OpenPackage(zip, options), name).read();
}

type NoteType = 'footnote' | 'endnote';

/** The notes of a part by id, and how many have been referred to. */
interface Notes {
  readonly story: Story;
  readonly byId: ReadonlyMap<string, MarkupElement>;
  readonly numbers: Map<string, number>;
}

class WordDocument {
  readonly #package: OpenPackage;
  readonly #name: string;
  readonly #builder = new TextBuilder();
  readonly #notes = new Map<NoteType, Notes | undefined>();
  readonly #diagrams = new Set<string>();
  #main!: ReadPart;
  #styles!: Styles;

  constructor(open: OpenPackage, name: string) {
    this.#package = open;
    this.#name = name;
  }

  read(): FormattedText {
    const ofPackage = [...this.#package.relationsOf('').values()];
    const path = ofPackage.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
    const main = this.#package.part(path);
    const body = main && childrenOf(main.document.root, 'body')[0];
    if (main === undefined || body === undefined)
      throw new OnomastError('input.damaged', 'a package without a document of Word', { file: this.#name });
    this.#main = main;
    this.#styles = new Styles(this.#related('styles')?.document.root);
    writeBlocks(this.#builder, this.#story(main).blocks(body));
    writeBlocks(this.#builder, this.#furniture());
    this.#nameEmbedded();
    const { text, runs, parts } = this.#builder.finish();
    const metadata = metadataOf(
      ofPackage.find(({ type }) => type === 'core-properties')?.target ?? 'docProps/core.xml',
      this.#package,
    );
    return { text, runs, parts, metadata, warnings: this.#package.warnings };
  }

  #story(part: ReadPart, kind?: StoryOptions['kind']): Story {
    return new Story({
      part,
      index: this.#builder.part(part),
      styles: this.#styles,
      kind,
      note: (type, id) => this.#note(type, id),
      diagram: (relation) => this.#diagram(part, relation),
    });
  }

  #diagram({ relations }: ReadPart, relation: string): Block[] {
    const target = relations.get(relation)?.target;
    if (target === undefined || this.#diagrams.has(target)) return [];
    this.#diagrams.add(target);
    const part = this.#package.attempt(target, (path) => this.#package.part(path));
    return part === undefined ? [] : readDiagram(part, this.#builder.part(part));
  }

  /** The part that the main part is related to. */
  #related(type: string): ReadPart | undefined {
    const relation = [...this.#main.relations.values()].find((one) => one.type === type && !one.isOutside);
    return relation && this.#package.attempt(relation.target, (path) => this.#package.part(path));
  }

  #note(type: NoteType, id: string): { number: number; blocks: readonly Block[] } | undefined {
    if (!this.#notes.has(type)) this.#notes.set(type, this.#readNotes(type));
    const notes = this.#notes.get(type);
    const element = notes?.byId.get(id);
    if (notes === undefined || element === undefined) return undefined;
    const known = notes.numbers.get(id);
    if (known !== undefined) return { number: known, blocks: [] };
    const number = notes.numbers.size + 1;
    notes.numbers.set(id, number);
    return { number, blocks: notes.story.blocks(element, number) };
  }

  #readNotes(type: NoteType): Notes | undefined {
    const part = this.#related(`${type}s`);
    if (part === undefined) return undefined;
    const notes = childrenOf(part.document.root, type).filter(
      // lines between text and notes
      (note) => (attributeOf(note, 'type') ?? 'normal') === 'normal',
    );
    const byId = new Map(notes.map((note) => [attributeOf(note, 'id') ?? '', note]));
    return { story: this.#story(part, 'footnote'), byId, numbers: new Map() };
  }

  /** Running heads and feet of all sections. */
  #furniture(): Block[] {
    const targets = new Set<string>();
    for (const element of elementsOf(this.#main.document.root)) {
      if (element.name !== 'headerReference' && element.name !== 'footerReference') continue;
      const target = this.#main.relations.get(attributeOf(element, 'r:id') ?? '')?.target;
      if (target !== undefined) targets.add(target);
    }
    return onceEach([...targets].map((target) => this.#runningLines(target)));
  }

  #runningLines(target: string): Block[] {
    const part = this.#package.attempt(target, (path) => this.#package.part(path));
    return part === undefined ? [] : this.#story(part, 'furniture').blocks(part.document.root);
  }

  /** Names documents of other formats that stand in the text, as programs that convert HTML leave them. */
  #nameEmbedded(): void {
    for (const { type, target } of this.#main.relations.values())
      if (type === 'aFChunk')
        this.#package.warnings.push({
          code: 'part.unread',
          message: `${target}: a document in another format, not read`,
        });
  }
}

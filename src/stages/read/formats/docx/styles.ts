import { attributeOf, childrenOf, type MarkupElement } from '../markup/tree.ts';

interface Style {
  /** In lowercase; programs name the styles they came with in English, whatever their own language. */
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
  readonly vanish: boolean | undefined;
  readonly listed: boolean | undefined;
}

/** What a style says of text, what it inherits with it. */
export interface StyleLook {
  readonly names: readonly string[];
  readonly outline: number | undefined;
  readonly vanish: boolean;
  readonly listed: boolean;
}

const plain: StyleLook = { names: [], outline: undefined, vanish: false, listed: false };
/** Styles based on styles; more is a circle. */
const longestChain = 20;

/** The styles of a document by their ids. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #looks = new Map<string, StyleLook>();
  readonly #ofParagraphs: string | undefined;

  constructor(root: MarkupElement | undefined) {
    let ofParagraphs: string | undefined;
    for (const element of root === undefined ? [] : childrenOf(root, 'style')) {
      const id = attributeOf(element, 'styleId');
      if (id === undefined) continue;
      if (attributeOf(element, 'type') === 'paragraph' && isOn(attributeOf(element, 'default') ?? '0'))
        ofParagraphs ??= id;
      const paragraph = childrenOf(element, 'pPr')[0];
      const characters = childrenOf(element, 'rPr')[0];
      this.#styles.set(id, {
        name: (settingOf(element, 'name') ?? '').toLowerCase(),
        basedOn: settingOf(element, 'basedOn'),
        outline: paragraph && outlineOf(paragraph),
        vanish: characters && toggleOf(characters, 'vanish'),
        listed: paragraph && listedOf(paragraph),
      });
    }
    this.#ofParagraphs = ofParagraphs;
  }

  /** @param id absent: the style of paragraphs that name none */
  ofParagraph(id: string | undefined): StyleLook {
    return this.look(id ?? this.#ofParagraphs);
  }

  look(id: string | undefined): StyleLook {
    if (id === undefined) return plain;
    let look = this.#looks.get(id);
    if (look === undefined) {
      look = this.#inherited(id);
      this.#looks.set(id, look);
    }
    return look;
  }

  #inherited(id: string): StyleLook {
    const chain: Style[] = [];
    for (let next: string | undefined = id; next !== undefined && chain.length < longestChain; ) {
      const style = this.#styles.get(next);
      if (style === undefined) break;
      chain.push(style);
      next = style.basedOn;
    }
    const nearest = <K extends keyof Style>(key: K) => chain.find((style) => style[key] !== undefined)?.[key];
    const names = chain.map(({ name }) => name);
    return {
      names,
      outline: nearest('outline') ?? outlineOfNames(names),
      vanish: nearest('vanish') ?? false,
      listed: nearest('listed') ?? false,
    };
  }
}

/** The value of a property element: `<w:name w:val="heading 1"/>`. */
export function settingOf(element: MarkupElement, name: string): string | undefined {
  const property = childrenOf(element, name)[0];
  return property && attributeOf(property, 'val');
}

/** A property that is on or off; undefined where nothing is said. */
export function toggleOf(properties: MarkupElement, name: string): boolean | undefined {
  const property = childrenOf(properties, name)[0];
  return property && isOn(attributeOf(property, 'val') ?? '1');
}

function isOn(value: string): boolean {
  return !['0', 'false', 'off', 'none'].includes(value);
}

/** Outline level of a paragraph's properties, 0 to 8; 9 is running text. */
export function outlineOf(paragraph: MarkupElement): number | undefined {
  const value = settingOf(paragraph, 'outlineLvl');
  return value !== undefined && /^\d$/.test(value) ? Number(value) : undefined;
}

/** Whether a paragraph's properties make it an item of a list; number 0 takes it out of one. */
export function listedOf(paragraph: MarkupElement): boolean | undefined {
  const numbering = childrenOf(paragraph, 'numPr')[0];
  const list = numbering && settingOf(numbering, 'numId');
  return list === undefined ? undefined : list !== '0';
}

function outlineOfNames(names: readonly string[]): number | undefined {
  for (const name of names) {
    const level = /^heading ([1-9])$/.exec(name)?.[1];
    if (level !== undefined) return Number(level) - 1;
    if (name === 'title') return 0;
    if (name === 'subtitle') return 1;
  }
  return undefined;
}

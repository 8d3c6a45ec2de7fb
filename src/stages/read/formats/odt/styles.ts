import { attributeOf, childrenOf, type MarkupElement } from '../markup/tree.ts';

/** What a style says of text, what it inherits with it. */
export interface StyleLook {
  /** Of the style and those it goes back to, in lowercase. */
  readonly names: readonly string[];
  readonly hidden: boolean;
  readonly script: 'super' | 'sub' | undefined;
  readonly outline: number | undefined;
}

interface Style {
  readonly name: string;
  readonly parent: string | undefined;
  readonly hidden: boolean | undefined;
  readonly script: 'super' | 'sub' | 'none' | undefined;
  readonly outline: number | undefined;
}

const plain: StyleLook = { names: [], hidden: false, script: undefined, outline: undefined };
/** Styles that go back to styles; more is a circle. */
const longestChain = 20;

/** The styles of a document, by family and name. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #looks = new Map<string, StyleLook>();

  /** @param holders elements that hold styles; the first to name one says what it is */
  constructor(holders: readonly MarkupElement[]) {
    for (const element of holders.flatMap((holder) => childrenOf(holder, 'style'))) {
      const key = `${attributeOf(element, 'family')} ${attributeOf(element, 'name')}`;
      if (this.#styles.has(key)) continue;
      const text = childrenOf(element, 'text-properties')[0];
      this.#styles.set(key, {
        name: (attributeOf(element, 'display-name') ?? attributeOf(element, 'name') ?? '').toLowerCase(),
        parent: attributeOf(element, 'parent-style-name'),
        hidden: text && hiddenOf(text),
        script: text && scriptOf(attributeOf(text, 'text-position')),
        outline: levelOf(attributeOf(element, 'default-outline-level')),
      });
    }
  }

  look(family: 'paragraph' | 'text', name: string | undefined): StyleLook {
    if (name === undefined) return plain;
    const key = `${family} ${name}`;
    let look = this.#looks.get(key);
    if (look === undefined) {
      look = this.#inherited(family, name);
      this.#looks.set(key, look);
    }
    return look;
  }

  #inherited(family: string, name: string): StyleLook {
    const chain: Style[] = [];
    for (let next: string | undefined = name; next !== undefined && chain.length < longestChain; ) {
      const style = this.#styles.get(`${family} ${next}`);
      if (style === undefined) break;
      chain.push(style);
      next = style.parent;
    }
    const nearest = <K extends keyof Style>(key: K) => chain.find((style) => style[key] !== undefined)?.[key];
    const script = nearest('script');
    return {
      names: chain.map((style) => style.name),
      hidden: nearest('hidden') ?? false,
      script: script === 'none' ? undefined : script,
      outline: nearest('outline'),
    };
  }
}

function hiddenOf(properties: MarkupElement): boolean | undefined {
  const display = attributeOf(properties, 'display');
  return display === undefined ? undefined : display === 'none';
}

/** `super 58%`, `33% 58%`, `-8% 58%`, `0% 100%` */
function scriptOf(position: string | undefined): Style['script'] {
  if (position === undefined) return undefined;
  const [height = ''] = position.trim().split(/\s+/);
  if (height === 'super' || Number.parseFloat(height) > 0) return 'super';
  return height === 'sub' || Number.parseFloat(height) < 0 ? 'sub' : 'none';
}

/** A level of headings, 1 to 10. */
export function levelOf(value: string | undefined): number | undefined {
  const level = Number(value ?? '');
  return Number.isInteger(level) && level > 0 && level <= 10 ? level : undefined;
}

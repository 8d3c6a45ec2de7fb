import { createHash } from 'node:crypto';
import type { FormatOptions, FormatWarning } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { attributeOf, childrenOf, type MarkupDocument } from '../markup/tree.ts';
import { parseXml } from '../markup/xml.ts';
import type { ZipPackage } from '../packages/zip.ts';

/** A part's relation to another, or to a place outside. */
export interface Relation {
  /** The last step of its type: `footnotes`, `hyperlink`. */
  readonly type: string;
  /** Path inside the package, or what is outside as written. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** A part that has been parsed. */
export interface ReadPart {
  readonly path: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly document: MarkupDocument;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** The parts of an Office Open XML package, found by their relations. */
export class OpenPackage {
  readonly warnings: FormatWarning[];
  readonly #zip: ZipPackage;
  readonly #options: FormatOptions;
  readonly #types = new Map<string, string>();

  constructor(zip: ZipPackage, options: FormatOptions) {
    this.#zip = zip;
    this.#options = options;
    this.warnings = [...zip.warnings];
    const types = this.attempt('[Content_Types].xml', (path) => this.#parse(path));
    for (const type of types === undefined ? [] : childrenOf(types.root, 'Override')) {
      const name = attributeOf(type, 'PartName')?.replace(/^\//, '');
      const value = attributeOf(type, 'ContentType');
      if (name !== undefined && value !== undefined) this.#types.set(name, value);
    }
  }

  /** Relations of a part; of the package itself for the empty path. */
  relationsOf(path: string): ReadonlyMap<string, Relation> {
    const at = path.lastIndexOf('/') + 1;
    const file = `${path.slice(0, at)}_rels/${path.slice(at)}.rels`;
    const relations = new Map<string, Relation>();
    const document = this.attempt(file, (name) => this.#parse(name));
    for (const element of document === undefined ? [] : childrenOf(document.root, 'Relationship')) {
      const isOutside = attributeOf(element, 'TargetMode') === 'External';
      const written = attributeOf(element, 'Target') ?? '';
      relations.set(attributeOf(element, 'Id') ?? '', {
        type: (attributeOf(element, 'Type') ?? '').replace(/^.*\//, ''),
        target: isOutside ? written : resolved(path.slice(0, at), written),
        isOutside,
      });
    }
    return relations;
  }

  has(path: string): boolean {
    return this.#zip.has(path);
  }

  /** @throws OnomastError of kind `input`; undefined where there is no such part */
  part(path: string): ReadPart | undefined {
    const bytes = this.#zip.read(path);
    if (bytes === undefined) return undefined;
    return {
      path,
      mediaType: this.#types.get(path) ?? 'application/xml',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      document: this.#parseBytes(bytes, path),
      relations: this.relationsOf(path),
    };
  }

  /** What a part that the document can do without gives; one that cannot be read is named. */
  attempt<T>(path: string, read: (path: string) => T | undefined): T | undefined {
    try {
      return read(path);
    } catch (error) {
      // what is too large or too deep is no accident
      if (!(error instanceof OnomastError) || error.code !== 'input.damaged') throw error;
      this.warnings.push({ code: 'part.failed', message: `${path}: ${error.reason}` });
      return undefined;
    }
  }

  #parse(path: string): MarkupDocument | undefined {
    const bytes = this.#zip.read(path);
    return bytes === undefined ? undefined : this.#parseBytes(bytes, path);
  }

  #parseBytes(bytes: Uint8Array, path: string): MarkupDocument {
    const { name, maxDepth } = this.#options;
    return parseXml(bytes, { name: `${name}/${path}`, maxDepth });
  }
}

/** A target by the folder that it counts from: `word/` and `../docProps/core.xml` -> `docProps/core.xml` */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

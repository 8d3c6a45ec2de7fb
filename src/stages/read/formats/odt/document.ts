import { createHash } from 'node:crypto';
import type { FormatOptions, FormattedText, FormatWarning, Part } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { metadataOfFile } from '../file-metadata.ts';
import { TextBuilder } from '../markup/text-builder.ts';
import {
  attributeOf,
  childrenOf,
  type MarkupDocument,
  type MarkupElement,
  textContent,
} from '../markup/tree.ts';
import { parseXml } from '../markup/xml.ts';
import type { Block } from '../office/blocks.ts';
import { onceEach, writeBlocks } from '../office/write.ts';
import { isZip } from '../packages/signs.ts';
import { UnpackBudget, ZipPackage } from '../packages/zip.ts';
import { EncryptedFiles } from './encryption.ts';
import { Story } from './story.ts';
import { Styles } from './styles.ts';

/** A part that has been parsed. */
interface ReadPart {
  readonly document: MarkupDocument;
  /** What names it in the text builder; absent where the file is one. */
  readonly part?: Pick<Part, 'path' | 'mediaType' | 'sha256'>;
}

/** The parts that text and metadata are in; in a flat file all are one. */
interface Parts {
  readonly content: ReadPart;
  readonly styles: ReadPart | undefined;
  readonly meta: MarkupElement | undefined;
}

/**
 * Reads an OpenDocument text.
 * @throws OnomastError of kind `input`
 */
export async function readOdt(bytes: Uint8Array, options: FormatOptions): Promise<FormattedText> {
  const warnings: FormatWarning[] = [];
  const parts = isZip(bytes)
    ? await partsOfPackage(bytes, options, warnings)
    : flat(parseXml(bytes, options));
  const { content, styles, meta } = parts;
  const text = deepChild(content.document.root, ['body', 'text']);
  if (text === undefined)
    throw new OnomastError('input.damaged', 'an OpenDocument file without a text', { file: options.name });
  const holders = [content, styles].flatMap((part) =>
    part === undefined
      ? []
      : [...childrenOf(part.document.root, 'automatic-styles'), ...childrenOf(part.document.root, 'styles')],
  );
  const looks = new Styles(holders);
  const builder = new TextBuilder();
  const story = ({ document, part }: ReadPart) => new Story(document, part && builder.part(part), looks);
  writeBlocks(builder, story(content).blocks(text));
  // a part without text is not named
  const furniture = styles === undefined ? [] : furnitureOf(styles.document.root);
  if (styles !== undefined && furniture.length > 0)
    writeBlocks(builder, furnitureBlocks(furniture, story(styles)));
  const { text: written, runs, parts: named } = builder.finish();
  const metadata = meta === undefined ? {} : metadataOf(meta);
  return { text: written, runs, ...(named.length > 0 && { parts: named }), metadata, warnings };
}

function flat(document: MarkupDocument): Parts {
  return { content: { document }, styles: { document }, meta: childrenOf(document.root, 'meta')[0] };
}

async function partsOfPackage(
  bytes: Uint8Array,
  { name, maxUnpackedBytes, maxDepth, password }: FormatOptions,
  warnings: FormatWarning[],
): Promise<Parts> {
  const budget = new UnpackBudget(maxUnpackedBytes);
  let zip = await ZipPackage.open(bytes, name, budget);
  let encrypted: EncryptedFiles | undefined;
  const bytesOf = (path: string) => {
    const part = zip.read(path);
    if (part === undefined || !encrypted?.has(path)) return part;
    budget.take(encrypted.sizeOf(path), name);
    return encrypted.open(path, part);
  };
  const read = (path: string) => {
    const part = bytesOf(path);
    return part && { bytes: part, document: parseXml(part, { name: `${name}/${path}`, maxDepth }) };
  };
  const attempt = (path: string) => {
    try {
      return read(path);
    } catch (error) {
      // what is too large or too deep is no accident
      if (!(error instanceof OnomastError) || error.code !== 'input.damaged') throw error;
      warnings.push({ code: 'part.failed', message: `${path}: ${error.reason}` });
      return undefined;
    }
  };
  encrypted = new EncryptedFiles(attempt('META-INF/manifest.xml')?.document.root, name, password);
  const whole = bytesOf('encrypted-package');
  if (whole !== undefined) {
    zip = await ZipPackage.open(whole, name, budget);
    encrypted = undefined;
  }
  warnings.push(...zip.warnings);
  const content = read('content.xml');
  if (content === undefined)
    throw new OnomastError('input.damaged', 'an OpenDocument package without content.xml', { file: name });
  const named = (path: string, { bytes, document }: { bytes: Uint8Array; document: MarkupDocument }) => ({
    document,
    part: { path, mediaType: 'text/xml', sha256: createHash('sha256').update(bytes).digest('hex') },
  });
  const styles = attempt('styles.xml');
  const meta = attempt('meta.xml')?.document.root;
  return {
    content: named('content.xml', content),
    styles: styles && named('styles.xml', styles),
    meta: meta && childrenOf(meta, 'meta')[0],
  };
}

function deepChild(element: MarkupElement, names: readonly string[]): MarkupElement | undefined {
  let found: MarkupElement | undefined = element;
  for (const name of names) found = found && childrenOf(found, name)[0];
  return found;
}

/** Running heads and feet of all page styles. */
function furnitureOf(root: MarkupElement): MarkupElement[] {
  return childrenOf(root, 'master-styles')
    .flatMap((holder) => childrenOf(holder, 'master-page'))
    .flatMap((page) => childrenOf(page))
    .filter(
      (element) =>
        /^(?:header|footer)(?:-left|-first)?$/.test(element.name) &&
        attributeOf(element, 'display') !== 'false',
    );
}

function furnitureBlocks(elements: readonly MarkupElement[], story: Story): Block[] {
  return onceEach(elements.map((element) => story.blocks(element, { kind: 'furniture' })));
}

function metadataOf(meta: MarkupElement) {
  const values = (name: string) => childrenOf(meta, name).map(textContent);
  const creator = values('initial-creator');
  return metadataOfFile({
    title: values('title'),
    creator: creator.length > 0 ? creator : values('creator'),
    made: [...values('creation-date'), ...values('date')],
    language: values('language'),
    publisher: values('publisher'),
    identifier: values('identifier').map((value) => ({ name: 'identifier', value })),
  });
}

import type { FormatOptions, FormattedText, Metadata } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { metadataOfFile } from '../file-metadata.ts';
import { TextBuilder } from '../markup/text-builder.ts';
import { onceEach, writeBlocks } from '../office/write.ts';
import { RtfReader } from './reader.ts';
import { isRtf } from './signature.ts';

/**
 * Reads an RTF file.
 * @throws OnomastError `input.damaged`, `input.too-deep`
 */
export function readRtf(bytes: Uint8Array, options: FormatOptions): FormattedText {
  if (!isRtf(bytes))
    throw new OnomastError('input.damaged', 'it does not begin as RTF does', { file: options.name });
  const reader = new RtfReader(bytes, options);
  const blocks = reader.read();
  const builder = new TextBuilder();
  writeBlocks(builder, [...blocks, ...onceEach(reader.furniture)]);
  const { text, runs } = builder.finish();
  return { text, runs, metadata: metadataOf(reader.information) };
}

function metadataOf(information: ReadonlyMap<string, string>): Metadata {
  return metadataOfFile({
    title: [information.get('title')],
    creator: [information.get('author')],
    made: [information.get('creatim'), information.get('revtim')],
  });
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { RecordHead } from '../../record/sinks.ts';

/**
 * Texts of passages from the publications themselves, for records that leave them out; of one in another format from the text that
 * was written next to its record.
 * @param folder the folder that the paths of the sources or of those texts start from
 * @returns for a record's head, what reads its text by code points; it throws OnomastError `input.not-found` or `input.changed`
 */
export function sourceTexts(folder: string): (head: RecordHead) => (start: number, end: number) => string {
  const root = path.resolve(folder);
  return ({ source }) => {
    const wanted = source.text ?? source;
    const file = path.resolve(root, wanted.path);
    // A record's path comes from elsewhere: it must not lead out of the folder.
    if (!file.startsWith(root + path.sep))
      throw new OnomastError('input.not-found', 'the path leads out of the folder of sources', {
        file: wanted.path,
      });
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch (cause) {
      throw new OnomastError('input.not-found', 'the source cannot be read', { file }, { cause });
    }
    if (createHash('sha256').update(bytes).digest('hex') !== wanted.sha256)
      throw new OnomastError('input.changed', 'the source is not the one the record was made from', { file });
    const text = new TextDecoder(source.encoding ?? 'utf-8').decode(bytes);
    let codePoint = 0;
    let at = 0;
    const seek = (to: number) => {
      if (to < codePoint) codePoint = at = 0;
      for (; codePoint < to && at < text.length; codePoint++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
      return at;
    };
    return (start, end) => text.slice(seek(start), seek(end));
  };
}

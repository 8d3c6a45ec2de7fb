import path from 'node:path';
import type { InputOptions } from './input.ts';
import { formatOfName, mediaTypeOf } from './media-types.ts';

/**
 * Why a file of a folder or an archive is no publication that is read; undefined where it is one. By its extension, otherwise by its
 * content.
 * @param headOf gives the beginning of its bytes
 */
export function unreadKind(
  file: string,
  headOf: () => Uint8Array,
  { formats = [], ocr = false }: InputOptions,
): string | undefined {
  const byName = formatOfName(file, formats);
  if (byName === undefined ? mediaTypeOf(file, formats) !== undefined : byName.passedOver === undefined)
    return undefined;
  const extension = path.extname(file);
  const reason = reasonOf(extension);
  if (formats.length === 0) return reason;
  try {
    const head = headOf();
    const format = formats.find((one) => one.sniff(head)) ?? byName;
    return format === undefined ? reason : format.passedOver?.(head, { ocr });
  } catch (error) {
    return (error as Error).message;
  }
}

function reasonOf(extension: string): string {
  if (/^\.(?:jsonl|ndjson)$/i.test(extension)) return 'documents as JSON lines are read where they are named';
  return extension === '' ? 'no known kind' : `no known kind (${extension})`;
}

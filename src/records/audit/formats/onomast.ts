import type { GoldDocument } from '../gold-document.ts';
import {
  type GoldFormat,
  idOf,
  type Mismatch,
  parseJson,
  placeMentions,
  type RawMention,
  readText,
  textNextTo,
} from './format.ts';

/**
 * onomast's own: `<id>.json` with `{ "text_file", "mentions": [{ start, end, type, text, value }] }`, in code points. The text is the
 * file named by `text_file`, relative to the `.json`, or else the `<id>.txt` next to it.
 */
export const onomast: GoldFormat = {
  name: 'onomast',
  holdsValues: true,
  holdsOverlaps: true,
  isOwn: (name) => name.endsWith('.json'),
  async read(file) {
    const mismatches: Mismatch[] = [];
    const parsed = parseJson(await readText(file), file) as {
      mentions?: unknown;
      text_file?: unknown;
    } | null;
    const textFile = await textNextTo(
      file,
      typeof parsed?.text_file === 'string' ? parsed.text_file : undefined,
    );
    if (textFile === undefined) {
      return { documents: [], mismatches: [{ file, at: '/', reason: 'there is no text file next to it' }] };
    }
    if (!Array.isArray(parsed?.mentions)) {
      return { documents: [], mismatches: [{ file, at: '/mentions', reason: 'it is not an array' }] };
    }
    const raws = (parsed.mentions as (RawMention | null)[]).map(
      (raw, i) => [`/mentions/${i}`, raw ?? ({} as RawMention)] as const,
    );
    const mentions = placeMentions(textFile.text, raws, file, mismatches);
    return {
      documents: [{ id: idOf(file), path: textFile.path, text: textFile.text, mentions }],
      mismatches,
    };
  },
  write: (documents) =>
    documents.flatMap(({ id, text, mentions }: GoldDocument) => [
      { name: `${id}.txt`, content: text },
      {
        name: `${id}.json`,
        content: `${JSON.stringify({ text_file: `${id}.txt`, mentions: mentions.map(plain) }, null, 1)}\n`,
      },
    ]),
};

function plain({ start, end, type, text, value }: GoldDocument['mentions'][number]) {
  return { start, end, type, text, value };
}

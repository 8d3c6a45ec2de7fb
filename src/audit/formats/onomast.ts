import type { GoldDocument } from '../gold-document.ts';
import {
  type GoldFormat,
  idOf,
  type Mismatch,
  parseJson,
  placeMentions,
  type RawMention,
  readText,
  textBeside,
  withoutEnding,
} from './format.ts';

/** onomast's own: `<id>.txt` beside `<id>.json` with `{ "mentions": [{ start, end, type, text, value }] }`, in code points. */
export const onomast: GoldFormat = {
  name: 'onomast',
  holdsValues: true,
  holdsOverlaps: true,
  isOwn: (name, names) => name.endsWith('.json') && names.includes(`${withoutEnding(name)}.txt`),
  async read(file) {
    const mismatches: Mismatch[] = [];
    const parsed = parseJson(await readText(file), file) as { mentions?: unknown } | null;
    const beside = await textBeside(file);
    if (beside === undefined) {
      return { documents: [], mismatches: [{ file, at: '/', reason: 'there is no text file beside it' }] };
    }
    if (!Array.isArray(parsed?.mentions)) {
      return { documents: [], mismatches: [{ file, at: '/mentions', reason: 'it is not an array' }] };
    }
    const raws = (parsed.mentions as (RawMention | null)[]).map(
      (raw, i) => [`/mentions/${i}`, raw ?? ({} as RawMention)] as const,
    );
    const mentions = placeMentions(beside.text, raws, file, mismatches);
    return { documents: [{ id: idOf(file), path: beside.path, text: beside.text, mentions }], mismatches };
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

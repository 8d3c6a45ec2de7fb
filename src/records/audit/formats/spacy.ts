import path from 'node:path';
import {
  type GoldFormat,
  type GoldRead,
  idOf,
  type Mismatch,
  parseJson,
  placeMentions,
  type RawMention,
  readText,
} from './format.ts';

/**
 * spaCy's training data as JSON lines: `{"text": …, "entities": [[start, end, label]]}` a line, in code points. Also read:
 * entities as objects with `start`, `end` and `label`, the names `ents` and `spans`, pairs `[text, {"entities": …}]`, and all
 * of these in one JSON array. `id` and `meta.id` name the document; `meta.values` holds values, parallel to the entities.
 */
export const spacy: GoldFormat = {
  name: 'spacy',
  holdsValues: true,
  holdsOverlaps: true,
  isOwn: (name) => path.extname(name) === '.jsonl',
  async read(file): Promise<GoldRead> {
    const content = await readText(file);
    const mismatches: Mismatch[] = [];
    const items: [at: string, item: unknown][] = content.trimStart().startsWith('[')
      ? arrayOrLines(content, file)
      : linesOf(content, file);
    const documents = items.flatMap(([at, item], i) => {
      const parsed = taskOf(item);
      if (parsed === undefined) {
        mismatches.push({ file, at, reason: 'it has no "text" with "entities"' });
        return [];
      }
      const raws = parsed.entities.map((entity, e): [string, RawMention] => [
        `${at}, entity ${e + 1}`,
        mentionOf(entity, parsed.values[e]),
      ]);
      return [
        {
          id: parsed.id ?? `${idOf(file)}-${i + 1}`,
          text: parsed.text,
          mentions: placeMentions(parsed.text, raws, file, mismatches),
        },
      ];
    });
    return { documents, mismatches };
  },
  write: (documents) => [
    {
      name: 'gold.jsonl',
      content: documents
        .map(({ id, text, mentions }) => {
          const values = mentions.map(({ value }) => value);
          return `${JSON.stringify({
            text,
            entities: mentions.map(({ start, end, type }) => [start, end, type]),
            meta: { id, ...(values.some((value) => value !== '') && { values }) },
          })}\n`;
        })
        .join(''),
    },
  ],
};

function linesOf(content: string, file: string): [string, unknown][] {
  return content
    .split('\n')
    .map((line, i): [string, number] => [line, i + 1])
    .filter(([line]) => line.trim() !== '')
    .map(([line, number]) => [`line ${number}`, parseJson(line, file, number)]);
}

/** A file that begins with `[` is one array, or has a pair `[text, annotations]` on each line. */
function arrayOrLines(content: string, file: string): [string, unknown][] {
  let whole: unknown;
  try {
    whole = JSON.parse(content);
  } catch {
    return linesOf(content, file);
  }
  const list = whole as unknown[];
  if (typeof list[0] === 'string') return [['line 1', list]];
  return list.map((item, i) => [`/${i}`, item]);
}

function taskOf(
  item: unknown,
): { id: string | undefined; text: string; entities: unknown[]; values: unknown[] } | undefined {
  const [text, holder] = Array.isArray(item)
    ? [item[0], item[1] as Record<string, unknown>]
    : [(item as Record<string, unknown> | null)?.['text'], item as Record<string, unknown>];
  const entities = holder?.['entities'] ?? holder?.['ents'] ?? holder?.['spans'];
  if (typeof text !== 'string' || !Array.isArray(entities)) return undefined;
  const meta = (holder['meta'] ?? {}) as Record<string, unknown>;
  const id = holder['id'] ?? meta['id'];
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
    text,
    entities,
    values: Array.isArray(meta['values']) ? meta['values'] : [],
  };
}

function mentionOf(entity: unknown, value: unknown): RawMention {
  const extra = typeof value === 'string' ? { value } : {};
  if (Array.isArray(entity)) return { start: entity[0], end: entity[1], type: entity[2], ...extra };
  const { start, end, label, text } = (entity ?? {}) as Record<string, unknown>;
  return { start, end, type: label, ...(text !== undefined && { text }), ...extra };
}

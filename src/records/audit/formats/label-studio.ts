import path from 'node:path';
import { codePointIndex } from '../align/code-points.ts';
import type { GoldDocument } from '../gold-document.ts';
import {
  type GoldFormat,
  idOf,
  type Mismatch,
  parseJson,
  placeMentions,
  type RawMention,
  readText,
  withoutEnding,
} from './format.ts';

interface Region {
  id?: string;
  type?: string;
  value?: { start?: unknown; end?: unknown; text?: unknown; labels?: unknown[] };
  meta?: { text?: unknown[] };
}

interface Annotated {
  result?: Region[];
  was_cancelled?: boolean;
}

interface Task {
  id?: string | number;
  data?: Record<string, unknown>;
  annotations?: Annotated[];
  completions?: Annotated[];
}

/**
 * Label Studio's JSON export (https://labelstud.io/guide/export): an array of tasks with `data.text` and
 * `annotations[].result[]`, whose positions are JavaScript's, in UTF-16 code units. Texts that agree only when counted in code
 * points (exports of other tools in this shape) are read so. The first annotation that was not cancelled counts. A value is
 * kept in the region's `meta.text`.
 */
export const labelStudio: GoldFormat = {
  name: 'label-studio',
  holdsValues: true,
  holdsOverlaps: true,
  isOwn: (name, names) => path.extname(name) === '.json' && !names.includes(`${withoutEnding(name)}.txt`),
  async read(file) {
    const mismatches: Mismatch[] = [];
    const parsed = parseJson(await readText(file), file);
    const tasks = (Array.isArray(parsed) ? parsed : [parsed]) as (Task | null)[];
    const documents = tasks.flatMap((task, t): GoldDocument[] => {
      const text = task?.data?.['text'];
      if (typeof text !== 'string') {
        mismatches.push({ file, at: `/${t}/data/text`, reason: 'it is no string' });
        return [];
      }
      const annotations = listOf<Annotated | null>(task!.annotations ?? task!.completions);
      const counted = annotations.findIndex((one) => one?.was_cancelled !== true);
      const regions = listOf<Region | null>(annotations[counted]?.result)
        .map((region) => region ?? {})
        .filter(({ type, value }) => type === undefined || type === 'labels' || value?.labels !== undefined);
      const index = codePointIndex(text);
      const raws = regions.map((region, r): [string, RawMention] => [
        `/${t}/annotations/${counted}/result/${r}`,
        mentionOf(region, index, text),
      ]);
      const id = task!.data!['id'] ?? task!.id;
      return [
        {
          id: id === undefined ? `${idOf(file)}-${t + 1}` : String(id),
          text,
          mentions: placeMentions(text, raws, file, mismatches),
        },
      ];
    });
    return { documents, mismatches };
  },
  write: (documents) => [
    { name: 'gold.json', content: `${JSON.stringify(documents.map(taskOf), null, 1)}\n` },
  ],
};

/** A list, or nothing where the file has something else. */
function listOf<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function mentionOf(region: Region, index: ReturnType<typeof codePointIndex>, text: string): RawMention {
  const { start, end, text: surface, labels } = region.value ?? {};
  const note = region.meta?.text?.[0];
  const rest = {
    type: labels?.[0],
    ...(surface !== undefined && { text: surface }),
    ...(typeof note === 'string' && { value: note }),
  };
  if (!Number.isInteger(start) || !Number.isInteger(end)) return { start, end, ...rest };
  const [from, to] = [start as number, end as number];
  const inUnits = surface === undefined || text.slice(from, to) === surface;
  return inUnits && from >= 0 && to <= text.length
    ? { start: index.toPoints(from), end: index.toPoints(to), ...rest }
    : { start, end, ...rest };
}

function taskOf(document: GoldDocument, i: number) {
  const index = codePointIndex(document.text);
  return {
    id: i + 1,
    data: { id: document.id, text: document.text },
    annotations: [
      {
        id: i + 1,
        was_cancelled: false,
        result: document.mentions.map(({ start, end, type, text, value }) => ({
          id: `m${start}-${end}`,
          from_name: 'label',
          to_name: 'text',
          type: 'labels',
          value: { start: index.toUnits(start), end: index.toUnits(end), text, labels: [type] },
          ...(value !== '' && { meta: { text: [value] } }),
        })),
      },
    ],
  };
}

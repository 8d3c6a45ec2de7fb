import { aliasKinds } from './entry.ts';
import { type GazetteerHeader, lastPosting, noPosting, type SectionName } from './format.ts';

/** Numbers of a section; none where it is left out. */
type Section = ArrayLike<number> | undefined;

/**
 * What in a compiled gazetteer points nowhere: a checksum says that the bytes are those that were written, not that whoever wrote them
 * meant well. Linear in the file.
 * @param section the numbers of a section, undefined where it is left out
 * @returns what is damaged, undefined where nothing is
 */
export function damageOf(
  header: GazetteerHeader,
  section: (name: SectionName) => Section,
): string | undefined {
  const { entries, aliases } = header;
  const lists = ['idTemplates', 'types', 'classes', 'countries', 'subdivisions', 'languages'] as const;
  if (!lists.every((name) => Array.isArray(header[name])) || !isCount(entries) || !isCount(aliases))
    return 'its header';
  if (!header.idTemplates.every(isPair)) return 'its header';
  const pool = section('pool') ?? [0];
  const textsEnd = (at: number) => endOfText(pool, at) <= pool.length;
  const below = (name: SectionName, count: number, limit: number) => {
    const numbers = section(name);
    return numbers === undefined
      ? limit > 0 || count === 0
      : numbers.length >= count && all(numbers, (n) => n < limit);
  };
  const checks: readonly (readonly [SectionName, boolean])[] = [
    ['entryAliases', isPartition(section('entryAliases'), entries, aliases)],
    [
      'aliasSurface',
      (section('aliasSurface')?.length ?? 0) >= aliases && all(section('aliasSurface'), textsEnd),
    ],
    ['aliasKind', all(section('aliasKind'), (kind) => (kind & 15) < aliasKinds.length)],
    ['aliasLanguage', below('aliasLanguage', aliases, header.languages.length)],
    ['type', below('type', entries, header.types.length)],
    ['class', below('class', entries, header.classes.length)],
    ['country', below('country', entries, header.countries.length)],
    ['subdivision', below('subdivision', entries, header.subdivisions.length)],
    ['idTemplate', idsFit(header, section, 'id', textsEnd)],
    ['parentTemplate', idsFit(header, section, 'parent', textsEnd)],
    ['idSlots', section('idSlots') === undefined || isHashTable(section('idSlots'), entries)],
    ['extra', all(section('extra'), (at) => at === 0 || textsEnd(at))],
  ];
  return checks.find(([, holds]) => !holds)?.[0] ?? damageOfKeys(section, aliases);
}

/** The vocabulary and the trie of keys. */
function damageOfKeys(section: (name: SectionName) => Section, aliases: number): string | undefined {
  const words = Math.max(0, (section('wordStart')?.length ?? 0) - 1);
  const nodes = section('nodeWord')?.length ?? 0;
  const postings = section('postings') ?? [];
  const alias = (posting: number) => (posting >= lastPosting ? posting - lastPosting : posting) < aliases;
  const checks: readonly (readonly [SectionName, boolean])[] = [
    ['wordStart', isPartition(section('wordStart'), words, section('words')?.length ?? 0)],
    ['wordSlots', isHashTable(section('wordSlots'), words)],
    ['roots', ranksFit(section('roots'), nodes)],
    ['lowerRoots', ranksFit(section('lowerRoots'), words)],
    ['nodeInner', ranksFit(section('nodeInner'), Math.max(0, (section('innerChild')?.length ?? 0) - 1))],
    [
      'innerChild',
      isPartition(section('innerChild'), Math.max(0, (section('innerChild')?.length ?? 0) - 1), nodes),
    ],
    [
      'nodePosting',
      (section('nodePosting')?.length ?? 0) === nodes &&
        all(
          section('nodePosting'),
          (n) => n === noPosting || (n >= lastPosting ? alias(n) : n < postings.length),
        ),
    ],
    [
      'postings',
      all(postings, alias) && (postings.length === 0 || postings[postings.length - 1]! >= lastPosting),
    ],
    ['skeletonWord', all(section('skeletonWord'), (word) => word < words)],
  ];
  return checks.find(([, holds]) => !holds)?.[0];
}

const isPair = (template: unknown) =>
  Array.isArray(template) && template.length === 2 && template.every((part) => typeof part === 'string');

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

function all(numbers: Section, holds: (number: number) => boolean): boolean {
  if (numbers === undefined) return true;
  for (let i = 0; i < numbers.length; i++) if (!holds(numbers[i]!)) return false;
  return true;
}

/** Whether numbers begin at 0, never fall, and come to no more than a total; one more than the parts. */
function isPartition(numbers: Section, parts: number, total: number): boolean {
  if (numbers === undefined || numbers.length === 0) return parts === 0;
  if (numbers.length < parts + 1) return false;
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! < numbers[i - 1]!) return false;
  return numbers[numbers.length - 1]! <= total;
}

/** Whether a table of numbers of words or entries, from 1 on (0: free), has a power of two of slots, and a free one at which a search ends. */
function isHashTable(slots: Section, words: number): boolean {
  if (slots === undefined || slots.length === 0) return words === 0;
  if ((slots.length & (slots.length - 1)) !== 0) return false;
  return all(slots, (known) => known <= words) && !all(slots, (known) => known !== 0);
}

/** Whether the counts of a bit vector are those of its bits, and no rank reaches a limit. */
function ranksFit(words: Section, limit: number): boolean {
  if (words === undefined) return true;
  let count = 0;
  for (let w = 0; w + 1 < words.length; w += 2) {
    if (words[w + 1] !== count) return false;
    for (let bits = words[w]!; bits !== 0; bits &= bits - 1) count++;
  }
  return count <= limit;
}

function idsFit(
  { entries, idTemplates }: GazetteerHeader,
  section: (name: SectionName) => Section,
  which: 'id' | 'parent',
  textsEnd: (at: number) => boolean,
): boolean {
  const templates = section(`${which}Template`);
  const values = section(`${which}Value`);
  for (let entry = 0; entry < entries; entry++) {
    const template = templates === undefined ? 0 : templates[entry];
    const value = values === undefined ? 0 : values[entry];
    if (template === undefined || value === undefined || template >= Math.max(1, idTemplates.length))
      return false;
    if (template === 0 ? value !== 0 && !textsEnd(value) : !Array.isArray(idTemplates[template]))
      return false;
  }
  return true;
}

/** Where a text of the pool ends: its length (LEB128), then its bytes. */
function endOfText(pool: ArrayLike<number>, offset: number): number {
  let length = 0;
  for (let at = offset, shift = 0; at < pool.length && shift < 35; shift += 7) {
    const byte = pool[at++]!;
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) return at + length;
  }
  return Number.POSITIVE_INFINITY;
}

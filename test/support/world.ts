import type { Mention, TaggedFlow } from '../../src/contract/mention.ts';
import type { Resolution, ResolvedEntity } from '../../src/contract/resolution.ts';
import type { AliasKind, NamedEntry } from '../../src/gazetteer/entry.ts';
import type { Knowledge } from '../../src/names/knowledge.ts';
import { type NameType, nameTypes } from '../../src/record/schema.ts';
import type { ResolveOptions } from '../../src/stages/resolve/options.ts';
import { resolverOver } from '../../src/stages/resolve/resolve.ts';
import { View } from '../../src/text/view.ts';

const entry = (
  id: string,
  type: NameType,
  kind: string,
  name: string,
  country: string,
  more: Partial<NamedEntry> & { also?: string[] } = {},
): NamedEntry => {
  const { also = [], ...rest } = more;
  return {
    id: `urn:test:${id}`,
    type,
    class: kind,
    name,
    aliases: also.map((form) => {
      const [k, n] = form.includes(':')
        ? (form.split(':') as [AliasKind, string])
        : (['alias', form] as const);
      return { name: n, kind: k };
    }),
    countryCodes: country === '' ? [] : [country],
    sameAs: [],
    ...rest,
  };
};

/** A small made-up corner of the world next to some real countries. */
const entries: NamedEntry[] = [
  entry('fr', 'GPE', 'country', 'France', 'FR', { population: 6e7, also: ['French Republic'] }),
  entry('us', 'GPE', 'country', 'United States', 'US', { population: 3e8, also: ['abbr:US'] }),
  entry('no', 'GPE', 'country', 'Norway', 'NO', { population: 5e6, also: ['Kingdom of Norway'] }),
  entry('french', 'NORP', 'nationality', 'French', 'FR'),
  entry('norwegian', 'NORP', 'nationality', 'Norwegian', 'NO', { also: ['demonym:Norwegians'] }),
  entry('sami', 'NORP', 'people', 'Sami', ''),
  entry('arden-fr', 'GPE', 'city', 'Arden', 'FR', {
    population: 60_000,
    subdivisionCode: 'FR-ARD',
    latitude: 49,
    longitude: 4,
  }),
  entry('arden-us', 'GPE', 'city', 'Arden', 'US', { population: 300_000, latitude: 35, longitude: -82 }),
  entry('velm', 'GPE', 'city', 'Velm', 'FR', {
    population: 90_000,
    subdivisionCode: 'FR-VEL',
    latitude: 49.2,
    longitude: 4.4,
  }),
  entry('velm-region', 'GPE', 'region', 'Velm Region', 'FR', {
    population: 400_000,
    subdivisionCode: 'FR-VEL',
    also: ['Velm'],
  }),
  entry('tarn', 'GPE', 'city', 'Tarnau', 'FR', { population: 70_000, subdivisionCode: 'FR-TAR' }),
  entry('tarn-region', 'GPE', 'region', 'Tarnau Region', 'FR', {
    population: 300_000,
    subdivisionCode: 'FR-TAR',
    also: ['Tarnau'],
  }),
  // counties of one state, two of them towns of others, and one a parish
  ...(['Adane', 'Cassel', 'Guth', 'Odden', 'Shelbe'] as const).map((name) =>
    entry(`${name}-county`, 'GPE', 'district', `${name} County`, 'US', {
      population: 9000,
      subdivisionCode: 'US-IA',
      latitude: 41.5,
      longitude: -95,
    }),
  ),
  ...(['Cassel', 'Guth'] as const).map((name) =>
    entry(`${name}-town`, 'GPE', 'city', name, 'US', { population: 40_000, subdivisionCode: 'US-IL' }),
  ),
  ...(['Roden', 'Salm', 'Tavel', 'Uster'] as const).flatMap((name) => [
    entry(`${name}-county`, 'GPE', 'district', `${name} County`, 'US', { subdivisionCode: 'US-TX' }),
    entry(`${name}-town`, 'GPE', 'city', name, 'US', { population: 90_000, subdivisionCode: 'US-TX' }),
  ]),
  entry('saint-orla', 'GPE', 'region', 'Saint Orla', 'NO', { population: 70_000, subdivisionCode: 'NO-ORL' }),
  // a village called like a country, next door to Velm
  entry('norway-village', 'GPE', 'city', 'Norway', 'FR', {
    population: 3000,
    subdivisionCode: 'FR-VEL',
    latitude: 49.3,
    longitude: 4.5,
  }),
  entry('oslo', 'GPE', 'city', 'Oslo', 'NO', { population: 600_000 }),
  entry('bergen', 'GPE', 'city', 'Bergen', 'NO', { population: 280_000 }),
  entry('ncu', 'ORG', 'international-organisation', 'Northern Customs Union', '', {
    also: ['abbr:NCU', 'short:Union'],
  }),
  entry('harbour-union', 'ORG', 'international-organisation', 'Harbour Union', '', { also: ['short:Union'] }),
  entry('lake-council', 'ORG', 'state-body', 'Lake Council of Norway', 'NO', { also: ['short:Council'] }),
  entry('works', 'ORG', 'company', 'Velm Tractor Works', 'FR', { also: ['abbr:VTW'] }),
  entry('premier', 'PERSON', 'person', 'Aksel Brandvik', 'NO'),
  entry('sage', 'PERSON', 'historical-person', 'Vorlund', 'NO'),
];

const index = new Map<string, { entry: NamedEntry; kind: AliasKind }[]>();
for (const one of entries)
  for (const { name, kind } of [{ name: one.name, kind: 'name' as const }, ...one.aliases]) {
    const key = kind === 'abbr' ? name : name.toLowerCase();
    index.set(key, [...(index.get(key) ?? []), { entry: one, kind }]);
  }

/** Look-ups in the made-up world. */
export const world: Knowledge = {
  lookup: (name) => [...new Set([...(index.get(name) ?? []), ...(index.get(name.toLowerCase()) ?? [])])],
};

/**
 * Reads paragraphs with mentions marked `[PERSON:Ann Lee]`.
 */
export function tagged(...paragraphs: string[]): TaggedFlow[] {
  return paragraphs.map((marked) => {
    const mentions: Mention[] = [];
    const viewSpans: { start: number; end: number }[] = [];
    let text = '';
    for (const part of marked.split(/(\[[A-Z]+:[^\]]+\])/)) {
      const match = /^\[([A-Z]+):([^\]]+)\]$/.exec(part);
      if (match === null) {
        text += part;
        continue;
      }
      const [, type, surface] = match as unknown as [string, NameType | 'DATE', string];
      const span = { start: text.length, end: text.length + surface.length };
      text += surface;
      viewSpans.push(span);
      mentions.push({ type, ...span, confidence: 1, stages: ['test'], surface });
    }
    const tokens = {
      count: 0,
      text: [],
      start: new Uint32Array(),
      end: new Uint32Array(),
      sentences: new Uint32Array(1),
    };
    const flow = {
      kind: 'paragraph' as const,
      view: View.identity(text),
      blocked: [],
      citation: false,
      tokens,
    };
    return { flow, mentions, viewSpans };
  });
}

/** What a document of such paragraphs resolves to. */
export interface Resolved extends Resolution {
  /** The entity of the n-th mention of a surface, from 0. */
  of(surface: string, nth?: number): ResolvedEntity;
  /** The surfaces of the document by entity, in order of first mention. */
  groups(): string[][];
}

export function resolve(paragraphs: string[], options: Partial<ResolveOptions> = {}): Resolved {
  const flows = tagged(...paragraphs);
  const resolver = resolverOver(world, options)();
  for (const flow of flows) resolver.add([flow]);
  const resolution = resolver.finish();
  const surfaces = flows.flatMap(({ mentions }) => mentions.map(({ surface }) => surface));
  return {
    ...resolution,
    of(surface, nth = 0) {
      const at = surfaces.flatMap((one, i) => (one === surface ? [i] : []))[nth]!;
      return resolution.entities[resolution.entityOf[at]!]!;
    },
    groups: () =>
      resolution.entities.map((_, e) => surfaces.filter((_surface, i) => resolution.entityOf[i] === e)),
  };
}

export const types = nameTypes;

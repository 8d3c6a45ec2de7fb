import type { Component, StageName } from '../contract/component.ts';
import type { usualComponents } from './usual-components.ts';

/** A component whatever its options. */
export type AnyComponent = Component<StageName, never>;

type Load = () => Promise<{ readonly component: AnyComponent }>;

const usual =
  (name: keyof typeof usualComponents): Load =>
  async () => ({ component: (await import('./usual-components.ts')).usualComponents[name] });

/**
 * Every component that comes with onomast, by the name that pipeline files use; each is loaded only where a pipeline names it.
 * The order of a run is the pipeline file's, not this table's. A new component is a folder and a line here
 * and in `usual-components.ts`.
 */
export const registry: Readonly<Record<string, Load>> = {
  read: usual('read'),
  clean: usual('clean'),
  tokenise: usual('tokenise'),
  'tag.money': usual('tag.money'),
  'tag.percent': usual('tag.percent'),
  'tag.quantity': usual('tag.quantity'),
  'tag.figure-words': usual('tag.figure-words'),
  'tag.table': usual('tag.table'),
  'tag.date': usual('tag.date'),
  'tag.gazetteer': usual('tag.gazetteer'),
  'tag.person': usual('tag.person'),
  'tag.place': usual('tag.place'),
  'tag.organisation': usual('tag.organisation'),
  'tag.company': usual('tag.company'),
  'tag.facility': usual('tag.facility'),
  'tag.law': usual('tag.law'),
  'tag.event': usual('tag.event'),
  'tag.acronym': usual('tag.acronym'),
  'tag.model': usual('tag.model'),
  'tag.compromise': () => import('../stages/tag/opinions/compromise/compromise.ts'),
  'tag.merge': usual('tag.merge'),
  resolve: usual('resolve'),
  write: usual('write'),
};

/** Loads every component: for lists and schemas. */
export async function allComponents(): Promise<AnyComponent[]> {
  const modules = await Promise.all(Object.values(registry).map((load) => load()));
  return modules.map(({ component }) => component);
}

import type { Component, StageName } from '../contract/component.ts';

/** A component whatever its options. */
export type AnyComponent = Component<StageName, never>;

type Load = () => Promise<{ readonly component: AnyComponent }>;

/**
 * Every component that comes with onomast, by the name that pipeline files use; each is loaded only where a pipeline names it.
 * The order of a run is the pipeline file's, not this table's. A new component is a folder and a line here.
 */
export const registry: Readonly<Record<string, Load>> = {
  read: () => import('../stages/read/read.ts'),
  clean: () => import('../stages/clean/clean.ts'),
  tokenise: () => import('../stages/tokenise/tokenise.ts'),
  'tag.money': () => import('../stages/tag/values/money/money.ts'),
  'tag.percent': () => import('../stages/tag/values/percent/percent.ts'),
  'tag.quantity': () => import('../stages/tag/values/quantity/quantity.ts'),
  'tag.figure-words': () => import('../stages/tag/values/figure-words/figure-words.ts'),
  'tag.table': () => import('../stages/tag/values/table/table.ts'),
  'tag.date': () => import('../stages/tag/values/date/date.ts'),
  'tag.gazetteer': () => import('../stages/tag/opinions/gazetteer/gazetteer.ts'),
  'tag.person': () => import('../stages/tag/names/person/person.ts'),
  'tag.place': () => import('../stages/tag/names/place/place.ts'),
  'tag.organisation': () => import('../stages/tag/names/organisation/organisation.ts'),
  'tag.company': () => import('../stages/tag/names/company/company.ts'),
  'tag.facility': () => import('../stages/tag/names/facility/facility.ts'),
  'tag.law': () => import('../stages/tag/names/law/law.ts'),
  'tag.event': () => import('../stages/tag/names/event/event.ts'),
  'tag.acronym': () => import('../stages/tag/names/acronym/acronym.ts'),
  'tag.model': () => import('../stages/tag/opinions/model/model.ts'),
  'tag.compromise': () => import('../stages/tag/opinions/compromise/compromise.ts'),
  'tag.merge': () => import('../stages/tag/merge/merge.ts'),
  resolve: () => import('../stages/resolve/resolve.ts'),
  write: () => import('../stages/write/write.ts'),
};

/** Loads every component: for lists and schemas. */
export async function allComponents(): Promise<AnyComponent[]> {
  const modules = await Promise.all(Object.values(registry).map((load) => load()));
  return modules.map(({ component }) => component);
}

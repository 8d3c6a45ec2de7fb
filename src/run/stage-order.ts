import { type StageName, stageNames } from '../contract/component.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import type { StageConfig } from './pipeline-config.ts';
import { isPluginName } from './plugin.ts';
import type { AnyComponent } from './registry.ts';

type Place = (pointer: string) => { file?: string; pointer: string };

/** The stage of a component by its name. */
function stageOf(use: string): StageName {
  if (use === 'tag.merge') return 'merge';
  if (use.startsWith('tag.')) return 'tag';
  return use as StageName;
}

/** Where a component stands among the stages, by its name. */
export function positionOf(use: string): number {
  return stageNames.indexOf(stageOf(use));
}

const shown = stageNames.map((name) => (name === 'merge' ? 'tag.merge' : name));

/**
 * Checks that the stages of a pipeline are all there and in their order. A plug-in may stand anywhere: its stage is known once it
 * is loaded ({@link checkComponents}).
 * @throws OnomastError `config.invalid`
 */
export function checkOrder(stages: readonly StageConfig[], place: Place): void {
  let reached = 0;
  const seen = new Set<StageName>();
  for (const [i, { use }] of stages.entries()) {
    if (isPluginName(use)) continue;
    const at = positionOf(use);
    if (at < reached) {
      throw new OnomastError(
        'config.invalid',
        `${use} stands too late. The order is ${shown.join(', ')}`,
        place(`/stages/${i}`),
      );
    }
    if (use !== 'tag.merge' && stageOf(use) !== 'tag' && seen.has(stageOf(use)))
      throw new OnomastError('config.invalid', `${use} stands twice`, place(`/stages/${i}`));
    reached = at;
    seen.add(stageOf(use));
  }
  const plugins = stages.some(({ use }) => isPluginName(use));
  const missing = stageNames.find(
    (name) => !seen.has(name) && name !== 'tag' && !(plugins && (name === 'merge' || name === 'tokenise')),
  );
  if (missing !== undefined)
    throw new OnomastError(
      'config.invalid',
      `the stage ${missing === 'merge' ? 'tag.merge' : missing} is missing`,
      place('/stages'),
    );
}

/**
 * Checks what only the loaded components say: that a plug-in stands where its stage is, and that each stands after those it builds on.
 * @throws OnomastError `config.invalid`
 */
export function checkComponents(components: readonly AnyComponent[]): void {
  let reached = 0;
  for (const [i, { name, stage, after = [] }] of components.entries()) {
    const at = stageNames.indexOf(stage);
    const pointer = `/stages/${i}`;
    if (at < reached)
      throw new OnomastError(
        'config.invalid',
        `${name} stands too late: it belongs to the stage ${stage}. The order is ${shown.join(', ')}`,
        { pointer },
      );
    reached = at;
    const later = after.find((other) => components.slice(i + 1).some((next) => next.name === other));
    if (later !== undefined)
      throw new OnomastError(
        'config.invalid',
        `${name} stands too early: it builds on what ${later} finds, and must stand after it`,
        { pointer },
      );
  }
}

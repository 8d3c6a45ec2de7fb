import path from 'node:path';
import { OnomastError } from '../errors/onomast-error.ts';
import { didYouMean } from '../text/suggest.ts';
import type { PipelineConfig, StageConfig } from './pipeline-config.ts';
import type { PipelineFile } from './pipeline-schema.ts';
import { isPluginName } from './plugin.ts';
import { positionOf } from './stage-order.ts';

interface Extension {
  readonly file: PipelineFile;
  readonly folder: string;
  readonly place: (pointer: string) => { file?: string; pointer: string };
}

/**
 * A pipeline with the changes of another worked in: `without` leaves components out; a stage that the base has takes the options
 * named, the others keep theirs; any other stage is added before the component that its `before` names, else at the end of its stage.
 */
export function extendPipeline(base: PipelineConfig, { file, folder, place }: Extension): PipelineFile {
  // Paths in the base count from its own folder.
  const stages = base.stages.map((stage) => relocated(stage, base.folder));
  for (const [i, use] of (file.without ?? []).entries()) {
    const at = stages.findIndex((stage) => stage.use === use);
    if (at < 0) throw unknown(use, stages, place(`/without/${i}`));
    stages.splice(at, 1);
  }
  for (const [i, { before, ...stage }] of ((file.stages ?? []) as readonly StageConfig[]).entries()) {
    const at = stages.findIndex(({ use }) => use === stage.use);
    if (at >= 0) {
      stages[at] = { ...stages[at], ...stage } as StageConfig;
      continue;
    }
    const position =
      before === undefined
        ? endOfStage(stage as StageConfig, stages)
        : stages.findIndex(({ use }) => use === before);
    if (position < 0) throw unknown(String(before), stages, place(`/stages/${i}/before`));
    stages.splice(position, 0, relocated(stage as StageConfig, folder));
  }
  const { description } = { ...base, ...file };
  return {
    name: file.name ?? base.name,
    ...(description !== undefined && { description }),
    gazetteers: [...(file.gazetteers ?? base.gazetteers)],
    stages,
  };
}

/** A stage whose plug-in is named by its absolute path. */
function relocated(stage: StageConfig, folder: string): StageConfig {
  if (!isPluginName(stage.use) || stage.use.startsWith('npm:')) return stage;
  return { ...stage, use: path.resolve(folder, stage.use) };
}

/** Where an added stage goes: after all that stand before it by their stage; a plug-in of unknown stage before the merge. */
function endOfStage({ use }: StageConfig, stages: readonly StageConfig[]): number {
  const own = isPluginName(use) ? positionOf('tag.') : positionOf(use);
  const next = stages.findIndex((stage) => !isPluginName(stage.use) && positionOf(stage.use) > own);
  return next < 0 ? stages.length : next;
}

function unknown(
  use: string,
  stages: readonly StageConfig[],
  place: { file?: string; pointer: string },
): OnomastError {
  const names = stages.map((stage) => stage.use);
  return new OnomastError(
    'config.invalid',
    `the extended pipeline has no ${JSON.stringify(use)}${didYouMean(use, names)}`,
    place,
  );
}

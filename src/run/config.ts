import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../errors/onomast-error.ts';
import { packageRoot } from '../paths.ts';
import { didYouMean } from '../text/suggest.ts';
import { extendPipeline } from './extend.ts';
import type { PipelineConfig, StageConfig } from './pipeline-config.ts';
import type { PipelineFile } from './pipeline-schema.ts';
import { isPluginName } from './plugin.ts';
import { registry } from './registry.ts';
import { checkOrder } from './stage-order.ts';
import { explain, type ValidationError, validatorOf } from './validators.ts';

interface Origin {
  readonly file?: string;
  readonly folder?: string;
  /** Files that extend this one, for circles. */
  readonly extendedBy?: readonly string[];
}

const pipelinesFolder = path.join(packageRoot, 'pipelines');

/** Names of the pipelines that come with the package, sorted. */
export function shippedPipelines(): string[] {
  return readdirSync(pipelinesFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/**
 * Reads a pipeline by its shipped name or by the path of its file.
 * @throws OnomastError `config.not-found`, `config.invalid` with the place in the file, what is allowed there and the nearest right name
 */
export function loadPipelineConfig(nameOrFile: string): PipelineConfig {
  return loadFrom(nameOrFile, process.cwd(), []);
}

function loadFrom(nameOrFile: string, folder: string, extendedBy: readonly string[]): PipelineConfig {
  const isName = /^[a-z0-9][a-z0-9-]*$/.test(nameOrFile);
  const file = isName ? path.join(pipelinesFolder, `${nameOrFile}.json`) : path.resolve(folder, nameOrFile);
  if (!existsSync(file)) {
    const near = isName ? didYouMean(nameOrFile, shippedPipelines()) : '';
    throw new OnomastError('config.not-found', `no such pipeline ${JSON.stringify(nameOrFile)}${near}`);
  }
  if (extendedBy.includes(file))
    throw new OnomastError('config.invalid', 'the pipeline extends itself', { file, pointer: '/extends' });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new OnomastError(
      'config.invalid',
      `not readable as JSON (${(cause as Error).message})`,
      { file },
      { cause },
    );
  }
  return checkPipelineConfig(value, { file, folder: path.dirname(file), extendedBy: [...extendedBy, file] });
}

type Place = (pointer: string) => { file?: string; pointer: string };

/**
 * Validates a pipeline given as a value and fills in its defaults.
 * @throws OnomastError `config.invalid`
 */
export function checkPipelineConfig(value: unknown, origin: Origin = {}): PipelineConfig {
  const place: Place = (pointer) => ({ ...(origin.file !== undefined && { file: origin.file }), pointer });
  const file = structuredClone(value) as PipelineFile;
  validate('pipeline', file, place, '');
  const folder = origin.folder ?? process.cwd();
  const whole =
    file.extends === undefined
      ? file
      : extendPipeline(loadFrom(file.extends, folder, origin.extendedBy ?? []), { file, folder, place });
  const missing = (['name', 'stages'] as const).find((key) => whole[key] === undefined);
  if (missing !== undefined)
    throw new OnomastError('config.invalid', `${JSON.stringify(missing)} is missing`, place(''));
  const stages = whole.stages!.map((stage, i) => checkStage(stage as StageConfig, i, place));
  checkOrder(stages, place);
  return {
    name: whole.name!,
    ...(whole.description !== undefined && { description: whole.description }),
    gazetteers: whole.gazetteers ?? ['shipped'],
    stages,
    folder,
  };
}

/** A stage with the defaults of its options; those of a plug-in are checked where its module is loaded. */
function checkStage(stage: StageConfig, i: number, place: Place): StageConfig {
  if (isPluginName(stage.use)) return stage;
  if (!Object.hasOwn(registry, stage.use)) {
    const names = Object.keys(registry);
    throw new OnomastError(
      'config.invalid',
      `unknown component ${JSON.stringify(stage.use)}${didYouMean(stage.use, names)}. Known: ${names.join(', ')}; a component of your own is named by its path`,
      place(`/stages/${i}/use`),
    );
  }
  const { use, ...options } = stage;
  validate(use, options, place, `/stages/${i}`);
  return { use, ...options };
}

function validate(schema: string, value: unknown, place: Place, at: string): void {
  const check = validatorOf(schema);
  if (check(value)) return;
  const error = check.errors![0] as ValidationError;
  throw new OnomastError('config.invalid', explain(error), place(`${at}${error.instancePath}`));
}
